import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parseIconCss } from "../src/core/css.ts";
import { IconError } from "../src/core/error.ts";
import { fontSource } from "../src/core/font-source.ts";
import { parseIconMap } from "../src/core/icon-map.ts";
import { iconSet } from "../src/core/icon-set.ts";
import { loadIconFont } from "../src/font-file.ts";
import { unpackFont } from "../src/unpack.ts";
import { readCmap } from "./cmap.ts";

const resolve = createRequire(import.meta.url).resolve;
const bootstrap = join(dirname(resolve("bootstrap-icons/package.json")), "font");
const material = join(dirname(resolve("material-icons/package.json")), "iconfont");
const awesome = dirname(resolve("@fortawesome/fontawesome-free/package.json"));
const woff2 = join(bootstrap, "fonts", "bootstrap-icons.woff2");
const woff = join(bootstrap, "fonts", "bootstrap-icons.woff");
const json: Record<string, number> = JSON.parse(readFileSync(join(bootstrap, "bootstrap-icons.json"), "utf8"));

const scratch = mkdtempSync(join(tmpdir(), "icon-font-"));
afterAll(() => rmSync(scratch, { recursive: true }));

async function failure(work: Promise<unknown>): Promise<IconError> {
  const error = await work.then(
    () => new Error("nothing was thrown"),
    (reason) => reason,
  );
  if (error instanceof IconError) return error;
  throw error;
}

describe("Bootstrap Icons", () => {
  test("have the same icons from woff, woff2, style sheets and the JSON map", async () => {
    const sheet = join(bootstrap, "bootstrap-icons.css");
    const sets = await Promise.all([
      loadIconFont(woff2, { css: sheet }),
      loadIconFont(pathToFileURL(woff), { css: pathToFileURL(join(bootstrap, "bootstrap-icons.min.css")) }),
      loadIconFont(readFileSync(woff), { css: readFileSync(sheet) }),
      loadIconFont(woff, { css: readFileSync(sheet, "utf8") }),
      loadIconFont(woff2, { css: join(bootstrap, "bootstrap-icons.json") }),
      loadIconFont(woff2, { map: json }),
    ]);
    const names = Object.keys(json).sort();
    for (const set of sets) {
      expect(set.names()).toEqual(names);
      for (const name of ["alarm", "123", "zoom-in"]) {
        expect(set.find(name).codepoint).toBe(json[name]);
        expect(set.glyph(set.find(name))).toEqual(sets[0]?.glyph(sets[0].find(name)));
      }
    }
  });

  test("are found with and without their prefix, by code point, and in the style they were given", async () => {
    const set = await loadIconFont(woff2, { css: join(bootstrap, "bootstrap-icons.css"), style: "Line", title: "BI" });
    for (const name of ["alarm", "bi-alarm", "bi bi-alarm", "BI-Alarm", "U+F102", "line-alarm", "bi-line-alarm"]) {
      expect(set.find(name)).toMatchObject({ name: "alarm", style: "Line", codepoint: 0xf102 });
    }
    expect(set.title).toBe("BI");
    expect(() => set.find("alarn")).toThrow(expect.objectContaining({ hint: expect.stringMatching(/mean alarm/) }));
    expect(() => set.find("alarm", "solid")).toThrow(expect.objectContaining({ code: "E_STYLE" }));
  });

  test("draw every icon", async () => {
    const set = await loadIconFont(woff, { css: join(bootstrap, "bootstrap-icons.css") });
    for (const name of set.names()) {
      const { outline, unitsPerEm, ascender, descender } = set.glyph(set.find(name));
      expect(outline.ops.length, name).toBeGreaterThan(3);
      expect(ascender + descender).toBeGreaterThan(0.9 * unitsPerEm);
    }
  });
});

describe("Material Icons", () => {
  test("take their names from ligatures, dashes or underscores alike", async () => {
    const set = await loadIconFont(join(material, "material-icons.woff2"));
    expect(set.size).toBeGreaterThan(2000);
    const home = set.find("home");
    const cmap = readCmap(await unpackFont(readFileSync(join(material, "material-icons.woff2"))));
    expect(cmap.has(home.codepoint)).toBe(true);
    expect(set.find("account-circle")).toEqual(set.find("account_circle"));
    expect(set.glyph(home).outline.ops.length).toBeGreaterThan(4);
    expect(set.search("account circle")[0]).toBe("account_circle");
  });
});

