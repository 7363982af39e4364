import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { IconError } from "../src/core/error.ts";
import { readLigatures } from "../src/core/ligatures.ts";
import { loadIconFont } from "../src/font-file.ts";
import { openFont } from "../src/sfnt.ts";
import { unpackFont } from "../src/unpack.ts";
import {
  type Bytes,
  bytesOf,
  composite,
  program,
  triangle,
  writeGsub,
  writeOtf,
  writeOtf2,
  writeSfnt,
  writeTtf,
} from "./sfnt-writer.ts";

const webfonts = join(
  dirname(createRequire(import.meta.url).resolve("@fortawesome/fontawesome-free/package.json")),
  "webfonts",
);

const READERS = ["getUint8", "getInt8", "getUint16", "getInt16", "getUint32", "getInt32"] as const;

/** Numbers read from fonts since the last call; reading on after the limit is an error that no font may cause. */
function countReads(limit: number): () => number {
  let reads = 0;
  for (const reader of READERS) {
    const read = DataView.prototype[reader];
    vi.spyOn(DataView.prototype, reader).mockImplementation(function (this: DataView, at: number) {
      reads += 1;
      if (reads > limit) throw new Error("too much is read");
      return read.call(this, at);
    });
  }
  return () => {
    const counted = reads;
    reads = 0;
    return counted;
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

async function drawAll(bytes: Uint8Array): Promise<"drawn" | "refused"> {
  try {
    const font = await openFont(bytes);
    font.ligatures();
    for (let glyph = 0; glyph < font.glyphCount; glyph++) font.outline(glyph);
    return "drawn";
  } catch (error) {
    expect(error).toBeInstanceOf(IconError);
    expect(error).toMatchObject({ code: "E_FONT" });
    return "refused";
  }
}

const square = program(0, 0, "21", 500, "6", 500, "7", -500, "6", "14");
const called = [program(500, "6", "11"), program(-107, "10", "11")];
const outline = program(0, 0, "21", 500, "6", 500, "7", -500, "6");
const cff = { charStrings: [square, program(0, 0, "21", -106, "10", 9, "7", "14")], localSubrs: called };

describe("a font with one changed byte in every place", () => {
  const fonts: readonly (readonly [string, Uint8Array])[] = [
    ["otf", writeOtf(cff)],
    ["otf keyed by CID", writeOtf({ ...cff, fontDicts: 2, fdSelect: [3, 0, 1, 0, 0, 0, 0, 2] })],
    ["otf of CFF2", writeOtf2([outline, outline])],
    ["ttf", writeTtf([triangle(), composite(0, 0), composite(1, 0)], { GSUB: ligatureOf([1, 1], 2) })],
  ];

  test.each(fonts)("%s is drawn or refused, and read a few hundred times at most", async (_, font) => {
    expect(await drawAll(font)).toBe("drawn");
    const limit = 300 * font.length;
    const takeReads = countReads(limit);
    const outcomes = new Set<string>();
    let most = 0;
    for (let at = 0; at < font.length; at++) {
      for (const value of [0, 0xff]) {
        const broken = Uint8Array.from(font);
        broken[at] = value;
        outcomes.add(await drawAll(broken));
        most = Math.max(most, takeReads());
      }
    }
    expect(most).toBeLessThan(limit);
    expect([...outcomes].sort()).toEqual(["drawn", "refused"]);
  });
});

describe("a Font Awesome font with changed bytes", () => {
  test.each([
    ["fa-v4compatibility", 200],
    ["fa-regular-400", 40],
  ])("%s is drawn or refused after bounded reading", async (name, numRuns) => {
    const font = await unpackFont(readFileSync(join(webfonts, `${name}.woff2`)));
    expect(await drawAll(font)).toBe("drawn");
    const starts = tableStarts(font);
    const limit = 300 * font.length;
    const takeReads = countReads(limit);
    const place = fc.oneof(
      fc.nat(font.length - 1),
      fc.tuple(fc.constantFrom(...starts), fc.nat(80)).map(([start, more]) => start + more),
    );
    const value = fc.oneof(fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xff), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 12 }), async (changes) => {
        const broken = Uint8Array.from(font);
        for (const [at, byte] of changes) broken[at] = byte;
        await drawAll(broken);
        expect(takeReads()).toBeLessThan(limit);
      }),
      { numRuns, seed: 11 },
    );
  });
});

