import { type Affine, chain, rotation, translation } from "@side-projects/raster";
import { fontAwesome, type IconInfo, measureIcon, renderRgba } from "icon-render";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { boxOf, pointsOn } from "./curves.ts";
import { ink } from "./pixels.ts";
import { moved } from "./placing.ts";

/**
 * Each icon at each size, upright and at 45 degrees: not blank, its curves inside the canvas, and as much ink as the
 * same icon has in the middle of a canvas twice as large.
 */
export function clippingFindings(icons: readonly IconInfo[], sizes: readonly number[]): Finding[] {
  const blank: string[] = [];
  const outside: string[] = [];
  let lost = 0;
  let checked = 0;
  for (const { name, style } of icons) {
    for (const size of sizes) {
      for (const rotate of [0, 45]) {
        checked++;
        const title = `${style} ${name} at ${size} px, ${rotate} degrees`;
        const given = { size, rotate, style, background: "transparent" } as const;
        const { shrunk } = measureIcon(name, given);
        const iconSize = Math.floor(0.95 * size) * shrunk;
        const drawn = ink(renderRgba(name, given));
        const whole = ink(renderRgba(name, { ...given, size: 2 * size, iconSize, overflow: "crop" }));
        if (drawn === 0 || whole === 0) blank.push(title);
        if (!fits(name, style, { size, rotate, iconSize })) outside.push(title);
        lost = Math.max(lost, Math.abs(drawn / whole - 1));
      }
    }
  }
  return [
    allOf(`pictures at ${sizes.join(", ")} px, 0 and 45 degrees, that are not blank`, checked, blank),
    allOf("outlines inside the canvas", checked, outside),
    atMost("ink differs from that on a canvas twice as large by", 100 * lost, 0.1, " %"),
  ];
}

/** Whether the curves, turned by hand about the middle of what they cover, stay on the canvas. */
function fits(
  name: string,
  style: string,
  { size, rotate, iconSize }: { size: number; rotate: number; iconSize: number },
): boolean {
  const set = fontAwesome();
  const { outline, unitsPerEm } = set.glyph(set.find(name, style));
  const scale = iconSize / unitsPerEm;
  const turnedAndScaled: Affine = chain([scale, 0, 0, scale, 0, 0], rotation(rotate));
  const points = moved(pointsOn(outline, 32), turnedAndScaled);
  const [left, top, right, bottom] = boxOf(points);
  const centred = boxOf(moved(points, translation((size - left - right) / 2, (size - top - bottom) / 2)));
  return Math.min(centred[0], centred[1]) >= -1e-3 && Math.max(centred[2], centred[3]) <= size + 1e-3;
}