test("a Font Awesome font with its sheet is what the built-in table says", async () => {
  const set = await loadIconFont(join(awesome, "webfonts", "fa-solid-900.woff2"), {
    css: join(awesome, "css", "all.min.css"),
  });
  for (const name of ["heart", "fa-heart", "U+F004"]) expect(set.find(name).name).toBe("heart");
  expect([set.find("times").name, ...set.find("times").aliases]).toContain("xmark");
  expect(set.has("github")).toBe(false);
});

test("fonts that are unpacked at the same time do not mix", async () => {
  const files = ["fa-solid-900", "fa-regular-400", "fa-brands-400"].map((name) =>
    join(awesome, "webfonts", `${name}.woff2`),
  );
  const together = await Promise.all(files.map(async (file) => unpackFont(readFileSync(file))));
  for (const [index, file] of files.entries()) {
    expect(Buffer.compare(together[index] ?? Buffer.alloc(0), await unpackFont(readFileSync(file)))).toBe(0);
  }
});

test("a duotone glyph brings the layer 0x100000 above it", () => {
  const outline = { ops: Uint8Array.of(0), points: Float64Array.of(1, 2) };
  const under = { ops: Uint8Array.of(0), points: Float64Array.of(3, 4) };
  const font = {
    family: "Two",
    unitsPerEm: 512,
    ascender: 448,
    descender: 64,
    glyphCount: 4,
    codepoints: new Map([
      [0xf001, 1],
      [0x10f001, 2],
      [0xf002, 3],
    ]),
    outline: (glyph: number) => (glyph === 2 ? under : outline),
    advance: () => 512,
    glyphName: () => undefined,
    ligatures: () => new Map(),
  };
  const set = iconSet(fontSource(font, { title: "Two", style: "duotone", names: undefined, prefix: undefined }));
  expect(set.names()).toEqual(["uf001", "uf002"]);
  expect(set.glyph(set.find("U+F001"))).toMatchObject({ outline, secondary: under });
  expect(set.glyph(set.find("uf002"))).not.toHaveProperty("secondary");
});

describe("a style sheet", () => {
  test.each([
    ['.bi-alarm::before { content: "\\f102"; }', { alarm: 0xf102 }],
    [".bi-alarm:before{content:'\\f102'}.bi-x:BEFORE{CONTENT:\"\\00f103 \" !important}", { alarm: 0xf102, x: 0xf103 }],
    ['.fa-star,.fa-fav{--fa:"\\f005";--fa--fa:"\\f005\\f005"}', { star: 0xf005, fav: 0xf005 }],
    ['@media all{@layer x{i.mdi.mdi-home::before{color:red;content:"\u{F02DC}"}}}', { home: 0xf02dc }],
    ['/* .a-x::before{content:"\\f1"} */ .a-y::before{content:"\\f2" / "why"}', { y: 0xf2 }],
    ['.a-y::after{content:"\\f1"} .a-z::before{content:"}{;\\"";content:"\\f3\\fe0e"}', { z: 0xf3 }],
    ['.fa-\\35 00px{--fa:"\\f26e"} .fa-b{--fa:"B"} :root{--fa:"x"}', { "500px": 0xf26e, b: 0x42 }],
    ['.a-x::before{content:"\\f1"} .a-x::before{content:"\\f2"', { x: 0xf1 }],
  ])("%s", (css, names) => {
    expect(Object.fromEntries(parseIconCss(css).names)).toEqual(names);
  });

  test("without an icon is an error, whatever it is", () => {
    const texts = [
      "",
      "}",
      "{",
      '"',
      "/*",
      "a{color:red}",
      ".a::before{content:counter(x)}",
      "\0".repeat(99),
      "\\",
      ".x{--y:'",
    ];
    for (const text of texts) expect(() => parseIconCss(text)).toThrow(expect.objectContaining({ code: "E_CSS" }));
  });

  test("is parsed or refused, never worse, whatever is in it", () => {
    const piece = fc.constantFrom(
      ".a",
      "-b",
      "{",
      "}",
      ";",
      ":",
      "::before",
      "content:",
      '"',
      "'",
      "\\",
      "f101",
      "/*",
      "*/",
      ",",
      " ",
      "--x:",
      "@media",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          for (const codepoint of parseIconCss(pieces.join("")).names.values()) expect(codepoint).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(IconError);
        }
      }),
    );
  });

  test("of five megabytes in one string, comment or rule is still read", () => {
    const long = "x".repeat(5_000_000);
    for (const start of [
      `.y{background:url("${long}")}`,
      `/*${long}*/`,
      `.${long}{}`,
      `a{b:${"\\41 ".repeat(1_000_000)}}`,
    ]) {
      expect([...parseIconCss(`${start}.a-b::before{content:"\\f1"}`).names.keys()]).toEqual(["b"]);
    }
  });
});

