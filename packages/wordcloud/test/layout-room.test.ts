import { describe, expect, test } from "vitest";
import type { CloudLayout } from "../src/core/cloud.ts";
import { layoutCloud, layoutLayers } from "../src/node.ts";
import { leastGap, wordsOf } from "./layout-truth.ts";

const words: [string, number][] = [
  ["alpha", 9],
  ["beta", 7],
  ["gamma", 5],
  ["delta", 4],
  ["omega", 3],
];

function largest({ words: placed }: CloudLayout): number {
  return Math.max(...placed.map(({ size }) => size));
}

describe("room is found wherever it is", () => {
  test.for([40, 42, 44, 48, 56, 60])("an upright bar of 12 px at x = %d holds all words", (x) => {
    const mask = { path: `M${x} 0H${x + 12}V1024H${x}Z`, viewBox: [0, 0, 1024, 1024] } as const;
    const layout = layoutCloud(words, { mask, angles: [90] });
    expect(layout.skipped).toEqual([]);
    expect(largest(layout)).toBeGreaterThan(9);
  });

  test("a word with descenders that does not fit takes no room from words without", () => {
    const options = {
      width: 300,
      height: 100,
      minFont: 20,
      maxFont: 20,
      mask: { path: "M0 30H300V43H0Z", viewBox: [0, 0, 300, 100] } as const,
      angles: [0],
    };
    const { words: placed, skipped } = layoutCloud({ pgqjd: 2, aceos: 1, nouns: 1, onsun: 1 }, options);
    expect(placed.map(({ text }) => text).toSorted()).toEqual(["aceos", "nouns", "onsun"]);
    expect(skipped.map(({ text }) => text)).toEqual(["pgqjd"]);
  });

  test("a word that fits at one angle is not given up for one that does not at another", () => {
    const options = {
      width: 300,
      height: 100,
      minFont: 20,
      maxFont: 20,
      mask: { path: "M0 30H300V54H0Z", viewBox: [0, 0, 300, 100] } as const,
      angles: ({ text }: { text: string }) => (text.startsWith("a") ? 20 : 0),
    };
    const { words: placed } = layoutCloud({ abcdefghi: 2, ihgfedcba: 1 }, options);
    expect(placed.map(({ text }) => text)).toEqual(["ihgfedcba"]);
  });

  test("a word too long for the picture does not make the others small", () => {
    const options = { width: 600, height: 400, sizing: "exact" } as const;
    const without = layoutCloud(wordsOf(30), options);
    const all = layoutCloud([...wordsOf(30), { text: "x".repeat(200), weight: 300 }], { ...options, minFont: 10 });
    expect(all.skipped.map(({ text }) => text)).toContain("x".repeat(200));
    expect(largest(all)).toBeGreaterThan(0.95 * largest(without));
  });

  test("sizes are never below the smallest, be it a part of a hundredth", () => {
    const layout = layoutCloud(wordsOf(200), { width: 150, height: 100, minFont: 4.005 });
    expect(Math.min(...layout.words.map(({ size }) => size))).toBeGreaterThanOrEqual(4.005);
  });

  test("exact sizes are exact where fonts are smaller than a pixel", () => {
    const layout = layoutCloud(wordsOf(60), { width: 40, height: 20, minFont: 0.05, sizing: "exact", exponent: 1 });
    const [first] = layout.words;
    for (const { size, weight } of layout.words) {
      const share = ((first?.size ?? 0) * weight) / (first?.weight ?? 1);
      expect(Math.abs(size / share - 1)).toBeLessThan(0.01);
    }
  });
});

describe("pins leave the others their sizes", () => {
  const size = { width: 400, height: 300 };

  test.for(["fit", "exact"] as const)("a pin without room is told, and nothing else changes much: %s", (sizing) => {
    const options = { ...size, sizing };
    const free = layoutCloud(wordsOf(30), options);
    const text = wordsOf(30)[2]?.text ?? "";
    const pinned = layoutCloud(wordsOf(30), { ...options, pins: [{ text, x: 5000, y: 1 }] });
    expect(pinned.skipped.map((word) => word.text)).toContain(text);
    expect(pinned.words.length).toBeGreaterThanOrEqual(free.words.length - 3);
    expect(largest(pinned)).toBeGreaterThan(0.8 * largest(free));
  });

  test("two pins in one place: the second is told", () => {
    const [first, second] = wordsOf(40);
    const pins = [
      { text: first?.text ?? "", x: 200, y: 150 },
      { text: second?.text ?? "", x: 203, y: 152 },
    ];
    const layout = layoutCloud(wordsOf(40), { ...size, pins });
    expect(layout.skipped.map(({ text }) => text)).toEqual([second?.text]);
    expect(largest(layout)).toBeGreaterThan(30);
  });

  test("a pin near the edge is small by itself", () => {
    const text = wordsOf(40)[0]?.text ?? "";
    const layout = layoutCloud(wordsOf(40), { ...size, pins: [{ text, x: 30, y: 10 }] });
    expect(layout.words[0]).toMatchObject({ text, x: 30, y: 10 });
    expect(layout.words[0]?.size).toBeLessThan(25);
    expect(largest(layout)).toBeGreaterThan(30);
  });

  test("a size that is given is kept, or the pin has no place", () => {
    const text = wordsOf(5)[0]?.text ?? "";
    const at = (fontSize: number): CloudLayout =>
      layoutCloud(wordsOf(5), { ...size, pins: [{ text, x: 200, y: 150, size: fontSize }] });
    expect(at(40).words[0]).toMatchObject({ text, size: 40 });
    expect(at(400).skipped.map((word) => word.text)).toEqual([text]);
  });

  test("a word pinned twice is an error", () => {
    const pins = [
      { text: "a", x: 1, y: 1 },
      { text: "a", x: 9, y: 9 },
    ];
    expect(() => layoutCloud({ a: 1 }, { pins })).toThrow(expect.objectContaining({ code: "E_PINS" }));
  });

  test("a small pin does not make repetitions small", () => {
    const options = { ...size, repeat: true, pins: [{ text: "sun", x: 200, y: 150, size: 4.5 }] };
    const layout = layoutCloud({ sun: 3, moon: 2, star: 1 }, options);
    expect(layout.words[3]?.size).toBeGreaterThan(20);
  });
});

test("a later layer keeps its own padding to an earlier one", () => {
  const layout = layoutLayers(
    [
      { words: { HELLO: 1 }, padding: 0, maxFont: 60 },
      { words: wordsOf(40), padding: 9, maxFont: 12 },
    ],
    { width: 300, height: 200 },
  );
  expect(layout.words.length).toBeGreaterThan(20);
  expect(leastGap(layout, 12)).toBeGreaterThanOrEqual(9);
});
