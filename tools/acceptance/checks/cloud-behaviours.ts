import { decodePng } from "@side-projects/testkit";
import {
  type CloudLayout,
  type CountOptions,
  countWords,
  createCloud,
  imageColor,
  type LayoutOptions,
  layoutCloud,
  recolor,
  renderPng,
  renderSvg,
  singleColor,
} from "../../../packages/wordcloud/src/index.ts";
import type { Finding } from "../src/findings.ts";
import { type Behaviour, behave, codeOf } from "./cloud-behaviour.ts";
import { cloudWords } from "./cloud-material.ts";
import { same } from "./pixels.ts";

/** What word_cloud's own tests ask, behaviour by behaviour. */
export async function originalFindings(): Promise<Finding[]> {
  return [
    await behave("behaviours of word_cloud's tests, of its text", TEXT),
    await behave("of its layout", LAYOUT),
    await behave("of its pictures", PICTURES),
  ];
}

function counted(text: string, options: CountOptions = {}): Readonly<Record<string, number>> {
  return Object.fromEntries(countWords(text, { stopwords: false, ...options }).map((word) => [word.text, word.weight]));
}

const BETTER = "Simple is better than complex. Flat is better than nested. Sparse is better than dense. ".repeat(9);
const equal = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

const TEXT: readonly Behaviour[] = [
  ["collocations are found", () => "is better" in counted(BETTER)],
  ["and are not where they are off", () => !Object.keys(counted(BETTER, { collocations: false })).some(hasSpace)],
  [
    "no pair has a stop word in any case",
    () => !Object.keys(counted(`${BETTER} IS Better`, { stopwords: ["Is"] })).some((pair) => /\bis\b/i.test(pair)),
  ],
  ["ideas is idea", () => equal(counted("idea ideas idea"), { idea: 3 })],
  [
    "of flo, flos, floss and flosss only flos is a plural",
    () => equal(counted("flo flos floss flosss", { collocations: false }), { flo: 2, floss: 1, flosss: 1 }),
  ],
  ["plurals stay where they are to", () => "ideas" in counted("idea ideas", { normalizePlurals: false })],
  ["the most common case wins", () => equal(counted("aaa Aaa Aaa AAA"), { Aaa: 4 })],
  ["'s is stripped", () => equal(counted("Fred's Fred FRED'S Fred"), { Fred: 4 })],
  ["stop words count in any case", () => equal(counted("The the THE cat", { stopwords: ["THE"] }), { cat: 1 })],
  ["a regexp is respected", () => equal(counted("thEre ARE Words", { regexp: "[A-Z]+" }), { E: 1, ARE: 1, W: 1 })],
  ["numbers do not count", () => equal(counted("1 22 a1"), { a1: 1 })],
  ["but on request", () => "22" in counted("1 22 a1", { includeNumbers: true })],
  [
    "short words do not count where a length is asked for",
    () => equal(counted("a bb ccc", { minLength: 3, collocations: false }), { ccc: 1 }),
  ],
  ["weights of zero are dropped", () => layoutCloud({ a: 0, b: 1 }, { width: 99, height: 99 }).words.length === 1],
  ["an empty text is an error", async () => (await codeOf(() => countWords(""))) === "E_WORDS"],
  ["so is one of stop words alone", async () => (await codeOf(() => countWords("the and of it"))) === "E_WORDS"],
  ["so is one without a long word", async () => (await codeOf(() => countWords("ab", { minLength: 9 }))) === "E_WORDS"],
];

function hasSpace(text: string): boolean {
  return text.includes(" ");
}

const SIZE = { width: 300, height: 200 };
const WORDS = cloudWords(60, 1);

function layout(options: LayoutOptions = {}): CloudLayout {
  return layoutCloud(WORDS, { ...SIZE, ...options });
}

const white = { ...SIZE, data: new Uint8Array(4 * 300 * 200).fill(255) };
const black = { ...SIZE, data: white.data.map((_, i) => (i % 4 === 3 ? 255 : 0)) };
const half = {
  ...SIZE,
  data: white.data.map((_, i) => (i % 4 < 3 && (i / 4) % 300 >= 150 ? 255 : i % 4 === 3 ? 255 : 0)),
};

