import { loadResvg } from "./modules.ts";

/** A shape as SVG path data in any units. */
export interface Drawing {
  readonly d: string;
  readonly rule?: "nonzero" | "evenodd";
  /** What is fitted to the picture. @default the bounds that resvg finds */
  readonly box?: readonly [x: number, y: number, width: number, height: number];
}

/** How a drawing lies in a picture. */
export interface Fitted {
  readonly width: number;
  readonly height: number;
  readonly fit?: "contain" | "cover" | "stretch";
  /** Share of the free room that is left of and above it. @default the middle */
  readonly share?: readonly [x: number, y: number];
  /** Pixels. @default 0 */
  readonly margin?: number;
}

/** Samples along a side of a pixel. */
const ZOOM = 4;

/** How much of each pixel the drawing covers, 0 to 255, by resvg: it is placed by the definition of the options alone. */
export function drawnMask(drawing: Drawing, { width, height, fit = "contain", share, margin = 0 }: Fitted): Uint8Array {
  const [x, y, w, h] = drawing.box ?? boundsOf(drawing);
  const [roomX, roomY] = [width - 2 * margin, height - 2 * margin];
  const full = [roomX / w, roomY / h] as const;
  const even = fit === "cover" ? Math.max(...full) : Math.min(...full);
  const [sx, sy] = fit === "stretch" ? full : [even, even];
  const [shareX, shareY] = share ?? [0.5, 0.5];
  const [left, top] = [margin + (roomX - sx * w) * shareX, margin + (roomY - sy * h) * shareY];
  const place = `translate(${left} ${top}) scale(${sx} ${sy}) translate(${-x} ${-y})`;
  return alphaOf(document(width, height, `<g transform="${place}">${element(drawing)}</g>`), ZOOM);
}

/** The alpha of an SVG document drawn by resvg, each pixel the mean of a square of finer ones. */
export function alphaOf(svg: string, zoom: number): Uint8Array {
  const { Resvg } = loadResvg();
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false }, fitTo: { mode: "zoom", value: zoom } }).render();
  // Each look at the pixels is a copy of them.
  const { pixels, width: stride } = drawn;
  const [width, height] = [Math.round(stride / zoom), Math.round(drawn.height / zoom)];
  const sums = new Uint32Array(width * height);
  for (let y = 0; y < height * zoom; y++) {
    for (let x = 0; x < width * zoom; x++) {
      const at = Math.floor(y / zoom) * width + Math.floor(x / zoom);
      sums[at] = (sums[at] ?? 0) + (pixels[4 * (y * stride + x) + 3] ?? 0);
    }
  }
  return Uint8Array.from(sums, (sum) => Math.floor(sum / (zoom * zoom)));
}

/** A thousand times as large, since resvg's own numbers are short. */
function boundsOf(drawing: Drawing): readonly [number, number, number, number] {
  const { Resvg } = loadResvg();
  const svg = document(10, 10, `<g transform="scale(1000)">${element(drawing)}</g>`);
  const box = new Resvg(svg).getBBox();
  if (box === undefined) throw new Error("a mask that draws nothing");
  return [box.x / 1000, box.y / 1000, box.width / 1000, box.height / 1000];
}

function document(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}

function element({ d, rule = "nonzero" }: Drawing): string {
  return `<path fill-rule="${rule}" d="${d}"/>`;
}
