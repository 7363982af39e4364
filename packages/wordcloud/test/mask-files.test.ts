import { mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { encodePng, type RgbaImage } from "@side-projects/raster";
import fc from "fast-check";
import { encode } from "fast-png";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadMask } from "../src/masks/load-mask.ts";
import type { Mask } from "../src/masks/mask.ts";
import { readPng } from "../src/masks/read-png.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mask-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function saved(name: string, bytes: Uint8Array | string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

function pixelsOf(mask: Mask): RgbaImage {
  if (typeof mask === "string" || !("pixels" in mask)) throw new Error("no mask of pixels");
  return mask.pixels;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

interface Raw {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly interlace?: number;
  /** Rows as the format stores them, with their filter bytes. */
  readonly rows: Uint8Array;
  readonly more?: readonly Buffer[];
}

function pngFile({ width, height, depth, colorType, interlace = 0, rows, more = [] }: Raw): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colorType, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...more,
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const anyImage = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 300 }))
  .chain(([width, height, colors]) =>
    fc
      .tuple(
        fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1, maxLength: colors }),
        fc.array(fc.nat(1000), { minLength: width * height, maxLength: width * height }),
        fc.constantFrom("grey", "opaque", "any"),
      )
      .map(([palette, picks, kind]) => {
        const data = Uint8Array.from(
          picks.flatMap((pick) => {
            const color = palette[pick % palette.length] ?? 0;
            const [r, g, b, a] = [color >>> 24, (color >>> 16) & 255, (color >>> 8) & 255, color & 255];
            if (kind === "grey") return [r, r, r, 255];
            if (kind === "opaque") return [r, g, b, 255];
            return a === 0 ? [0, 0, 0, 0] : [r, g, b, a];
          }),
        );
        return { width, height, data };
      }),
  );

test("what our encoder wrote is read again byte by byte, whatever colour type it chose", () => {
  fc.assert(
    fc.property(anyImage, (image) => {
      expect(readPng(encodePng(image))).toEqual(image);
    }),
  );
});

test.each([1, 2, 4])("grey of %i bits fills its rows from the highest bit", (depth) => {
  const most = 2 ** depth - 1;
  // Five pixels 0, most, 0, most, most, padded to whole bytes.
  const bits = [0, most, 0, most, most].map((value) => value.toString(2).padStart(depth, "0")).join("");
  const bytes = (bits.padEnd(8 * Math.ceil(bits.length / 8), "0").match(/.{8}/g) ?? []).map((byte) =>
    Number.parseInt(byte, 2),
  );
  const file = pngFile({ width: 5, height: 2, depth, colorType: 0, rows: Uint8Array.from([0, ...bytes, 0, ...bytes]) });
  const greys = [...(readPng(file)?.data ?? [])].filter((_, i) => i % 4 === 0);
  expect(greys).toEqual([0, 255, 0, 255, 255, 0, 255, 0, 255, 255]);
});

test("of 16 bits only what is wholly white or opaque stays so", () => {
  const rows = Uint8Array.from([0, 255, 255, 255, 255, 255, 254, 255, 254, 0, 0, 128, 0]);
  const file = pngFile({ width: 3, height: 1, depth: 16, colorType: 4, rows });
  expect([...(readPng(file)?.data ?? [])]).toEqual([255, 255, 255, 255, 254, 254, 254, 254, 0, 0, 0, 127]);
});

test("a colour that stands for transparency is transparent", () => {
  const key = chunk("tRNS", Buffer.from([0, 1, 0, 2, 0, 3]));
  const rows = Uint8Array.from([0, 1, 2, 3, 1, 2, 4]);
  const file = pngFile({ width: 2, height: 1, depth: 8, colorType: 2, rows, more: [key] });
  expect([...(readPng(file)?.data ?? [])]).toEqual([1, 2, 3, 0, 1, 2, 4, 255]);
});

