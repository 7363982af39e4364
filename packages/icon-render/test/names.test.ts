import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { compileFontAwesome } from "../build/table.ts";
import { IconError } from "../src/core/error.ts";
import { compileGlob } from "../src/core/glob.ts";
import type { IconSet, IconSource } from "../src/core/icon.ts";
import { iconSet } from "../src/core/icon-set.ts";
import { editDistance } from "../src/core/suggest.ts";
import { tableSource } from "../src/core/table.ts";

let icons: IconSet;

beforeAll(async () => {
  const styleClasses = new Map([
    ["fas", "solid"],
    ["far", "regular"],
    ["fab", "brands"],
  ]);
  icons = iconSet(tableSource(await compileFontAwesome(), { prefixes: ["fa"], styleClasses }));
}, 60_000);

function failure(work: () => unknown): IconError {
  try {
    work();
  } catch (error) {
    if (error instanceof IconError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("a name", () => {
  test.each([
    ["heart", "solid"],
    ["fa-heart", "solid"],
    ["fas fa-heart", "solid"],
    ["far fa-heart", "regular"],
    ["fa-solid fa-heart", "solid"],
    ["fa-regular fa-heart", "regular"],
    ["fa-solid-heart", "solid"],
    ["fa-regular-heart", "regular"],
    ["solid-heart", "solid"],
    ["regular-heart", "regular"],
    ["regular heart", "regular"],
    ["  FA-Regular   FA-Heart\n", "regular"],
    ["U+F004", "solid"],
    ["u+f004", "solid"],
    ["\\f004", "solid"],
    ["0xF004", "solid"],
    ["\uf004", "solid"],
    ["far \uf004", "regular"],
    ["far U+F004", "regular"],
  ])("%j is the heart in %s", (name, style) => {
    expect(icons.find(name)).toMatchObject({ name: "heart", style, codepoint: 0xf004 });
    expect(icons.has(name)).toBe(true);
  });

  test.each(["github", "fab fa-github", "fa-brands fa-github", "fa-brands-github", "brands-github", "0xf09b"])(
    "%j is a brand",
    (name) => {
      expect(icons.find(name)).toMatchObject({ name: "github", style: "brands", styles: ["brands"] });
    },
  );

  test("of a style loses to the style that is asked for", () => {
    expect(icons.find("fas fa-star", "regular").style).toBe("regular");
    expect(icons.find("regular-star", "solid").style).toBe("solid");
    for (const style of ["regular", "Regular", "far", "fa-regular"]) {
      expect(icons.find("star", style).style).toBe("regular");
    }
  });

  test("that is an icon in several fonts is solid unless asked otherwise", () => {
    expect(icons.find("font-awesome")).toMatchObject({ style: "solid", styles: ["solid", "regular", "brands"] });
    expect(icons.find("fab fa-font-awesome").style).toBe("brands");
  });

  test("of letters and digits is no code point", () => {
    expect(icons.find("a").codepoint).toBe(0x41);
    expect(icons.find("A").name).toBe("a");
    expect(icons.find("0").codepoint).toBe(0x30);
    expect(icons.find("500px").style).toBe("brands");
    expect(icons.find("!").name).toBe("exclamation");
  });

  test("that exists as it stands wins over a style and a name", () => {
    const source: IconSource = fake(["star", "regular-star", "fa-star"]);
    const set = iconSet(source);
    expect(set.find("regular-star")).toMatchObject({ name: "regular-star", style: "solid" });
    expect(set.find("fa-star").name).toBe("fa-star");
    expect(set.find("solid-star")).toMatchObject({ name: "star", style: "solid" });
    expect(set.find("fa-regular-star")).toMatchObject({ name: "regular-star", style: "solid" });
  });

  test("that is an alias has the bytes of the primary name", () => {
    for (const name of ["times", "close", "xmark", "fa-remove", "fas fa-multiply"]) {
      expect(icons.find(name)).toEqual(icons.find("xmark"));
      expect(icons.glyph(icons.find(name))).toEqual(icons.glyph(icons.find("xmark")));
    }
    expect(icons.find("times").aliases).toEqual(["close", "multiply", "remove", "times"]);
  });
});

describe("a failed lookup", () => {
  test.each([
    ["hart", "heart"],
    ["haert", "heart"],
    ["gihub", "github"],
    ["arow-left", "arrow-left"],
    ["envelop", "envelope"],
    ["trash-c", "trash"],
    ["fa-solid fa-rockett", "rocket"],
    ["regular-hart", "heart"],
  ])("of %j suggests %s first", (name, first) => {
    const error = failure(() => icons.find(name));
    expect(error.code).toBe("E_ICON");
    expect(error.hint).toMatch(new RegExp(`^did you mean ${first}(,|$)`));
  });

  test("of a style says which there are and names icons that have it", () => {
    const error = failure(() => icons.find("rocket", "regular"));
    expect(error).toMatchObject({ code: "E_STYLE", message: "rocket has no regular style, only solid" });
    const such = error.hint?.split("such as ")[1]?.split(", ") ?? [];
    expect(such).toHaveLength(3);
    for (const name of such) expect(icons.find(name).styles).toContain("regular");
    expect(failure(() => icons.find("heart", "light")).message).toBe('no style is called "light"');
    expect(failure(() => icons.find("fas fa-github")).message).toBe("github has no solid style, only brands");
    expect(icons.has("fas fa-github")).toBe(false);
  });

  test("of a code point names it", () => {
    expect(failure(() => icons.find("U+E999")).message).toContain("U+E999");
  });

  test("is one line whatever was asked for", () => {
    const names = [
      "",
      "  ",
      "\n",
      "a\nb\u001b[31m",
      "x".repeat(1e6),
      "\u202eevil",
      "\u061cevil\u200e\u200f",
      "fas",
      "fa-",
      "\ud800",
      "U+FFFFFFFF",
    ];
    for (const name of [...names, "../../etc/passwd", "__proto__", "constructor", "\\", "U+110000", "fa- fa-"]) {
      const error = failure(() => icons.find(name));
      expect(error.code).toBe("E_ICON");
      expect(error.message.length).toBeLessThan(500);
      expect(/[\p{Cc}\p{Bidi_Control}]/u.test(`${error.message}${error.hint}`)).toBe(false);
    }
  });

  test("of a glyph from another set is an error", () => {
    const other = { name: "nothing", style: "solid", styles: [], codepoint: 1, aliases: [] };
    expect(failure(() => icons.glyph(other)).code).toBe("E_ICON");
  });
});

test("the edit distance counts swaps once and is the same both ways", () => {
  expect(editDistance("hart", "heart", 3)).toBe(1);
  expect(editDistance("haert", "heart", 3)).toBe(1);
  expect(editDistance("kitten", "sitting", 3)).toBe(3);
  expect(editDistance("kitten", "sitting", 2)).toBeUndefined();
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b, 9) ?? -1;
      expect(distance).toBe(editDistance(b, a, 9));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      for (let limit = 0; limit < 9; limit++) {
        expect(editDistance(a, b, limit)).toBe(distance <= limit ? distance : undefined);
      }
    }),
  );
});

test("a glob is the regular expression that it stands for", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 10 });
  fc.assert(
    fc.property(text, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 }), (glob, name) => {
      const pattern = new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`);
      expect(compileGlob(glob)(name)).toBe(pattern.test(name));
    }),
  );
});

function fake(names: readonly string[]): IconSource {
  const styles = ["solid", "regular"];
  return {
    title: "a fake",
    styles,
    prefixes: ["fa"],
    styleClasses: new Map(),
    names: () => [...names].sort(),
    byName: (name) => (names.includes(name) ? names.indexOf(name) : undefined),
    byCodepoint: () => undefined,
    primaryName: (icon) => names[icon] ?? "",
    entry: (icon) => ({ name: names[icon] ?? "", codepoint: 0, styles, aliases: [] }),
    glyph: () => undefined,
    terms: () => [],
  };
}
