import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodePng, type RgbaImage } from "@side-projects/raster";
import { expect, test } from "vitest";
import { withFittedImage } from "../src/cli/fit-image.ts";
import { parseColor } from "../src/core/color/color.ts";
import { contrastRatio } from "../src/core/color/contrast.ts";
import { type CloudLayout, layoutCloud, palette } from "../src/index.ts";
import { folderWith, TEXT, wordcloud } from "./cli-command.ts";

const SMALL = ["--size", "240x200"];

function picture(width: number, height: number, colorAt: (x: number, y: number) => readonly number[]): RgbaImage {
  const data = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) data.set(colorAt(i % width, Math.floor(i / width)), 4 * i);
  return { width, height, data };
}

const [RED, BLUE, CLEAR] = [
  [255, 0, 0, 255],
  [0, 0, 255, 255],
  [0, 0, 0, 0],
] as const;

async function layoutOf(folder: string, ...args: string[]): Promise<CloudLayout> {
  const run = await wordcloud(folder, [...args, "-o", "x.png", "--save-layout", "x.json"]);
  expect([run.code, run.stderr]).toEqual([0, ""]);
  return JSON.parse(readFileSync(join(folder, "x.json"), "utf8"));
}

test("colours have a contrast of 3 to the background where nothing else is said, and stay on a transparent one", async () => {
  const folder = folderWith({ "a.txt": TEXT });
  for (const background of ["white", "#111"]) {
    const { words } = await layoutOf(folder, "a.txt", ...SMALL, "-p", "Pastel1", "-b", background);
    const ground = parseColor(background);
    const ratios = words.map(({ color }) => contrastRatio(parseColor(color), ground));
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(3);
  }
  const clear = await layoutOf(folder, "a.txt", ...SMALL, "-p", "Pastel1", "-b", "transparent");
  expect(clear.words.map(({ color }) => color)).toEqual(palette("Pastel1").slice(0, clear.words.length));
});

test("a sequential palette has its light end on the greatest word where the background is dark", async () => {
  const folder = folderWith({ "a.txt": TEXT });
  const light = palette("viridis")[255];
  const first = await layoutOf(folder, "a.txt", ...SMALL, "-p", "viridis", "-b", "#111", "--contrast", "1");
  expect(first.words[0]?.color).toBe(light);
  writeFileSync(join(folder, "l.json"), JSON.stringify(first));
  const again = await layoutOf(folder, "--from-layout", "l.json", "-p", "viridis", "-b", "black");
  expect(again.words[0]?.color).toBe(light);
  expect(Math.min(...again.words.map(({ color }) => contrastRatio(parseColor(color), [0, 0, 0, 1])))).toBeGreaterThan(
    3,
  );
});

test("a small colour image covers the cloud, when it is laid out and when it is drawn again at another scale", async () => {
  // 30 x 10: of the picture's height, so that a third is cut off on the left and on the right.
  const image = picture(30, 10, (x) => (x < 10 ? [0, 255, 0, 255] : x < 15 ? RED : BLUE));
  const folder = folderWith({ "a.txt": TEXT, "c.png": encodePng(image) });
  const expectHalves = ({ words }: CloudLayout): void => {
    for (const { x, size, color } of words) {
      if (Math.abs(x - 100) > size / 2 + 1) expect(color).toBe(x < 100 ? "#ff0000" : "#0000ff");
    }
    expect(new Set(words.map(({ color }) => color)).size).toBeGreaterThan(1);
  };
  const flags = ["--color-image", "c.png", "--contrast", "1"];
  const first = await layoutOf(folder, "a.txt", "--size", "200", ...flags);
  expectHalves(first);
  const plain = { ...first, words: first.words.map((word) => ({ ...word, color: "black" })) };
  writeFileSync(join(folder, "l.json"), JSON.stringify(plain));
  expectHalves(await layoutOf(folder, "--from-layout", "l.json", "--scale", "2", ...flags));
});

test("a colour image of the mask's size lies as the mask does", () => {
  const image = picture(20, 10, (x) => (x < 10 ? RED : BLUE));
  const canvas = { width: 200, height: 200 };
  const colorAt = (x: number, y: number, more: object): string => {
    const { colorFunction, colorImage } = withFittedImage({ colorImage: image, ...more }, canvas);
    expect(colorImage).toBeUndefined();
    return String(colorFunction?.({ text: "a", weight: 1, x, y, size: 4, angle: 0 }, 0, () => 0));
  };
  const mask = { pixels: image };
  // As wide as the picture and half as high, at the top: below there is nothing of it.
  const asMask = { mask, maskAnchor: "top", defaultColor: "gold" } as const;
  expect([colorAt(60, 20, asMask), colorAt(140, 80, asMask)]).toEqual(["#ff0000", "#0000ff"]);
  expect(colorAt(60, 150, asMask)).toBe("#ffd700");
  const stretched = { mask, maskFit: "stretch" } as const;
  expect([colorAt(60, 20, stretched), colorAt(140, 180, stretched)]).toEqual(["#ff0000", "#0000ff"]);
  // Of another size than the mask it covers everything: 400 x 200, half of it beyond the edges.
  const other = { mask: { pixels: picture(5, 5, () => CLEAR) }, maskAnchor: "top" } as const;
  expect([colorAt(60, 150, other), colorAt(140, 150, other)]).toEqual(["#ff0000", "#0000ff"]);
});

test("a colour image is left as it is where something else decides over the colours", () => {
  const options = { colorImage: picture(2, 2, () => RED), colorBy: "order" } as const;
  expect(withFittedImage(options, { width: 9, height: 9 })).toBe(options);
  const layout = layoutCloud({ sun: 1 }, { ...options, width: 90, height: 90, colors: ["blue"] });
  expect(layout.words[0]?.color).toBe("#0000ff");
});