describe("a map", () => {
  test.each([
    [{ a: 61698, b: "f102", c: "\\f102", d: "U+F102", e: "0xf102", f: "\uf102", g: "&#xf102;" }, "abcdefg"],
    [{ version: "1.0", icons: { a: "f102", b: { unicode: "f102" }, c: { codepoint: 61698 }, d: {} } }, "abc"],
    [
      [{ name: "a", codepoint: "F102" }, { css: "b", code: 61698 }, { properties: { name: "c", code: 61698 } }, 5],
      "abc",
    ],
    [{ glyphs: [{ css: "a", code: 61698 }] }, "a"],
  ])("%j", (map, names) => {
    expect(parseIconMap(map)).toEqual(new Map([...names].map((name) => [name, 0xf102])));
  });

  test.each([
    [null],
    [5],
    ["x"],
    [[]],
    [{}],
    [{ a: -1 }],
    [{ a: 1.5 }],
    [{ a: "not" }],
    [{ a: 0x110000 }],
    [{ icons: {} }],
  ])("%j is none", (map) => {
    expect(() => parseIconMap(map)).toThrow(expect.objectContaining({ code: "E_CSS" }));
  });
});

describe("input that cannot be used", () => {
  test("is an error of one line with a code", async () => {
    const huge = join(scratch, "huge.ttf");
    writeFileSync(huge, "");
    truncateSync(huge, 65 * 1024 * 1024);
    const bomb = Uint8Array.from(readFileSync(woff2));
    new DataView(bomb.buffer).setUint32(16, 0xffffffff);
    const fonts = [
      join(scratch, "none.ttf"),
      scratch,
      "/dev/zero",
      huge,
      new URL("https://example.org/a.ttf"),
      bomb,
      "",
    ];
    const bytes = [
      new Uint8Array(0),
      new Uint8Array(100),
      Buffer.from("wOF2".padEnd(200)),
      Buffer.from("wOFF".padEnd(200)),
    ];
    for (const source of [...fonts, ...bytes, Buffer.from("OTTO".padEnd(200)), Buffer.from("ttcf".padEnd(200))]) {
      const error = await failure(loadIconFont(source));
      expect(error.code).toBe("E_FONT");
      expect(`${error.message}${error.hint}`).not.toMatch(/[\n\r]/);
    }
    for (const css of [
      join(scratch, "none.css"),
      scratch,
      "a{}",
      "{",
      "[1,2",
      "{}",
      '.x-y::before{content:"z"}',
      new Uint8Array(9),
    ]) {
      expect((await failure(loadIconFont(woff, { css }))).code).toBe("E_CSS");
    }
  });

  test("as a font with changed bytes gives icons or a typed error", async () => {
    const font = await unpackFont(readFileSync(join(awesome, "webfonts", "fa-v4compatibility.woff2")));
    const change = fc.tuple(fc.nat(1500), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const broken = Uint8Array.from(font);
        for (const [at, value] of changes) broken[at] = value;
        try {
          const set = await loadIconFont(broken);
          for (const name of set.names()) set.glyph(set.find(name));
        } catch (error) {
          expect(error).toBeInstanceOf(IconError);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test("as a cmap that maps the same code points a billion times is refused", async () => {
    const font = Uint8Array.from(await unpackFont(readFileSync(join(material, "material-icons.woff"))));
    const view = new DataView(font.buffer);
    for (let at = 0; at + 16 < font.length; at += 4) {
      if (view.getUint32(at) !== 0x000c0000) continue;
      view.setUint32(at + 16, 0);
      view.setUint32(at + 20, 0xffffffff);
    }
    expect((await failure(loadIconFont(font))).message).toContain("more code points");
  });
});
