import { compose } from "@side-projects/raster";
import { decodePng } from "@side-projects/testkit";
import { renderPng, renderRgba, renderWebp } from "icon-render";
import { readPng } from "../../../packages/raster/test/png-reader.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { somePictures } from "./icons.ts";
import { loadSharp } from "./modules.ts";
import { centre, type Pixels } from "./pixels.ts";

const COLORS = [
  [128, 128, 128, 128],
  [255, 87, 51, 255],
  [1, 2, 3, 4],
  [200, 100, 50, 77],
] as const;

/** Icons of one colour on transparent: every pixel that is seen has exactly that colour, in each format. */
export async function straightAlpha(count: number): Promise<Finding[]> {
  const middles: string[] = [];
  const wanted = [128, 128, 128, 128];
  const options = { size: 64, color: [128, 128, 128, 128], background: "transparent" } as const;
  for (const [format, image] of await inEachFormat("square", options)) {
    if (centre(image).join() !== wanted.join()) middles.push(`${format} has ${centre(image).join(",")}`);
  }
  const wrong: string[] = [];
  let seen = 0;
  for (const [i, icon] of somePictures(count).entries()) {
    const color = COLORS[i % COLORS.length] ?? COLORS[0];
    const [r, g, b] = color;
    const given = { size: 33, style: icon.style, background: "transparent", color } as const;
    for (const [format, image] of await inEachFormat(icon.name, given)) {
      seen++;
      if (!hasOnly(image, [r, g, b])) wrong.push(`${icon.name} in ${color.join(",")} as ${format}`);
    }
  }
  return [
    allOf("square of 128,128,128,128 in the middle", 4, middles),
    allOf("pictures whose every visible pixel has exactly the colour", seen, wrong),
  ];
}

/** The raster alone: a colour under every coverage keeps its red, green and blue. */
export function rasterAlpha(): Finding {
  const coverage = Uint8Array.from({ length: 256 }, (_, i) => i);
  const wrong: string[] = [];
  for (const [r, g, b, a] of COLORS) {
    const paint = { kind: "solid", color: [r, g, b, a / 255] } as const;
    const data = compose([{ coverage, paint }], { width: 256, height: 1 });
    if (!hasOnly({ width: 256, height: 1, data }, [r, g, b])) wrong.push([r, g, b, a].join());
  }
  return allOf("colours that every coverage leaves exact", COLORS.length, wrong);
}

type Options = Parameters<typeof renderPng>[1];

async function inEachFormat(icon: string, options: Options): Promise<[string, Pixels][]> {
  const png = renderPng(icon, options);
  const { width, height, rgba } = readPng(png);
  const webp = await renderWebp(icon, options);
  const data = await loadSharp()(webp).ensureAlpha().raw().toBuffer();
  return [
    ["pixels", renderRgba(icon, options)],
    ["PNG by pngjs", decodePng(png)],
    ["PNG by our reader", { width, height, data: rgba }],
    ["WebP by libwebp", { width, height, data }],
  ];
}

function hasOnly({ data }: Pixels, [r, g, b]: readonly [number, number, number]): boolean {
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] !== 0 && (data[i] !== r || data[i + 1] !== g || data[i + 2] !== b)) return false;
  }
  return true;
}
