import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { layoutJson, readLayout } from "../src/cli/layout-file.ts";
import {
  type CloudLayout,
  type CreateOptions,
  createCloud,
  fromStylecloudOptions,
  fromWordCloudOptions,
  hitTester,
  type Lettering,
  layoutCloud,
  layoutLayers,
  recolor,
  renderRgba,
  renderSvg,
} from "../src/index.ts";
import { wordsOf } from "./layout-truth.ts";

const MONO = createRequire(import.meta.url).resolve("@fontsource/space-mono/files/space-mono-latin-400-normal.woff2");
const WORDS = wordsOf(40);
const RING: CreateOptions = {
  width: 200,
  height: 180,
  mask: "heart",
  invert: true,
  contour: { width: 8, color: "#ff0000" },
  maskMargin: 30,
  padding: 0,
  minFont: 3,
};

/** An SVG without its size and the ids that follow from it. */
function drawingOf(svg: string): string {
  return svg.replace(/ width="\d+" height="\d+" viewBox="[^"]*"/, "").replace(/<rect [^>]*>/, "");
}

function sizeOf(svg: string): string[] {
  return /^<svg xmlns="[^"]*" width="(.*?)" height="(.*?)" viewBox="0 0 (.*?) (.*?)"/.exec(svg)?.slice(1) ?? [];
}

describe("a scaled cloud", () => {
  test.for([0.5, 1.3, 2, 4])(
    "of %d has the words and the contour of the plain one, so many times as large",
    async (scale) => {
      const plain = await createCloud(WORDS, RING);
      const scaled = await createCloud(WORDS, { ...RING, scale });
      const svg = scaled.svg({ idPrefix: "c-" });
      expect(drawingOf(svg)).toBe(drawingOf(plain.svg({ idPrefix: "c-" })));
      expect(svg).toMatch(/<path fill="#f00"/);
      const [width, height, across, down] = sizeOf(svg).map(Number);
      expect([width, height]).toEqual([Math.round(200 * scale), Math.round(180 * scale)]);
      expect((width ?? 0) / (across ?? 1)).toBeCloseTo(scale, 4);
      expect((height ?? 0) / (down ?? 1)).toBeCloseTo(scale, 4);
      expect(scaled.layout.words.map(({ x, y, size }) => [x, y, size])).toEqual(
        plain.layout.words.map(({ x, y, size }) => [x * scale, y * scale, size * scale]),
      );
      expect(scaled.layout).toMatchObject({ width: 200 * scale, height: 180 * scale });
      expect(scaled.ink()).toBe(plain.ink());
    },
  );

  test("has no ink under its contour", async () => {
    const cloud = await createCloud(WORDS, { ...RING, scale: 2 });
    const inked = (options: object): number[] => {
      const { data } = renderRgba(cloud.layout, { background: "transparent", ...options });
      return Array.from(data).filter((_, i) => i % 4 === 3);
    };
    const words = inked({});
    const { mask, invert, maskMargin } = RING;
    const contour = { width: 16 };
    const line = renderRgba(
      { ...cloud.layout, words: [] },
      { background: "transparent", mask, invert, maskMargin, contour },
    );
    const under = words.filter((level, i) => level > 0 && line.data[4 * i + 3] === 255);
    expect(under).toHaveLength(0);
    expect(line.data.some((level) => level > 0)).toBe(true);
  });

  test("may be drawn by its layout alone, with the mask as it was given", () => {
    const { mask, invert, maskMargin } = RING;
    const given = { mask, invert, maskMargin };
    for (const scale of [2, 2.5]) {
      const drawn = (layout: CloudLayout, width: number, times: number): ArrayLike<number> =>
        renderRgba({ ...layout, words: [] }, { ...given, contour: { width }, scale: times }).data;
      const size = { width: 200, height: 180, ...given };
      const scaled = drawn(layoutCloud(WORDS, { ...size, scale }), 8 * scale, 1);
      const plain = drawn(layoutCloud(WORDS, size), 8, scale);
      expect(scaled.length).toBe(plain.length);
      // The line's round corners are cut into as many chords as their radius in pixels asks for.
      const ink = Array.from(scaled, (value) => 255 - value).reduce((sum, value) => sum + value);
      const apart = Array.from(scaled, (value, k) => Math.abs(value - (plain[k] ?? 0))).reduce((sum, off) => sum + off);
      expect(ink).toBeGreaterThan(255 * 3 * 500);
      expect(apart / ink).toBeLessThan(0.01);
    }
  });

  test("takes its colours from where its words were before", () => {
    const data = new Uint8Array(200 * 100 * 4).map((_, i) => (i % 4 === 3 ? 255 : (i * 37) & 255));
    const options = { width: 200, height: 100, colorImage: { width: 200, height: 100, data } };
    const plain = layoutCloud(WORDS, options);
    const scaled = layoutCloud(WORDS, { ...options, scale: 1.7 });
    expect(scaled.words.map(({ color }) => color)).toEqual(plain.words.map(({ color }) => color));
    expect(recolor(scaled, options)).toEqual(scaled);
    expect(recolor(JSON.parse(JSON.stringify(scaled)), options)).toEqual(scaled);
  });

  test("may be an SVG larger than any picture of pixels", async () => {
    const cloud = await createCloud({ a: 1 }, { scale: 64 });
    expect(sizeOf(cloud.svg())).toEqual(["65536", "65536", "1024", "1024"]);
    expect(sizeOf(renderSvg(cloud.layout))).toEqual(["65536", "65536", "65536", "65536"]);
    expect(() => cloud.png()).toThrow(expect.objectContaining({ code: "E_PIXELS" }));
    expect(() => renderSvg(cloud.layout, { scale: 1000 })).toThrow(expect.objectContaining({ code: "E_SIZE" }));
  });
});

