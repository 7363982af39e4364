import { decodePng } from "@side-projects/testkit";
import { layoutCloud, renderPng, renderWebp } from "../../../packages/wordcloud/src/index.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { cloudWords } from "./cloud-material.ts";
import { loadSharp } from "./modules.ts";
import type { Pixels } from "./pixels.ts";

/** One colour, so that every pixel that is seen must have just this. */
const COLOR = "#1c7ed6";
const RGB = [0x1c, 0x7e, 0xd6];
const CONTOUR = { width: 6, color: "#e03131" };
const SCALES = [0.5, 1, 1.37, 3];

/** Transparent pictures have straight alpha at any scale, in PNG and in WebP, with a contour as well. */
export async function alphaFindings(): Promise<Finding[]> {
  const size = { width: 300, height: 260 };
  const layout = layoutCloud(cloudWords(60, 4), { ...size, mask: "star", minFont: 2, colors: [COLOR], angles: "any" });
  const tinted: string[] = [];
  const unlike: string[] = [];
  const sized: string[] = [];
  let [soft, clear] = [0, 0];
  for (const scale of SCALES) {
    const drawing = { background: "transparent", scale };
    const png = decodePng(renderPng(layout, drawing));
    const webp = await decodeWebp(await renderWebp(layout, drawing));
    for (const [name, picture] of [["PNG", png] as const, ["WebP", webp] as const]) {
      const { width, height } = picture;
      if (width !== Math.round(300 * scale) || height !== Math.round(260 * scale)) sized.push(`${width} x ${height}`);
      const off = offColor(picture);
      if (off > 0) tinted.push(`${name} at ${scale}: ${off} px`);
    }
    if (!sameSeen(png, webp)) unlike.push(`at ${scale}`);
    soft += count(png, (alpha) => alpha > 0 && alpha < 255);
    clear += count(png, (alpha) => alpha === 0);
  }
  return [
    allOf("pictures whose every visible pixel has exactly the colour", 2 * SCALES.length, tinted),
    allOf("WebP with the visible pixels of the PNG", SCALES.length, unlike),
    allOf("pictures of the size asked for", 2 * SCALES.length, sized),
    { met: soft > 1000 && clear > 1000, text: `${soft} pixels are translucent and ${clear} clear` },
    ...contours(),
  ];
}

function contours(): Finding[] {
  const wrong: string[] = [];
  const areas: number[] = [];
  for (const scale of SCALES) {
    for (const width of [2, 6, 12]) {
      const options = { width: 300, height: 260, mask: "star", minFont: 2, colors: [COLOR] } as const;
      const layout = layoutCloud(cloudWords(40, 4), options);
      const contour = { ...CONTOUR, width };
      const picture = decodePng(renderPng(layout, { background: "transparent", mask: "star", contour, scale }));
      const line = count(picture, (alpha, [r, g, b]) => alpha >= 128 && r === 0xe0 && g === 0x31 && b === 0x31);
      const clear = count(picture, (alpha) => alpha === 0);
      areas.push(line);
      if (line < 300 * scale || clear === 0) wrong.push(`${width} px at ${scale}: ${line} px of line`);
    }
  }
  const grows = areas.every((area, i) => i % 3 === 0 || area > (areas[i - 1] ?? 0));
  return [
    allOf("transparent pictures with a contour of exactly its colour", 3 * SCALES.length, wrong),
    { met: grows, text: `contours grow with their width: ${areas.slice(0, 6).join(", ")} px` },
  ];
}

function offColor({ data }: Pixels): number {
  let off = 0;
  for (let i = 0; i < data.length; i += 4) {
    if ((data[i + 3] ?? 0) > 0 && RGB.some((value, c) => data[i + c] !== value)) off++;
  }
  return off;
}

function sameSeen(a: Pixels, b: Pixels): boolean {
  if (a.data.length !== b.data.length) return false;
  return a.data.every((value, i) => value === b.data[i] || (i % 4 < 3 && a.data[i - (i % 4) + 3] === 0));
}

function count({ data }: Pixels, wanted: (alpha: number, rgb: readonly number[]) => boolean): number {
  let found = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (wanted(data[i + 3] ?? 0, [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0])) found++;
  }
  return found;
}

/** By sharp, whose decoder is that of browsers; the size is in the head of the one chunk of a lossless file. */
async function decodeWebp(file: Uint8Array): Promise<Pixels> {
  const data = await loadSharp()(file).ensureAlpha().raw().toBuffer();
  const at = Buffer.from(file).indexOf("VP8L") + 9;
  const bits = new DataView(file.buffer, file.byteOffset).getUint32(at, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, data };
}
