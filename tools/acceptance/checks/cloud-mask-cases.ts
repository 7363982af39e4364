import { writeFileSync } from "node:fs";
import path from "node:path";
import { formatPath, type RgbaImage } from "@side-projects/raster";
import { encodePng } from "@side-projects/testkit";
import { fontAwesome } from "icon-render";
import { defaultLettering, type LayoutOptions, loadMask } from "../../../packages/wordcloud/src/index.ts";
import { alphaOf, type Drawing, drawnMask, type Fitted } from "./cloud-mask-truth.ts";
import { ARROW, RING } from "./cloud-material.ts";

/** A mask of one kind, placed in one way, and which pixels it leaves for words. */
export interface MaskCase {
  readonly name: string;
  readonly options: LayoutOptions & { readonly width: number; readonly height: number };
  /** How much of each pixel belongs to the words, 0 to 255, by another way than ours. */
  readonly truth: Uint8Array;
}

const WIDE = { width: 480, height: 320 };
const HIGH = { width: 280, height: 440 };
const FLAT = { width: 700, height: 200 };

/** Every kind of mask and every way of placing one. */
export async function maskCases(folder: string): Promise<MaskCase[]> {
  const star = icon("star");
  const ring: Drawing = { d: RING.path, rule: "evenodd" };
  const arrow: Drawing = { d: `M${ARROW.polygon.map((corner) => corner.join(" ")).join("L")}Z` };
  const heart = "M16 29C2 19 2 4 10 4c4 0 6 4 6 4s2-4 6-4c8 0 8 15-6 25z";
  return [
    drawn("icon by name", { mask: "fa-solid-star", ...WIDE }, star, WIDE),
    drawn("icon as an object", { mask: { icon: "dog" }, ...WIDE }, icon("dog"), WIDE),
    drawn("icon of a brand", { mask: "github", ...HIGH }, icon("github"), HIGH),
    drawn("icon inverted", { mask: "fa-solid-star", invert: true, ...WIDE }, star, WIDE),
    drawn("icon at the left", { mask: "star", maskAnchor: "left", ...FLAT }, star, { ...FLAT, share: [0, 0.5] }),
    drawn("icon at the bottom right", { mask: "star", maskAnchor: "bottom-right", ...HIGH }, star, {
      ...HIGH,
      share: [1, 1],
    }),
    drawn("icon that covers", { mask: "heart", maskFit: "cover", ...FLAT }, icon("heart"), { ...FLAT, fit: "cover" }),
    drawn("icon that is stretched", { mask: "flag", maskFit: "stretch", ...HIGH }, icon("flag"), {
      ...HIGH,
      fit: "stretch",
    }),
    drawn("icon with a margin", { mask: "star", maskMargin: 25, ...WIDE }, star, { ...WIDE, margin: 25 }),
    drawn("path with a hole", { mask: RING, ...WIDE }, ring, WIDE),
    drawn("path with a hole inverted", { mask: RING, invert: true, ...WIDE }, ring, WIDE),
    drawn(
      "path with a view box",
      { mask: { path: heart, viewBox: [0, 0, 32, 32] }, ...HIGH },
      { d: heart, box: [0, 0, 32, 32] },
      HIGH,
    ),
    drawn("polygon", { mask: ARROW, ...WIDE }, arrow, WIDE),
    drawn("letters", { mask: "text:Oak", ...WIDE }, letters("Oak"), WIDE),
    drawn("letters inverted", { mask: { text: "Oak" }, invert: true, ...FLAT }, letters("Oak"), FLAT),
    ...pixels(),
    ...(await files(folder)),
  ];
}

function drawn(name: string, options: MaskCase["options"], drawing: Drawing, fitted: Fitted): MaskCase {
  const mask = drawnMask(drawing, fitted);
  return { name, options, truth: options.invert === true ? mask.map((value) => 255 - value) : mask };
}

function icon(name: string): Drawing {
  const set = fontAwesome();
  return { d: formatPath(set.glyph(set.find(name)).outline) };
}

function letters(text: string): Drawing {
  const { layers } = defaultLettering().line(text);
  return { d: layers.map(({ outline }) => formatPath(outline, 9)).join("") };
}

/** A disc with a soft edge and a hole, as alpha or as grey on white. */
function picture(width: number, height: number, by: "alpha" | "luminance"): { image: RgbaImage; truth: Uint8Array } {
  const data = new Uint8Array(4 * width * height);
  const truth = new Uint8Array(width * height);
  for (let i = 0; i < truth.length; i++) {
    const [x, y] = [(i % width) - width / 2 + 0.5, Math.floor(i / width) - height / 2 + 0.5];
    const r = (2 * Math.hypot(x, y)) / Math.min(width, height);
    const cover = Math.round(255 * Math.min(1, Math.max(0, 12 * (0.97 - r)), Math.max(0, 12 * (r - 0.2))));
    if (by === "alpha") data.set([40, 90, 200, cover], 4 * i);
    else data.set([255 - cover, 255 - Math.round(cover / 2), 255 - Math.round(cover / 3), 255], 4 * i);
    // Of an alpha mask only the opaque is inside, of a grey one all that is not pure white.
    const inside = by === "alpha" ? cover === 255 : data.subarray(4 * i, 4 * i + 3).some((value) => value < 255);
    truth[i] = inside ? 255 : 0;
  }
  return { image: { width, height, data }, truth };
}

function pixels(): MaskCase[] {
  return (["alpha", "luminance"] as const).flatMap((by) => {
    const { image, truth } = picture(WIDE.width, WIDE.height, by);
    const small = picture(WIDE.width / 4, WIDE.height / 4, by);
    const large = truth.map((_, i) => {
      const [x, y] = [i % WIDE.width, Math.floor(i / WIDE.width)];
      return small.truth[Math.floor(y / 4) * (WIDE.width / 4) + Math.floor(x / 4)] ?? 0;
    });
    return [
      { name: `picture by ${by}`, options: { mask: { pixels: image }, ...WIDE }, truth },
      {
        name: `picture by ${by} inverted`,
        options: { mask: { pixels: image, by }, invert: true, ...WIDE },
        truth:
          by === "alpha" ? picture(WIDE.width, WIDE.height, by).truth.map(emptyOf(image)) : truth.map((v) => 255 - v),
      },
      { name: `a quarter of the size by ${by}`, options: { mask: { pixels: small.image }, ...WIDE }, truth: large },
    ];
  });
}

/** Outside of an alpha mask is what has none at all. */
function emptyOf({ data }: RgbaImage): (value: number, i: number) => number {
  return (_, i) => (data[4 * i + 3] === 0 ? 255 : 0);
}

async function files(folder: string): Promise<MaskCase[]> {
  const { image, truth } = picture(WIDE.width, WIDE.height, "alpha");
  const png = path.join(folder, "disc.png");
  writeFileSync(png, encodePng(image));
  const svg = path.join(folder, "heart.svg");
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><circle cx="200" cy="150" r="120"/><rect x="300" y="40" width="150" height="260" rx="30"/></svg>`;
  writeFileSync(svg, text);
  return [
    { name: "PNG file", options: { mask: await loadMask(png), ...WIDE }, truth },
    { name: "SVG file", options: { mask: await loadMask(svg), ...WIDE }, truth: alphaOf(text, 4) },
  ];
}
