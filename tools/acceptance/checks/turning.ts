import { type IconInfo, renderPng, renderRgba } from "icon-render";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { ink, same, turned } from "./pixels.ts";

const SIZES = [64, 257] as const;

/** Quarter turns against the turned pixels, a whole turn against none, and the ink at 37 degrees against that at 0. */
export function rotationFindings(icons: readonly IconInfo[]): Finding[] {
  const quarters: string[] = [];
  const whole: string[] = [];
  let lost = 0;
  for (const { name, style } of icons) {
    for (const size of SIZES) {
      // The icon has room to turn, so that nothing makes it smaller.
      const options = { size, iconSize: 0.6 * size, style, background: "transparent" } as const;
      const upright = renderRgba(name, options);
      for (const count of [1, 2, 3]) {
        const wanted = turned(upright, count);
        const found = renderRgba(name, { ...options, rotate: 90 * count });
        if (!same(wanted.data, found.data)) quarters.push(`${style} ${name} at ${90 * count} degrees, ${size} px`);
      }
      const round = renderPng(name, { ...options, rotate: 360 });
      if (!same(round, renderPng(name, options))) whole.push(`${style} ${name} at ${size} px`);
    }
    const large = { size: 512, iconSize: 300, style, background: "transparent" } as const;
    const before = ink(renderRgba(name, large));
    lost = Math.max(lost, Math.abs(ink(renderRgba(name, { ...large, rotate: 37 })) / before - 1));
  }
  return [
    allOf("quarter turns with the turned pixels of 0 degrees", icons.length * SIZES.length * 3, quarters),
    allOf("files of 360 degrees with the bytes of 0", icons.length * SIZES.length, whole),
    atMost("ink at 37 degrees differs by", 100 * lost, 0.1, " %"),
  ];
}