test("a palette may have fewer alphas than colours, and one for colour pictures is ignored", () => {
  const palette = chunk("PLTE", Buffer.from([9, 8, 7, 6, 5, 4]));
  const alphas = chunk("tRNS", Buffer.from([50]));
  const indexed = pngFile({
    width: 2,
    height: 1,
    depth: 1,
    colorType: 3,
    rows: Uint8Array.of(0, 64),
    more: [palette, alphas],
  });
  expect([...(readPng(indexed)?.data ?? [])]).toEqual([9, 8, 7, 50, 6, 5, 4, 255]);
  const direct = pngFile({
    width: 1,
    height: 1,
    depth: 8,
    colorType: 2,
    rows: Uint8Array.of(0, 1, 2, 3),
    more: [palette],
  });
  expect([...(readPng(direct)?.data ?? [])]).toEqual([1, 2, 3, 255]);
});

test("interlaced pictures are read, those of less than a byte by sharp", async () => {
  const data = Uint8Array.from({ length: 9 * 7 * 4 }, (_, i) => (i % 4 === 3 ? 255 : Math.imul(i, 37) & 255));
  const adam = encode({ width: 9, height: 7, data, channels: 4 }, { interlace: "Adam7" });
  expect(readPng(adam)?.data).toEqual(data);
  // The first pass of one pixel alone.
  const dot = pngFile({ width: 1, height: 1, depth: 1, colorType: 0, interlace: 1, rows: Uint8Array.of(0, 128) });
  const mask = await loadMask(await saved("dot.png", dot));
  expect([...pixelsOf(mask).data]).toEqual([255, 255, 255, 255]);
});

const WHITE_DOT = pngFile({ width: 1, height: 1, depth: 8, colorType: 0, rows: Uint8Array.of(0, 255) });

function header(width: number, height: number): Buffer {
  return pngFile({ width, height, depth: 8, colorType: 6, rows: new Uint8Array(10) });
}

test.each<[string, Buffer, string]>([
  ["cut off", WHITE_DOT.subarray(0, 40), "E_MASK"],
  ["cut within its header", WHITE_DOT.subarray(0, 20), "E_MASK"],
  ["its signature alone", WHITE_DOT.subarray(0, 8), "E_MASK"],
  ["of a wrong checksum", Buffer.from(WHITE_DOT).fill(1, 30, 31), "E_MASK"],
  ["of no pixels", header(0, 5), "E_MASK"],
  ["of less data than its size", header(100, 100), "E_MASK"],
  ["of 4 billion pixels a side", header(0xffffffff, 0xffffffff), "E_PIXELS"],
  ["of a gigapixel", header(32768, 32768), "E_PIXELS"],
  [
    "of an unknown depth",
    pngFile({ width: 1, height: 1, depth: 3, colorType: 0, rows: Uint8Array.of(0, 0) }),
    "E_MASK",
  ],
  [
    "of an unknown colour type",
    pngFile({ width: 1, height: 1, depth: 8, colorType: 5, rows: Uint8Array.of(0, 0) }),
    "E_MASK",
  ],
  [
    "of an unknown filter",
    pngFile({ width: 1, height: 1, depth: 8, colorType: 0, rows: Uint8Array.of(9, 0) }),
    "E_MASK",
  ],
  [
    "without its palette",
    pngFile({ width: 1, height: 1, depth: 8, colorType: 3, rows: Uint8Array.of(0, 0) }),
    "E_MASK",
  ],
  [
    "that unpacks to 64 MB in place of 2 bytes",
    pngFile({ width: 1, height: 1, depth: 8, colorType: 0, rows: new Uint8Array(1 << 26) }),
    "E_MASK",
  ],
])("a PNG %s is refused", async (_name, bytes, code) => {
  const file = await saved("bad.png", bytes);
  await expect(loadMask(file)).rejects.toMatchObject({
    name: "CloudError",
    code,
    message: expect.stringContaining("bad.png"),
  });
});

test("no damaged PNG does more than be refused", () => {
  const file = encodePng({
    width: 8,
    height: 8,
    data: Uint8Array.from({ length: 256 }, (_, i) => Math.imul(i, 91) & 255),
  });
  fc.assert(
    fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const broken = file.slice();
      broken[at] = (broken[at] ?? 0) ^ change;
      expect(() => readPng(broken)).toThrow(expect.objectContaining({ name: "CloudError" }));
    }),
  );
});