function tableStarts(font: Uint8Array): number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  return Array.from({ length: view.getUint16(4) }, (_, i) => view.getUint32(12 + 16 * i + 8));
}

function withTable(font: Uint8Array, change: (view: DataView, start: (tag: string) => number) => void): Uint8Array {
  const changed = Uint8Array.from(font);
  const view = new DataView(changed.buffer);
  change(view, (tag) => {
    const record = Array.from({ length: view.getUint16(4) }, (_, i) => 12 + 16 * i).find((at) => {
      return String.fromCharCode(...changed.subarray(at, at + 4)) === tag;
    });
    return view.getUint32((record ?? 0) + 8);
  });
  return changed;
}

describe("an otf whose outlines would not end", () => {
  const font = writeOtf(cff);
  // Header of 4 bytes, then the Name INDEX: count of 2, size of 1, two offsets of 4.
  test.each([
    ["offsets of no bytes", 6, 0],
    ["offsets of five bytes", 6, 5],
    ["a first offset of 2", 10, 2],
    ["an offset that steps back", 14, 0],
    ["an offset far outside", 11, 0x7f],
    ["65281 items", 4, 0xff],
    ["two fonts", 17, 2],
  ])("because of %s is refused", async (_, at, value) => {
    const broken = withTable(font, (view, start) => view.setUint8(start("CFF ") + at, value));
    expect(await drawAll(broken)).toBe("refused");
  });

  test("because maxp has more glyphs is refused", async () => {
    expect(await drawAll(withTable(font, (view, start) => view.setUint16(start("maxp") + 4, 9)))).toBe("refused");
  });

  test("because 300 fonts repeat the same subroutines is refused", async () => {
    const localSubrs = new Array<Bytes>(500).fill([11]);
    expect(await drawAll(writeOtf({ ...cff, localSubrs, fontDicts: 2 }))).toBe("drawn");
    await expect(openFont(writeOtf({ ...cff, localSubrs, fontDicts: 300 }))).rejects.toThrow("overlap");
  });

  test("because its ranges of glyphs step back is refused", async () => {
    const fdSelect = [3, 0, 3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2];
    await expect(openFont(writeOtf({ ...cff, fontDicts: 1, fdSelect }))).rejects.toThrow("order");
  });

  test("because subroutines call each other twelve times each is refused, glyph by glyph", async () => {
    const localSubrs = Array.from({ length: 10 }, (_, i) => [...new Array(12).fill(program(i - 106, "10")).flat(), 11]);
    const charStrings = [square, program(0, 0, "21", -107, "10", "14")];
    const bomb = await openFont(writeOtf({ charStrings, localSubrs }));
    expect(bomb.outline(0).ops.length).toBe(5);
    expect(() => bomb.outline(1)).toThrow("too many parts");
    expect(bomb.outline(0).ops.length).toBe(5);
  });

  test("because a subroutine calls itself in a loop is refused, global as well", async () => {
    const loop = [...new Array(12).fill(program(-107, "29")).flat(), 11];
    const bomb = await openFont(
      writeOtf({ charStrings: [program(0, 0, "21", -107, "29", "14")], globalSubrs: [loop] }),
    );
    expect(() => bomb.outline(0)).toThrow("too many parts");
  });
});