describe("layers", () => {
  const layers = [
    { words: { left: 3, own: 1 }, gradient: "linear(#f00, #00f)", gradientPer: "pixel" as const },
    { words: [{ text: "plain", weight: 1 }], colors: ["#123456"] },
    { words: { round: 2 }, gradient: "radial(#fff, #000)", gradientPer: "pixel" as const },
  ];

  test("have each the gradient of its own through their letters", () => {
    const layout = layoutLayers(layers, { width: 300, height: 200 });
    expect(layout.gradients?.map(({ kind }) => kind)).toEqual(["linear", "radial"]);
    expect(layout.words.map(({ text, gradient }) => [text, gradient])).toEqual([
      ["left", 0],
      ["own", 0],
      ["plain", undefined],
      ["round", 1],
    ]);
    for (const text of [false, true]) {
      const svg = renderSvg(layout, { idPrefix: "w-", text });
      expect(svg).toContain('<linearGradient id="w-gradient"');
      expect(svg).toContain('<radialGradient id="w-gradient2"');
    }
    expect(renderSvg(layout, { idPrefix: "w-" }).match(/fill="(url[^"]*|#123456)"/g)).toEqual([
      'fill="url(#w-gradient)"',
      'fill="url(#w-gradient)"',
      'fill="#123456"',
      'fill="url(#w-gradient2)"',
    ]);
    const alone = (i: number): number[] =>
      Array.from(renderRgba({ ...layout, words: layout.words.slice(i, i + 1) }).data);
    const greyAndWhite = (data: readonly number[]): boolean =>
      data.every((value, i) => i % 4 !== 2 || value === data[i - 1]);
    expect([0, 1, 2, 3].map((i) => greyAndWhite(alone(i)))).toEqual([false, false, false, true]);
  });

  test("are the same after they were saved, own colours, gradients and scale", async () => {
    const own = [{ text: "own", weight: 2, color: "#abcdef" }];
    const layout = layoutLayers([...layers, { words: own }], { width: 300, height: 200, scale: 1.5 });
    const folder = await mkdtemp(join(tmpdir(), "wordcloud-"));
    const file = join(folder, "layout.json");
    await writeFile(file, layoutJson(layout));
    expect(readLayout(file)).toEqual(layout);
    await writeFile(file, layoutJson(layout).replace('"gradient":1', '"gradient":2'));
    expect(() => readLayout(file)).toThrow(expect.objectContaining({ name: "CloudError", code: "E_LAYOUT" }));
    await rm(folder, { recursive: true });
  });
});

