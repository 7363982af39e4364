import { expect, test } from "vitest";
import { countWords } from "../src/text/count.ts";
import type { CountOptions } from "../src/text/count-options.ts";

function counted(text: string, options: CountOptions = {}): Record<string, number> {
  return Object.fromEntries(countWords(text, options).map((word) => [word.text, word.weight]));
}

function texts(text: string, options: CountOptions = {}): string[] {
  return countWords(text, options).map((word) => word.text);
}

test("German keeps its capitals and loses its function words", () => {
  expect(texts("Die Bibliothek öffnet um neun, und die Kinder gehen in die Bibliothek.")).toEqual(
    expect.arrayContaining(["Bibliothek", "öffnet", "Kinder"]),
  );
  expect(texts("Die Bibliothek und die Kinder sind nicht in der Schule.")).toEqual(["Bibliothek", "Kinder", "Schule"]);
});

test("Russian words are found and its function words left out", () => {
  expect(texts("Библиотека открывается в девять, и дети идут в библиотеку.")).toEqual([
    "Библиотека",
    "открывается",
    "девять",
    "дети",
    "идут",
    "библиотеку",
  ]);
});

test("Arabic words keep their marks, and its function words are left out", () => {
  const words = texts("تفتح المكتبة في الساعة التاسعة. المكتبة كَبِيرَة");

  expect(words[0]).toBe("المكتبة");
  expect(words).toContain("كَبِيرَة");
  expect(words).not.toContain("في");
});

test("Hindi words keep the vowel signs that are marks to Unicode", () => {
  expect(texts("हिन्दी पुस्तकालय हिन्दी", { stopwords: false })).toEqual(["हिन्दी", "पुस्तकालय"]);
});

test("Chinese is cut into words by the engine's dictionary", () => {
  const words = counted("北京是中国的首都。我在北京的图书馆看书，北京很大。");

  expect(words).toMatchObject({ 北京: 3, 中国: 1, 首都: 1 });
  expect(words).not.toHaveProperty("的");
});

test("Japanese is cut into words, with its particles left out", () => {
  const words = counted("東京は日本の首都です。東京の図書館は大きい。");

  expect(words).toMatchObject({ 日本: 1, 首都: 1 });
  expect(words.東京).toBe(2);
  expect(words).not.toHaveProperty("は");
});

test("Thai is cut into words, with its function words left out", () => {
  const words = counted("ประเทศไทยและประเทศญี่ปุ่น ประเทศไทยสวยงาม");

  expect(words).toHaveProperty("สวยงาม");
  expect(words).not.toHaveProperty("และ");
});

test.each([
  ["Lao", "ປະເທດລາວ"],
  ["Khmer", "ភាសាខ្មែរ"],
  ["Burmese", "မြန်မာနိုင်ငံ"],
])("%s, which has no spaces, is cut into words that are parts of the text", (_, text) => {
  const words = texts(text, { stopwords: false });

  expect(words.length).toBeGreaterThan(0);
  for (const word of words) expect(text).toContain(word);
});

test("Latin words within a text without spaces stand for themselves", () => {
  expect(counted("我用TypeScript写程序，TypeScript很好。")).toMatchObject({ TypeScript: 2 });
});

test("a long text without spaces or signs is cut as one line is", () => {
  const line = "北京是中国的首都。";

  expect(counted(line.repeat(1000), { collocations: false })).toEqual({ 北京: 1000, 中国: 1000, 首都: 1000 });
});

test("characters beyond U+FFFF make words, in either case apart", () => {
  expect(counted("𠮷野 𐐀𐐁 😀 𐐀𐐁", { stopwords: false })).toMatchObject({ 𐐀𐐁: 2 });
  expect(texts("😀😀 a", { stopwords: false })).toEqual(["a"]);
});

test("a letter with an accent is one letter, however it is encoded", () => {
  expect(counted("cafe\u0301 caf\u00e9", { stopwords: false })).toEqual({ caf\u00e9: 2 });
});

test("a typographic apostrophe is an apostrophe, one after the last letter a quotation mark", () => {
  expect(texts("He met \u2018green\u2019 and 'blue' but don\u2019t, don't")).toEqual(["met", "green", "blue"]);
  expect(counted("rock'n'roll Rock\u2019n\u2019Roll", { stopwords: false })).toEqual({ "rock'n'roll": 2 });
});

test("French and Italian words lose what is elided before them", () => {
  expect(texts("L'\u00e9cole est dans la rue, et j'aime l\u2019\u00e9cole qu'il y a l\u00e0.")[0]).toBe("\u00e9cole");
  expect(texts("Nell'acqua e dell'acqua, il pesce che nuota con l'anatra")).toEqual([
    "acqua",
    "pesce",
    "nuota",
    "anatra",
  ]);
  expect(texts("d'Artagnan rode to the inn and it was late at the inn")).toContain("d'Artagnan");
});

test("addresses of web and mail and HTML's entities are no words", () => {
  const text =
    "See https://example.org/a/b?c=d#e or www.example.net/x, mail first.last+tag@mail.example.com &amp; &#39; wait";

  expect(texts(text, { stopwords: false, collocations: false })).toEqual(["See", "or", "mail", "wait"]);
});

test("an at sign without an address leaves the words around it", () => {
  expect(texts("@anna met @ben 3pm@home", { stopwords: false })).toEqual(["anna", "met", "ben", "3pm", "home"]);
});

test("a soft hyphen is not part of a word, a hyphen divides two", () => {
  expect(texts("Don\u00adau well-known", { stopwords: false })).toEqual(["Donau", "well", "known"]);
});

test("capital and final sigma are one letter", () => {
  expect(
    countWords("\u039b\u039f\u0393\u039f\u03a3 \u03bb\u03bf\u03b3\u03bf\u03c2", { stopwords: false }),
  ).toHaveLength(1);
});
