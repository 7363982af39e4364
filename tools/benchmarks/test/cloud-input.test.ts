import sharp from "sharp";
import { expect, test } from "vitest";
import { book, weightedWords } from "../src/book.ts";
import { cloudInput } from "../src/cloud-input.ts";
import type { CloudJob } from "../src/protocol.ts";
import { logSlope } from "../src/stats.ts";

const JOB: CloudJob = { task: "cloud", given: "weights", words: 200, made: "png", width: 256, height: 256 };

test("a book is the same for the same seed, another one for another, ASCII, and as long as asked", () => {
  const text = book(20_000, 5);
  expect(book(20_000, 5)).toBe(text);
  expect(book(20_000, 6)).not.toBe(text);
  expect(Buffer.byteLength(text)).toBe(text.length);
  expect(text.length).toBeGreaterThanOrEqual(20_000);
  expect(text.length).toBeLessThan(20_500);
});

test("the words of a book fall off with their rank as those of English do, half of them small ones", () => {
  const counts = new Map<string, number>();
  const words =
    book(150_000, 5)
      .toLowerCase()
      .match(/[a-z']+/g) ?? [];
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranked = [...counts.values()].sort((a, b) => b - a);
  // Zipf's law says a power of -1 over the middle ranks; English texts are between -0.8 and -1.2.
  const slope = logSlope(ranked.slice(9, 500).map((count, i) => [i + 10, count]));
  expect(slope).toBeGreaterThan(-1.2);
  expect(slope).toBeLessThan(-0.8);
  const small = ["the", "of", "and", "to", "a", "in", "that", "it", "was", "he"];
  const share = small.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) / words.length;
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.3);
  expect(counts.size).toBeGreaterThan(3000);
});

test("weighted words are all different, the greatest first and none without weight", () => {
  const words = weightedWords(10_000, 5);
  expect(new Set(words.map(([text]) => text)).size).toBe(10_000);
  expect(words.every(([, weight], i) => weight >= 1 && weight <= (words[i - 1]?.[1] ?? weight))).toBe(true);
  expect(words[0]?.[1]).toBe(1000);
});

test("sizes are whole pixels whose squares go with the weights", () => {
  const given = cloudInput({ ...JOB, given: "weights" }).words ?? [];
  const sized = cloudInput({ ...JOB, given: "sizes", top: 112 }).words ?? [];
  expect(sized[0]?.[1]).toBe(112);
  for (const [i, [text, size]] of sized.entries()) {
    expect(Number.isInteger(size)).toBe(true);
    const [sameText, weight = 0] = given[i] ?? [];
    expect(text).toBe(sameText);
    expect(Math.abs(size - 112 * Math.sqrt(weight / 1000))).toBeLessThan(1);
  }
});

test("a mask is a black icon on white that touches no edge", async () => {
  for (const mask of ["star", "dog", "flag"] as const) {
    const { mask: encoded = "" } = cloudInput({ ...JOB, mask });
    const picture = await sharp(Buffer.from(encoded, "base64")).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect([picture.info.width, picture.info.height]).toEqual([256, 256]);
    const at = (x: number, y: number): number => picture.data[y * 256 + x] ?? -1;
    const edge = Array.from({ length: 256 }, (_, i) => [at(i, 0), at(i, 255), at(0, i), at(255, i)]).flat();
    expect(edge.every((value) => value === 255)).toBe(true);
    const dark = picture.data.reduce((sum, value) => sum + (255 - value), 0) / 255 / 256 ** 2;
    expect(dark).toBeGreaterThan(0.15);
    expect(dark).toBeLessThan(0.7);
  }
});

test("a book goes without words and mask, words without a text", () => {
  expect(Object.keys(cloudInput({ ...JOB, given: "book", mask: "flag" }))).toEqual(["text"]);
  expect(Object.keys(cloudInput({ ...JOB, mask: "flag" }))).toEqual(["words", "mask"]);
});
