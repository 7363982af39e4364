import { type IconInfo, measureIcon, renderRgba, renderSvg } from "icon-render";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { loadResvg } from "./modules.ts";
import { mirrored, same } from "./pixels.ts";

const SIZES = [16, 33, 512] as const;

/**
 * The middle of what each icon draws, as resvg finds it in our SVG, against the middle of the canvas; and the pixels of
 * the icon flipped against the mirrored pixels, which are the same only where the middle is.
 */
export function centringFindings(icons: readonly IconInfo[]): Finding[] {
  const { Resvg } = loadResvg();
  let [apart, claimed, checked] = [0, 0, 0];
  const lopsided: string[] = [];
  for (const { name, style } of icons) {
    for (const size of SIZES) {
      for (const fit of ["em", "bbox"] as const) {
        checked++;
        const options = { size, fit, style, background: "transparent" } as const;
        const box = new Resvg(renderSvg(name, options)).getBBox();
        const [x, y] = box === undefined ? [Number.NaN, Number.NaN] : [box.x + box.width / 2, box.y + box.height / 2];
        apart = largest(apart, x - size / 2, y - size / 2);
        const layout = measureIcon(name, options);
        claimed = largest(claimed, (layout.left + layout.right - size) / 2, (layout.top + layout.bottom - size) / 2);
        const flipped = renderRgba(name, { ...options, flip: "horizontal" });
        if (!same(flipped.data, mirrored(renderRgba(name, options)).data))
          lopsided.push(`${style} ${name} at ${size} px`);
      }
    }
  }
  const what = `${icons.length} icons at ${SIZES.join(", ")} px, fit em and bbox: middle off by`;
  return [
    atMost(what, apart, 0.02, " px"),
    atMost("by measureIcon", claimed, 0.02, " px"),
    allOf("flipped pictures that are the mirrored pixels", checked, lopsided),
  ];
}

/** NaN stays NaN, so that a box that was not found is over every limit. */
function largest(known: number, ...found: number[]): number {
  return Math.max(known, ...found.map(Math.abs));
}
