import { expect, test } from "vitest";
import { bidiLevels, visualOrder } from "../src/fonts/direction.ts";

const HE = "\u05d0\u05d1\u05d2";
const AR = "\u0633\u0644\u0627\u0645";

/** The text as it is read off the page from left to right, by the levels. */
function shown(text: string): string {
  const clusters = [...text];
  const levels = bidiLevels(clusters);
  const items = clusters.map((cluster, i) => ({ cluster, level: levels[i] ?? 0 }));
  return visualOrder(items)
    .map(({ cluster }) => cluster)
    .join("");
}

function turned(text: string): string {
  return [...text].reverse().join("");
}

test("text of one direction keeps its order or is turned round", () => {
  expect(shown("abc, def 12!")).toBe("abc, def 12!");
  expect(shown(`${HE} ${HE}`)).toBe(turned(`${HE} ${HE}`));
  expect(shown("")).toBe("");
});

test("a word of the other direction is turned where it stands", () => {
  expect(shown(`abc ${HE} def`)).toBe(`abc ${turned(HE)} def`);
  expect(shown(`${HE} abc ${AR}`)).toBe(`${turned(AR)} abc ${turned(HE)}`);
  expect(shown(`abc ${HE} ${AR} def`)).toBe(`abc ${turned(`${HE} ${AR}`)} def`);
});

test("numbers stay in order among right-to-left words", () => {
  expect(shown(`${HE} 123`)).toBe(`123 ${turned(HE)}`);
  expect(shown(`${HE} 12.5`)).toBe(`12.5 ${turned(HE)}`);
  expect(shown(`${HE} 50%`)).toBe(`50% ${turned(HE)}`);
  expect(shown(`${HE} $50`)).toBe(`$50 ${turned(HE)}`);
  expect(shown(`abc ${HE} 12`)).toBe(`abc 12 ${turned(HE)}`);
  expect(shown(`\u0661\u0662 ${AR}`)).toBe(`${turned(AR)} \u0661\u0662`);
  expect(shown(`abc 12 ${HE}`)).toBe(`abc 12 ${turned(HE)}`);
});

test("marks at the end go with the direction of the whole", () => {
  expect(shown(`${HE}!`)).toBe(`!${turned(HE)}`);
  expect(shown(`abc ${HE}!`)).toBe(`abc ${turned(HE)}!`);
});