describe("a ttf whose outlines would not end", () => {
  test("because 40 composites double each other is refused, glyph by glyph", async () => {
    const doubled = Array.from({ length: 40 }, (_, i) => composite(i, i));
    const font = await openFont(writeTtf([triangle(), ...doubled]));
    expect(font.outline(3).ops.length).toBe(8 * font.outline(0).ops.length);
    expect(() => font.outline(40)).toThrow("too many parts");
    expect(font.outline(4).ops.length).toBe(16 * font.outline(0).ops.length);
  });

  test("because composites contain each other is drawn without the circle", async () => {
    const font = await openFont(writeTtf([triangle(), composite(2, 0), composite(1, 0)]));
    expect(font.outline(1).ops.length).toBeGreaterThan(0);
  });

  test("because its contours end in no order is refused", async () => {
    const glyph = [...bytesOf(0x7fff, 2), ...new Array<number>(70_000).fill(0)];
    const font = await openFont(writeTtf([triangle(), glyph]));
    expect(font.outline(0).ops.length).toBeGreaterThan(0);
    expect(() => font.outline(1)).toThrow("in no order");
  });

  test("because of 20000 contours of three points is refused", async () => {
    const ends = Array.from({ length: 20_000 }, (_, i) => bytesOf(3 * i + 2, 2)).flat();
    const glyph = [...bytesOf(20_000, 2), ...new Array<number>(8).fill(0), ...ends, 0, 0];
    const font = await openFont(writeTtf([triangle(), [...glyph, ...new Array<number>(60_000).fill(0x31)]]));
    expect(() => font.outline(1)).toThrow("too many contours");
  });
});

function ligatureOf(glyphs: readonly number[], by: number): number[] {
  const [first = 0, ...others] = glyphs;
  // Format, coverage at 8, one set at 14; coverage of one glyph; a set of one ligature.
  return writeGsub([1, 8, 1, 14, 1, 1, first, 1, 4, by, glyphs.length, ...others].flatMap((word) => bytesOf(word, 2)));
}

describe("ligatures", () => {
  const view = (bytes: Bytes): DataView => new DataView(Uint8Array.from(bytes).buffer);

  test("are read from a table that was written by hand", () => {
    expect(readLigatures(view(ligatureOf([5, 6, 7], 9)), ["rlig", "liga"])).toEqual([
      { glyphs: [5, 6, 7], ligature: 9 },
    ]);
    expect(readLigatures(view(ligatureOf([5, 6, 7], 9)), ["dlig"])).toEqual([]);
  });

  test("of ranges reach no further than their sets", () => {
    const ranges = [1, 8, 1, 28, 2, 3, 0, 0xffff, 0, 0, 0xffff, 0, 0, 0xffff, 1, 4, 9, 1];
    const table = writeGsub(ranges.flatMap((word) => bytesOf(word, 2)));
    expect(readLigatures(view(table), ["liga"])).toEqual([{ glyphs: [0], ligature: 9 }]);
  });

  test("that are listed a million times in the same bytes are refused", () => {
    const thousand = (word: number): number[] => new Array<number>(1000).fill(word);
    const coverage = [1, 1000, ...thousand(3)];
    const set = [1000, ...thousand(2002), 9, 1];
    const words = [1, 4012, 1000, ...thousand(2006), ...set, ...coverage];
    const table = writeGsub(words.flatMap((word) => bytesOf(word, 2)));
    expect(() => readLigatures(view(table), ["liga"])).toThrow("overlap");
  });
});

describe("tables that count further than a font can", () => {
  test("two of the same tag are refused", async () => {
    const font = withTable(writeTtf([triangle()]), (view) => view.setUint32(12, view.getUint32(28)));
    await expect(loadIconFont(font)).rejects.toThrow("twice");
  });

  test("names that take the same 64 KB a thousand times are refused", async () => {
    const record = [3, 1, 0x409, 1, 0xfffe, 0].flatMap((word) => bytesOf(word, 2));
    const name = [
      0,
      0,
      ...bytesOf(1000, 2),
      0,
      0,
      ...new Array(1000).fill(record).flat(),
      ...new Array<number>(65536).fill(65),
    ];
    await expect(loadIconFont(writeTtf([triangle()], { name }))).rejects.toThrow("names");
  });

  test("a kerning table of nonsense is not even looked at", async () => {
    const nonsense = new Array<number>(64).fill(0xff);
    const more = { GPOS: nonsense, kern: nonsense, fvar: nonsense, COLR: nonsense, "OS/2": nonsense };
    expect(await drawAll(writeTtf([triangle()], more))).toBe("drawn");
  });

  test("a directory longer than the file is refused", async () => {
    const font = writeSfnt(0x10000, { glyf: triangle() });
    font.set([0xff, 0xff], 4);
    expect(await drawAll(font)).toBe("refused");
  });
});
