import { schemeBlues, schemePaired, schemeRdBu, schemeSet2, schemeYlGnBu } from "d3-scale-chromatic";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseColor } from "../src/core/color/color.ts";
import { contrastRatio } from "../src/core/color/contrast.ts";
import { findOwnPalette } from "../src/core/color/palette.ts";
import { CloudError } from "../src/core/error.ts";
import { findPalette, listPalettes, palette, samplePalette } from "../src/palettes.ts";
import matplotlib from "./fixtures/matplotlib.json" with { type: "json" };
import palettable from "./fixtures/palettable.json" with { type: "json" };

/** The greatest difference of a channel between two lists of colours. */
function apart(ours: readonly string[], theirs: readonly string[]): number {
  expect(ours).toHaveLength(theirs.length);
  const channels = (list: readonly string[]) => list.flatMap((color) => [...parseColor(color)]);
  const expected = channels(theirs);
  return Math.max(...channels(ours).map((value, i) => Math.abs(value - (expected[i] ?? Number.NaN))));
}

function split(packed: string): string[] {
  return Array.from({ length: packed.length / 6 }, (_, i) => `#${packed.slice(6 * i, 6 * i + 6)}`);
}

describe("palettes", () => {
  test.each(Object.entries(matplotlib))("%s is matplotlib's, all of it or at 17 places", (name, packed) => {
    const theirs = split(packed);
    const { kind, colors } = findPalette(name);
    if (kind === "qualitative") return expect(colors).toEqual(theirs);
    const ours =
      colors.length === 256 ? theirs.map((_, i) => colors[Math.round((i * 255) / 16)] ?? "") : samplePalette(name, 17);
    expect(apart(ours, theirs)).toBeLessThanOrEqual(2);
  });

  test.each(Object.entries(palettable))("%s is palettable's, as stylecloud names it", (path, theirs) => {
    const ours = palette(path);
    if (!path.startsWith("matplotlib")) return expect(ours).toEqual(theirs);
    expect(apart(ours, theirs)).toBeLessThanOrEqual(2);
  });

  test("ColorBrewer's have every number of colours that they were made for", () => {
    for (const [name, schemes] of Object.entries({ Blues: schemeBlues, YlGnBu: schemeYlGnBu, RdBu: schemeRdBu })) {
      for (const [count, scheme] of schemes.entries()) {
        if (scheme !== undefined) expect(palette(`${name}_${count}`)).toEqual(scheme);
      }
      expect(palette(name)).toEqual(schemes.at(-1));
    }
    expect(palette("set2")).toEqual(schemeSet2);
    expect(palette("Paired")).toEqual(schemePaired);
  });

  test("names count in any case, with a number and turned round", () => {
    expect(palette("VIRIDIS")).toEqual(palette("viridis"));
    expect(palette("grey")).toEqual(palette("gray"));
    expect(palette("Prism")).not.toEqual(palette("prism"));
    expect(palette("cartocolors.sequential.agSunset_7")).toEqual(palette("ag_Sunset_7"));
    expect(palette("Bold_5_r")).toEqual([...palette("Bold_5")].reverse());
    expect(apart(palette("viridis_3"), ["#440154", "#21918c", "#fde725"])).toBeLessThanOrEqual(1);
    expect(palette("twilight_shifted")).toHaveLength(256);
  });

  test("every palette of the list can be had, and knows its kind", () => {
    const list = listPalettes();
    expect(list.length).toBeGreaterThan(110);
    expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
    for (const info of list) {
      const { colors, turned, ...rest } = findPalette(info.name);
      expect([rest, turned]).toEqual([info, false]);
      expect(colors.length).toBeGreaterThan(1);
      expect(colors.every((color) => /^#[0-9a-f]{6}$/.test(color))).toBe(true);
      expect(palette(`${info.name}_r`)).toEqual([...colors].reverse());
    }
    const kinds = Object.fromEntries(list.map(({ name, kind }) => [name, kind]));
    expect(kinds).toMatchObject({
      Set1: "qualitative",
      tab20: "qualitative",
      Bold: "qualitative",
      viridis: "sequential",
    });
    expect(kinds).toMatchObject({ Spectral: "diverging", coolwarm: "diverging", Temps: "diverging", hsv: "cyclic" });
    expect(kinds).toMatchObject({ Burg: "sequential", Blues: "sequential", Mint: "sequential" });
  });

  test.each([
    ["virdis", "viridis"],
    ["sett2", "Set2"],
    ["spectrl", "Spectral"],
    ["aurroa", "aurora"],
  ])("%s asks for %s", (typed, meant) => {
    expect(() => palette(typed)).toThrow(expect.objectContaining({ code: "E_PALETTE" }));
    expect(() => palette(typed)).toThrow(expect.objectContaining({ hint: expect.stringContaining(meant) }));
  });

  test.each(["", ".", "_r", "_5", "constructor", "__proto__", "x".repeat(1_000_000)])("%j is not a palette", (name) => {
    expect(() => palette(name)).toThrow(expect.objectContaining({ code: "E_PALETTE" }));
  });

  test("no name is an error of another kind", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(() => palette(name)).toThrow(CloudError);
      }),
    );
  });
});

describe("samplePalette", () => {
  test("a qualitative palette gives its first colours, and over again", () => {
    expect(samplePalette("Set1", 3)).toEqual(palette("Set1").slice(0, 3));
    expect(samplePalette("Set1", 11)).toEqual([...palette("Set1"), ...palette("Set1").slice(0, 2)]);
  });

  test("another goes in even steps from end to end", () => {
    expect(samplePalette("gray", 3)).toEqual(["#000000", "#808080", "#ffffff"]);
    expect(samplePalette("viridis", 256)).toEqual(palette("viridis"));
    expect(samplePalette("gray", 1)).toEqual(["#808080"]);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])("%d colours are refused", (count) => {
    expect(() => samplePalette("viridis", count)).toThrow(expect.objectContaining({ code: "E_NUMBER" }));
  });
});

describe("our own palettes", () => {
  test("are found without the table", () => {
    expect(findOwnPalette("aurora")).toMatchObject({ kind: "qualitative", source: "wordcloud" });
    expect(() => findOwnPalette("viridis")).toThrow(expect.objectContaining({ code: "E_PALETTE" }));
  });

  test("aurora can be read on white as well as on a dark ground", () => {
    for (const color of palette("aurora")) {
      expect(contrastRatio(parseColor(color), parseColor("white"))).toBeGreaterThan(3.2);
      expect(contrastRatio(parseColor(color), parseColor("#0d1117"))).toBeGreaterThan(3.2);
    }
  });
});
