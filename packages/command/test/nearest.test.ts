import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../src/core/nearest.ts";

const COMMANDS = ["compose", "convert", "info", "kept", "lint"];

test.each([
  ["lint", "lint"],
  ["lnit", "lint"],
  ["lin", "lint"],
  ["lintt", "lint"],
  ["conv", "convert"],
  ["konvret", "convert"],
  ["co", undefined],
  ["l", undefined],
  ["", undefined],
  ["play", undefined],
])("%j is taken for %j", (typed, meant) => {
  expect(nearest(typed, COMMANDS)).toBe(meant);
});

test("of names that are equally near it is the first", () => {
  expect(nearest("cat", ["dog", "rat", "bat"])).toBe("rat");
});

/** Letters to insert, drop, replace or swap with their neighbour, as it is defined. */
function distance(from: string, to: string): number {
  if (from === "" || to === "") return from.length + to.length;
  const [a, b] = [from.slice(0, -1), to.slice(0, -1)];
  const ways = [distance(a, to) + 1, distance(from, b) + 1, distance(a, b) + (from.at(-1) === to.at(-1) ? 0 : 1)];
  const isSwap = from.length > 1 && to.length > 1 && from.at(-1) === to.at(-2) && from.at(-2) === to.at(-1);
  if (isSwap) ways.push(distance(a.slice(0, -1), b.slice(0, -1)) + 1);
  return Math.min(...ways);
}

test("it is the only name that begins so, else the one with the fewest edits, a third of its letters at most", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
  fc.assert(
    fc.property(word, fc.uniqueArray(word, { maxLength: 4 }), (typed, names) => {
      const begun = names.filter((name) => typed.length > 1 && name.startsWith(typed));
      const edits = (name: string): number => distance(typed, name);
      const fit = names.filter((name) => edits(name) <= 1 || 3 * edits(name) <= name.length);
      const least = Math.min(...fit.map(edits));
      const expected = begun.length === 1 ? begun[0] : fit.find((name) => edits(name) === least);
      expect(nearest(typed, names)).toBe(expected);
    }),
  );
});
