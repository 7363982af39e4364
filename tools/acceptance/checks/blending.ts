import { renderRgba } from "icon-render";
import type { Finding } from "../src/findings.ts";
import { centre } from "./pixels.ts";

/** Grey of half black on white, by opacity and by an edge that halves the pixels. */
export function blendFindings(): Finding[] {
  return (["srgb", "linear"] as const).map((blend) => {
    const wanted = { srgb: 128, linear: 188 }[blend];
    const byOpacity = centre(renderRgba("square", { size: 64, opacity: 0.5, blend }));
    // A square from half a pixel on: its first column and row are half covered.
    const path = { path: "M2.5 2H6V6H2.5Z", viewBox: [0, 0, 8, 8] } as const;
    const { data } = renderRgba(path, { size: 8, iconSize: 8, anchorX: "left", offsetX: 2.5, blend });
    const byEdge = data[4 * (4 * 8 + 2)];
    const met = byOpacity.slice(0, 3).every((value) => value === wanted) && Math.abs((byEdge ?? 0) - wanted) <= 1;
    return {
      met,
      text: `${blend}: half opacity gives ${byOpacity[0]}, a half covered pixel ${byEdge}, wanted ${wanted}`,
    };
  });
}