describe("words that are given", () => {
  test("are taken as they are, whatever is no word in a text", async () => {
    const options = { stopwords: "en", minLength: 4, addStopwords: ["cat"], width: 200, height: 100 };
    const given = await createCloud({ the: 5, cat: 3 }, options);
    expect(given.words.map(({ text }) => text)).toEqual(["the", "cat"]);
    const counted = await createCloud("the the cat horses horses", options);
    expect(counted.words.map(({ text }) => text)).toEqual(["horses"]);
  });
});

describe("fonts by their path", () => {
  test("are loaded, unless there is a font", async () => {
    const options = { width: 200, height: 100 };
    const plain = await createCloud(WORDS, options);
    const mono = await createCloud(WORDS, {
      ...options,
      ...fromWordCloudOptions({ font_path: MONO, width: 200, height: 100 }),
    });
    expect(mono.svg()).not.toBe(plain.svg());
    expect(mono.layout.words.length).toBeGreaterThan(5);
  });

  test.for(["/no/such/font.ttf", import.meta.filename, ""])("are an error where %s is none", async (font_path) => {
    for (const options of [fromWordCloudOptions({ font_path }), fromStylecloudOptions({ text: "a", font_path })]) {
      await expect(createCloud(WORDS, options)).rejects.toMatchObject({ name: "CloudError", code: "E_FONT" });
    }
  });

  test("are no fonts yet", async () => {
    const { font }: { font: Lettering } = JSON.parse('{ "font": "Arial.ttf" }');
    const expected = { code: "E_FONT", hint: "load it with loadLettering first" };
    await expect(createCloud(WORDS, { font })).rejects.toMatchObject(expected);
    const layout = layoutCloud({ a: 1 });
    for (const work of [
      () => layoutCloud(WORDS, { font }),
      () => layoutLayers([{ words: WORDS, font }]),
      () => renderSvg(layout, { font }),
      () => hitTester(layout, font),
    ]) {
      expect(work).toThrow(expect.objectContaining(expected));
    }
  });
});

test("all that a stylecloud carries along may be given to createCloud, which draws it", async () => {
  const options = fromStylecloudOptions({ text: "tea tea milk", output_name: "x.png", max_font_size: 3, size: 64 });
  const cloud = await createCloud(options.text ?? "", options);
  expect(Math.max(...cloud.layout.words.map(({ size }) => size))).toBeLessThanOrEqual(3);
  expect(cloud.svg()).toContain("<path");
  expect(cloud.png().length).toBeGreaterThan(50);
});

describe("sizes of the originals", () => {
  test("are refused in their own words", () => {
    expect(() => fromWordCloudOptions({ max_font_size: 3 })).toThrow(
      expect.objectContaining({ code: "E_NUMBER", message: "max_font_size is 3, below the min_font_size of 4" }),
    );
    for (const parameters of [
      { min_font_size: 65535 },
      { scale: 65535 },
      { min_font_size: 1e-9 },
      { max_font_size: 1e-9 },
    ]) {
      const [name = ""] = Object.keys(parameters);
      expect(() => fromWordCloudOptions(parameters)).toThrow(
        expect.objectContaining({ code: "E_NUMBER", message: expect.stringContaining(`${name} is `) }),
      );
    }
    expect(fromStylecloudOptions({ text: "a", max_font_size: 3 })).toMatchObject({ minFont: 3, maxFont: 3 });
  });
});