const LAYOUT: readonly Behaviour[] = [
  [
    "50 words are exactly 50",
    async () => {
      const cloud = await createCloud(TEXT_OF_MANY, { maxWords: 50, ...SIZE });
      return cloud.words.length === 50 && cloud.layout.words.length === 50;
    },
  ],
  ["21 x 21 pixels have room", () => layoutCloud(WORDS, { width: 21, height: 21 }).words.length > 0],
  ["1 x 1 has not", async () => (await codeOf(() => createCloud("a word", { width: 1, height: 1 }))) === "E_SIZE"],
  [
    "a mask that is free everywhere is no mask, byte for byte",
    () => JSON.stringify(layout({ mask: { pixels: black } })) === JSON.stringify(layout()),
  ],
  [
    "a mask that is free nowhere is an error",
    async () => (await codeOf(() => layout({ mask: { pixels: white } }))) === "E_MASK",
  ],
  [
    "the masked side stays empty",
    () => {
      const { data } = decodePng(renderPng(layout({ mask: { pixels: half } }), { background: "transparent" }));
      return data.every((value, i) => i % 4 !== 3 || (i >> 2) % 300 < 150 || value === 0);
    },
  ],
  [
    "the greatest font follows the mask's height",
    () => {
      const top = (height: number): number => layoutCloud({ x: 1 }, { width: 300, height }).words[0]?.size ?? 0;
      return top(40) < 90 && top(200) > 3 * top(40);
    },
  ],
  [
    "3 words repeat to 51, never at a growing weight",
    () => {
      const { words } = layoutCloud({ a: 3, b: 2, c: 1 }, { ...SIZE, repeat: 51 });
      return words.length === 51 && words.every(({ weight }, i) => weight <= (words[i - 1]?.weight ?? weight));
    },
  ],
  ["the same seed is the same pixels", () => same(renderPng(layout({ seed: 5 })), renderPng(layout({ seed: 5 })))],
  ["another seed is another cloud", () => !same(renderPng(layout({ seed: 5 })), renderPng(layout({ seed: 6 })))],
];

const TEXT_OF_MANY = WORDS.map(({ text }, i) => `${text} `.repeat(1 + (i % 5))).join("");

const PICTURES: readonly Behaviour[] = [
  [
    "the picture has the size asked for",
    () => {
      const { width, height } = decodePng(renderPng(layout()));
      return width === 300 && height === 200;
    },
  ],
  ["the SVG has as many words", () => renderSvg(layout()).match(/<path[^>]*><title>/g)?.length === 60],
  [
    "other colours leave every word's ink where it is, the same way each time",
    () => {
      const [plain, other] = [layout(), recolor(layout(), { palette: "Dark2" })];
      const alpha = (found: CloudLayout): Uint8Array =>
        decodePng(renderPng(found, { background: "transparent" })).data.filter((_, i) => i % 4 === 3);
      const again = recolor(layout(), { palette: "Dark2" });
      return same(alpha(plain), alpha(other)) && !equal(plain, other) && equal(other, again);
    },
  ],
  ["a layout that is none is refused", async () => (await codeOf(() => renderPng(JSON.parse("{}")))) === "E_LAYOUT"],
  [
    "colours of one hue by name, hex, rgb, per cent and hsl",
    () =>
      ["red", "#f00", "#ff0000", "rgb(255, 0, 0)", "rgb(100%, 0%, 0%)", "hsl(0, 100%, 50%)"].every((color) =>
        layout({ colorFunction: singleColor(color) }).words.every((word) => /^#[0-9a-f]{2}0000$/.test(word.color)),
      ),
  ],
  [
    "a colour image that is too small is an error",
    async () => {
      const image = { width: 9, height: 9, data: new Uint8Array(4 * 81).fill(200) };
      return (await codeOf(() => layout({ colorFunction: imageColor(image) }))) === "E_OPTION";
    },
  ],
  [
    "unless there is a default",
    () => {
      const image = { width: 9, height: 9, data: new Uint8Array(4 * 81).fill(200) };
      return layout({ colorFunction: imageColor(image, "#123456") }).words.some(({ color }) => color === "#123456");
    },
  ],
];
