import { copyFileSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, wordcloud } from "./cli-command.ts";

const SMALL = ["--size", "200"];

test("a CSV of many columns without two known names tells which were taken, unless it is to be quiet", async () => {
  const folder = folderWith({
    "id.csv": "id,name of it,score\nsun,a,3\nmoon,b,2\n",
    "name.csv": "name,views,likes\nsun,3,4\n",
    "known.csv": "id,word,score\n1,sun,3\n",
    "two.csv": "id,score\nsun,3\n",
  });
  const note = async (...args: string[]): Promise<string> => {
    const run = await wordcloud(folder, [...args, ...SMALL]);
    expect(run.code).toBe(0);
    return run.stderr;
  };
  const way = "--column NAME takes the text of another\n";
  expect(await note("id.csv")).toBe(`wordcloud: "id.csv": words from "id", weights from "score"; ${way}`);
  expect(await note("name.csv")).toBe(`wordcloud: "name.csv": words from "name", each row counts once; ${way}`);
  expect(await note("id.csv", "-q")).toBe("");
  expect(await note("known.csv")).toBe("");
  expect(await note("two.csv")).toBe("");
  expect(await note("id.csv", "--column", "name of it")).toBe("");
});

test("one word is told of as one", async () => {
  const run = await wordcloud(folderWith({ "a.csv": "sun,2\n" }), ["a.csv", ...SMALL]);
  expect(run.text).toMatch(/^wordcloud\.png {2}200 x 200 {2}1 word, ink \d+ %, [\d,]+ ms\n$/);
});

test("fonts may stand in one value with commas, unless a file has such a name", async () => {
  const { resolve } = createRequire(import.meta.url);
  const folder = folderWith({ "a.json": JSON.stringify({ "\u6771": 3, "\u0633\u0644\u0627\u0645": 2, river: 1 }) });
  const files = {
    "ja.woff2": "@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2",
    "ar.woff2": "@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2",
    "ar.woff2,ja.woff2": "@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2",
  };
  for (const [name, file] of Object.entries(files)) copyFileSync(resolve(file), join(folder, name));
  const placed = async (...flags: string[]): Promise<number> => {
    const run = await wordcloud(folder, ["a.json", ...SMALL, ...flags, "-o", "a.svg", "--save-layout", "l.json"]);
    expect(run.code).toBe(0);
    return JSON.parse(readFileSync(join(folder, "l.json"), "utf8")).words.length;
  };
  expect(await placed("--font", "ja.woff2, ar.woff2")).toBe(3);
  expect(await placed("--font", "ja.woff2,", "--font", "ar.woff2")).toBe(3);
  expect(await placed("--font", "ar.woff2,ja.woff2")).toBe(2);
});
