import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compileFontAwesome } from "../build/table.ts";
import { IconError } from "../src/core/error.ts";
import type { FontReader } from "../src/core/font-reader.ts";
import type { IconSet } from "../src/core/icon.ts";
import { iconSet } from "../src/core/icon-set.ts";
import { tableSource } from "../src/core/table.ts";
import { openFont } from "../src/sfnt.ts";
import { unpackFont } from "../src/unpack.ts";
import { readCmap } from "./cmap.ts";

const folder = dirname(createRequire(import.meta.url).resolve("@fortawesome/fontawesome-free/package.json"));
const STYLES = { solid: "fa-solid-900", regular: "fa-regular-400", brands: "fa-brands-400" };
const DECORATIONS = { prefixes: ["fa"], styleClasses: new Map() };

let bytes: Uint8Array;
let icons: IconSet;
const cmaps = new Map<string, Map<number, number>>();
const fonts = new Map<string, FontReader>();

beforeAll(async () => {
  bytes = await compileFontAwesome({ isSimple: (outline) => outline.ops.length % 2 === 0 });
  icons = iconSet(tableSource(bytes, DECORATIONS));
  for (const [style, file] of Object.entries(STYLES)) {
    const font = readFileSync(join(folder, "webfonts", `${file}.woff2`));
    cmaps.set(style, readCmap(await unpackFont(font)));
    fonts.set(style, await openFont(font));
  }
}, 60_000);

/** Class names with their code points, by a plain pattern over the two sheets: independent of the package's parser. */
function namesOfStyleSheets(): Map<string, number> {
  const names = new Map<string, number>();
  for (const file of ["fontawesome.css", "brands.css"]) {
    const css = readFileSync(join(folder, "css", file), "utf8");
    for (const [, name = "", hex, character] of css.matchAll(
      /\.fa-([a-z0-9-]+) \{\s*--fa: "(?:\\([0-9a-f]{2,5}) ?|\\?(.))";/g,
    )) {
      names.set(name, hex === undefined ? (character?.codePointAt(0) ?? 0) : Number.parseInt(hex, 16));
    }
  }
  return names;
}

describe("the table of Font Awesome", () => {
  test("holds every glyph name of the style sheets and nothing else", () => {
    const names = [...namesOfStyleSheets().keys()].sort();
    expect(names).toHaveLength(2606);
    expect(icons.names()).toEqual(names);
    expect(icons.size).toBe(2606);
    for (const name of ["0", "a", "z", "500px", "42-group"]) expect(icons.has(name)).toBe(true);
    for (const name of ["spin", "fa-spin", "2x", "fa-2x", "fw"]) expect(icons.has(name)).toBe(false);
  });

  test("gives each name in each style a glyph exactly where the font maps its code point", () => {
    const wrong: string[] = [];
    for (const [name, codepoint] of namesOfStyleSheets()) {
      for (const [style, cmap] of cmaps) {
        const found = attempt(() => icons.glyph(icons.find(name, style)));
        const expected = cmap.has(codepoint);
        if (expected !== !(found instanceof IconError)) wrong.push(`${style} ${name}`);
        if (found instanceof IconError && found.code !== "E_STYLE") wrong.push(`${style} ${name} ${found.code}`);
        if (!(found instanceof IconError) && found.outline.ops.length === 0) wrong.push(`${style} ${name} is blank`);
      }
    }
    expect(wrong).toEqual([]);
  }, 30_000);

  test("draws each icon as its font does", () => {
    let drawn = 0;
    for (const name of icons.names()) {
      for (const style of icons.find(name).styles) {
        const icon = icons.find(name, style);
        const { outline, advance, unitsPerEm, ascender, descender } = icons.glyph(icon);
        const font = fonts.get(style);
        const glyph = cmaps.get(style)?.get(icon.codepoint) ?? 0;
        const wanted = font?.outline(glyph);
        expect(outline.ops).toEqual(wanted?.ops);
        expect(outline.points).toEqual(wanted?.points);
        expect(outline.simple).toBe(outline.ops.length % 2 === 0);
        expect(advance).toBe(font?.advance(glyph));
        expect([unitsPerEm, ascender, descender]).toEqual([512, 448, 64]);
        drawn++;
      }
    }
    const mapped = [...namesOfStyleSheets().values()].flatMap((code) =>
      [...cmaps.values()].filter((cmap) => cmap.has(code)),
    );
    expect(drawn).toBe(mapped.length);
  });

  test("knows each icon by its code point, and by the further ones of the fonts", () => {
    for (const [name, codepoint] of namesOfStyleSheets()) {
      const icon = icons.find(`U+${codepoint.toString(16)}`);
      expect([icon.name, ...icon.aliases]).toContain(name);
      expect(icon.codepoint).toBe(codepoint);
    }
    for (const [style, cmap] of cmaps) {
      for (const [codepoint, glyph] of cmap) {
        const icon = icons.find(`0x${codepoint.toString(16)}`);
        if (icon.styles.includes(style)) expect(cmap.get(icon.codepoint)).toBe(glyph);
      }
    }
  });

  test("labels and aliases are those of the metadata", () => {
    const metadata = JSON.parse(readFileSync(join(folder, "metadata", "icon-families.json"), "utf8"));
    for (const name of Object.keys(metadata)) {
      const icon = icons.find(name);
      expect(icon.name).toBe(name);
      expect(icon.label).toBe(metadata[name].label);
      expect(icon.aliases).toEqual([...(metadata[name].aliases?.names ?? [])].sort());
    }
  });

  test("is the same bytes every time", async () => {
    const again = await compileFontAwesome({ isSimple: (outline) => outline.ops.length % 2 === 0 });
    expect(Buffer.compare(again, bytes)).toBe(0);
  }, 60_000);

  test("takes under 600 KB", () => {
    expect(bytes.length).toBeLessThan(600_000);
  });

  test("is refused when it is cut short or something else", () => {
    for (const broken of [bytes.subarray(0, 1000), bytes.subarray(0, bytes.length - 1), new Uint8Array(5000)]) {
      expect(() => tableSource(broken, DECORATIONS)).toThrow(expect.objectContaining({ code: "E_FONT" }));
    }
  });

  test("search terms find icons whose name says something else", () => {
    expect(icons.search("delete")).toContain("trash-can");
    expect(icons.search("fa-heart").slice(0, 2)).toEqual(["heart", "heart-crack"]);
    expect(icons.search("arrow-?p")).toEqual(["arrow-up"]);
    expect(icons.search("*-heart*")).toEqual(icons.names().filter((name) => name.includes("-heart")));
    expect(icons.search("right arrow")).toContain("arrow-right");
    expect(icons.search("qqqq")).toEqual([]);
    expect(icons.search("")).toEqual(icons.names());
  });
});

function attempt<T>(work: () => T): T | IconError {
  try {
    return work();
  } catch (error) {
    if (error instanceof IconError) return error;
    throw error;
  }
}