test("a drawing in SVG is drawn large, its empty part transparent", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><circle cx="5" cy="5" r="5"/></svg>';
  const { width, height, data } = pixelsOf(await loadMask(await saved("disc.svg", svg)));
  expect([width, height]).toEqual([2048, 1024]);
  let inked = 0;
  for (let i = 3; i < data.length; i += 4) inked += (data[i] ?? 0) / 255;
  expect(inked / (Math.PI * 512 * 512)).toBeCloseTo(1, 3);
});

test.each(["3cm", "90px", "2in", "100%"])("a drawing %s wide is drawn as large as any", async (length) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${length}" height="${length}" viewBox="0 0 3 3"><rect width="1" height="3"/></svg>`;
  const { width, height, data } = pixelsOf(await loadMask(await saved("third.svg", svg)));
  expect(Math.abs(width / 2048 - 1)).toBeLessThan(0.1);
  expect(height).toBe(width);
  const middle = 4 * width * Math.floor(height / 2);
  const at = (share: number): number | undefined => data[middle + 4 * Math.floor(share * width) + 3];
  expect([at(0.01), at(0.32), at(0.35), at(0.99)]).toEqual([255, 255, 0, 0]);
});

test("a drawing that expands itself a billion times is refused", async () => {
  const names = [..."abcdefghi"];
  const entities = names.map((name, i) => `<!ENTITY ${name} "${i === 0 ? "ha" : `&${names[i - 1]};`.repeat(10)}">`);
  const svg = `<!DOCTYPE svg [${entities.join("")}]><svg xmlns="http://www.w3.org/2000/svg"><text>&i;</text></svg>`;
  await expect(loadMask(await saved("laughs.svg", svg))).rejects.toMatchObject({ code: "E_MASK" });
});

test("in a JPEG what is nearly white counts as white", async () => {
  const data = Buffer.alloc(64 * 64 * 3, 255);
  for (let y = 16; y < 48; y++) data.fill(0, 3 * (64 * y + 16), 3 * (64 * y + 48));
  const jpeg = await sharp(data, { raw: { width: 64, height: 64, channels: 3 } })
    .jpeg({ quality: 30 })
    .toBuffer();
  const pixels = pixelsOf(await loadMask(await saved("square.jpg", jpeg))).data;
  for (const [x, y, value] of [
    [2, 2, 255],
    [60, 33, 255],
    [32, 32, 0],
  ] as const) {
    expect(Math.abs((pixels[4 * (64 * y + x)] ?? 0) - value)).toBeLessThan(value === 255 ? 1 : 16);
  }
});

test("a WebP keeps its alpha", async () => {
  const data = Buffer.from([0, 0, 0, 255, 0, 0, 0, 0]);
  const webp = await sharp(data, { raw: { width: 2, height: 1, channels: 4 } })
    .webp({ lossless: true })
    .toBuffer();
  const pixels = pixelsOf(await loadMask(await saved("two.webp", webp))).data;
  expect([pixels[3], pixels[7]]).toEqual([255, 0]);
});

test("what is no picture, no file or not there is refused", async () => {
  const text = await saved("text.png", "words");
  const svg = await saved("broken.svg", "<svg");
  await symlink("loop.png", join(folder, "loop.png"));
  for (const file of [text, svg, folder, join(folder, "none.png"), join(folder, "loop.png"), "/dev/zero", "\0", ""]) {
    await expect(loadMask(file)).rejects.toMatchObject({ name: "CloudError", code: "E_MASK" });
  }
});

test.for([7, {}, null, undefined, 7n])("%o names no file", async (file) => {
  const loading: Promise<unknown> = Reflect.apply(loadMask, undefined, [file]);
  await expect(loading).rejects.toMatchObject({ name: "CloudError", code: "E_MASK", hint: "give its path" });
});

test("a file of over 64 MiB is refused before it is read", async () => {
  const file = await saved("large.png", "");
  await truncate(file, 2 ** 40);
  await expect(loadMask(file)).rejects.toMatchObject({ code: "E_PIXELS" });
});
