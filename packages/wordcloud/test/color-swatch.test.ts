import { describe, expect, test } from "vitest";
import { parseColor } from "../src/core/color/color.ts";
import type { ColorOptions, UncoloredWord } from "../src/core/color/color-options.ts";
import { colorWords } from "../src/core/color/color-words.ts";
import { contrastRatio } from "../src/core/color/contrast.ts";
import { layoutCloud, listPalettes, recolor } from "../src/index.ts";
import { findPalette, palette } from "../src/palettes.ts";

/** Ten words, the greatest first. */
const WORDS: readonly UncoloredWord[] = Array.from({ length: 10 }, (_, i) => ({
  text: `w${i}`,
  weight: 100 - 9 * i,
  x: 200,
  y: 150,
  size: 50 - i,
  angle: 0,
}));

function colorsOf(words: readonly UncoloredWord[], options: ColorOptions): string[] {
  return colorWords(words, { width: 400, height: 300 }, options, findPalette).colors;
}

const BY_RANK = ["order", "weight", "size"] as const;

describe("a sequential palette", () => {
  test("gives the greatest word the end that stands out more, whatever the background and the way of choosing", () => {
    for (const background of ["white", "black", "#111", "#fffbe6", "#0d1117"]) {
      const ground = parseColor(background);
      for (const { name, kind } of listPalettes()) {
        if (kind !== "sequential") continue;
        for (const colorBy of BY_RANK) {
          const colors = colorsOf(WORDS, { palette: name, colorBy, background }).map(parseColor);
          const [first, last] = [colors[0], colors.at(-1)].map((color) => contrastRatio(color ?? [0, 0, 0, 1], ground));
          expect([name, colorBy, (first ?? 0) >= (last ?? 0)]).toEqual([name, colorBy, true]);
        }
      }
    }
  });

  test("viridis is dark purple first on white and yellow first on black", () => {
    const ends = [palette("viridis")[0], palette("viridis")[255]];
    for (const colorBy of BY_RANK) {
      const on = (background: string) => colorsOf(WORDS, { palette: "viridis", colorBy, background });
      expect([on("white")[0], on("white")[9]]).toEqual(ends);
      expect([on("black")[9], on("black")[0]]).toEqual(ends);
      // Half of black on white is a grey, from which purple is nearer to black than yellow to white.
      expect([on("#00000080")[9], on("#00000080")[0]]).toEqual(ends.toReversed());
    }
    expect(colorsOf(WORDS.slice(0, 3), { palette: "Blues_3" })).toEqual([...palette("Blues_3")].reverse());
  });

  test("is as it is written with _r, on a transparent background, and where rank does not decide", () => {
    const forward = palette("viridis");
    for (const background of ["white", "black"]) {
      expect(colorsOf(WORDS, { palette: "viridis_r", background })[0]).toBe(forward[255]);
      expect(colorsOf(WORDS, { palette: "viridis_r", background, colorBy: "weight" })[0]).toBe(forward[0]);
      const groups = WORDS.map((word, i) => ({ ...word, group: `g${i}`, angle: i }));
      for (const colorBy of ["group", "angle"] as const) {
        expect(colorsOf(groups, { palette: "viridis", background, colorBy })[0]).toBe(forward[0]);
      }
    }
    const clear = { palette: "viridis", background: "transparent" } as const;
    expect(colorsOf(WORDS, clear)[0]).toBe(forward[0]);
    expect(colorsOf(WORDS, { ...clear, colorBy: "size" })[0]).toBe(forward[255]);
  });

  test("the caller's own colours and palettes of other kinds are never turned", () => {
    for (const background of ["white", "black"]) {
      expect(colorsOf(WORDS.slice(0, 2), { colors: ["white", "black"], background })).toEqual(["#ffffff", "#000000"]);
      expect(colorsOf(WORDS, { palette: "Pastel1", background })[0]).toBe(palette("Pastel1")[0]);
      expect(colorsOf(WORDS, { palette: "RdBu", background })[0]).toBe(palette("RdBu")[0]);
    }
  });

  test("is turned by recolor as well, which knows the background", () => {
    const layout = layoutCloud({ sun: 3, moon: 2, star: 1 }, { width: 200, height: 200, palette: "viridis" });
    expect(layout.words[0]?.color).toBe(palette("viridis")[0]);
    const dark = recolor(layout, { palette: "viridis", background: "black" });
    expect(dark.words[0]?.color).toBe(palette("viridis")[255]);
  });
});

describe("with repetitions", () => {
  const repeated = ["sun", "moon", "star", "moon", "sun", "star", "star", "moon"].map((text, i) => ({
    text,
    weight: 10 - i,
    x: 0,
    y: 0,
    size: 20,
    angle: 0,
  }));

  test("by order each has the colour of its word, and a ramp goes once over the different words", () => {
    const [sun, moon, star] = ["#000000", "#808080", "#ffffff"];
    expect(colorsOf(repeated, { palette: "gray" })).toEqual([sun, moon, star, moon, sun, star, star, moon]);
    const own = ["#ff0000", "#00ff00"];
    const [a, b] = own;
    expect(colorsOf(repeated, { colors: own })).toEqual([a, b, a, b, a, a, a, b]);
  });

  test("a cloud that repeats three words has three colours", () => {
    const { words } = layoutCloud(
      { sun: 3, moon: 2, star: 1 },
      { width: 200, height: 200, repeat: 40, palette: "viridis", minFont: 4 },
    );
    expect(words.length).toBeGreaterThan(20);
    expect(new Set(words.map(({ text, color }) => `${text} ${color}`)).size).toBe(3);
  });
});
