import { fontAwesome, type IconInfo, renderRgba } from "icon-render";
import { atMost, type Finding } from "../src/findings.ts";
import { pointsOn } from "./curves.ts";

/** Part of the outline's length that runs upright or level. */
const ALIGNED = 0.8;

/** Whether an icon is axis-aligned: nearly all of its outline is straight and runs along an axis. */
export function isAxisAligned(icon: IconInfo): boolean {
  let [aligned, all] = [0, 0];
  for (const contour of pointsOn(fontAwesome().glyph(icon).outline, 16)) {
    for (const [i, [x0, y0]] of contour.entries()) {
      const [x1, y1] = contour[(i + 1) % contour.length] ?? [x0, y0];
      const length = Math.hypot(x1 - x0, y1 - y0);
      all += length;
      if (Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0)) < 1e-6) aligned += length;
    }
  }
  return aligned >= ALIGNED * all;
}

/** Pixels that are neither empty nor full, with and without snap, over all axis-aligned icons of the list. */
export function snapFindings(icons: readonly IconInfo[]): Finding[] {
  const chosen = icons.filter(isAxisAligned);
  let [plain, snapped] = [0, 0];
  for (const { name, style } of chosen) {
    const options = { size: 16, style, background: "transparent" } as const;
    plain += partial(renderRgba(name, options).data);
    snapped += partial(renderRgba(name, { ...options, snap: true }).data);
  }
  const left = plain === 0 ? Number.NaN : (100 * snapped) / plain;
  return [
    { met: chosen.length > 0, text: `${chosen.length} icons whose outline is ${100 * ALIGNED} % upright or level` },
    atMost(`of ${plain} partly covered pixels at 16 px, --snap leaves`, left, 50, " %"),
  ];
}

function partial(data: ArrayLike<number>): number {
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 0 && data[i] !== 255) count++;
  return count;
}
