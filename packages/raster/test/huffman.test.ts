import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalCodes, codeLengths } from "../src/core/huffman.ts";

const frequencies = fc
  .array(fc.oneof(fc.constant(0), fc.nat(9), fc.nat(100_000)), { minLength: 1, maxLength: 286 })
  .map((list) => Uint32Array.from(list));

function lengthsOf(list: Uint32Array, limit: number): Uint8Array {
  const lengths = new Uint8Array(list.length);
  codeLengths(list, limit, lengths);
  return lengths;
}

function weight(list: Uint32Array, lengths: Uint8Array): number {
  return list.reduce((sum, frequency, i) => sum + frequency * (lengths[i] ?? 0), 0);
}

/** Bits of an unlimited Huffman code: each merge of the two lightest trees costs their weight once. */
function huffmanBits(list: Uint32Array): number {
  const trees = [...list].filter((frequency) => frequency > 0);
  let bits = trees.length === 1 ? (trees[0] ?? 0) : 0;
  while (trees.length > 1) {
    trees.sort((a, b) => b - a);
    const merged = (trees.pop() ?? 0) + (trees.pop() ?? 0);
    bits += merged;
    trees.push(merged);
  }
  return bits;
}

test("lengths stay within the limit, and fill the code space where there are two symbols or more", () => {
  fc.assert(
    fc.property(frequencies, fc.integer({ min: 9, max: 15 }), (list, limit) => {
      const lengths = lengthsOf(list, limit);
      const used = list.reduce((n, frequency) => n + (frequency > 0 ? 1 : 0), 0);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(limit);
      list.forEach((frequency, i) => {
        expect((lengths[i] ?? 0) > 0).toBe(frequency > 0);
      });
      const space = lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** -length : 0), 0);
      expect(space).toBe(used === 0 ? 0 : used === 1 ? 0.5 : 1);
    }),
  );
});

test("with room enough the code is as short as Huffman's", () => {
  const small = fc.array(fc.nat(1000), { minLength: 1, maxLength: 14 }).map((list) => Uint32Array.from(list));
  fc.assert(
    fc.property(small, (list) => {
      expect(weight(list, lengthsOf(list, 15))).toBe(huffmanBits(list));
    }),
  );
});

test("frequencies like Fibonacci's, which ask for long words, keep to seven bits", () => {
  const list = Uint32Array.from({ length: 19 }, (_, i) => Math.round(1.6 ** i));
  const lengths = lengthsOf(list, 7);
  expect(Math.max(...lengths)).toBe(7);
  expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
});

test("no code word begins with another", () => {
  fc.assert(
    fc.property(frequencies, (list) => {
      const lengths = lengthsOf(list, 15);
      const codes = new Uint16Array(list.length);
      canonicalCodes(lengths, codes);
      const words = [...lengths].flatMap((length, i) =>
        length === 0 ? [] : [[...(codes[i] ?? 0).toString(2).padStart(length, "0")].reverse().join("")],
      );
      words.sort();
      for (let i = 1; i < words.length; i++) expect(words[i]?.startsWith(words[i - 1] ?? "")).toBe(false);
    }),
    { numRuns: 50 },
  );
});
