import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { decodePng } from "@side-projects/testkit";
import { expect, test } from "vitest";
import { helpText } from "../src/cli/help.ts";
import { createCloud, layoutLayers, listPalettes, loadMask, renderPng } from "../src/index.ts";
import { filesBelow, folderWith, TEXT, wordcloud } from "./cli-command.ts";

const SMALL = ["--size", "240x200"];

/** The contrast that the command asks for where nothing is said. */
const CONTRAST = 3;

test("a text becomes the picture that the library makes of it, and one line tells of it", async () => {
  const folder = folderWith({ "a.txt": TEXT });
  const run = await wordcloud(folder, ["a.txt", ...SMALL, "-o", "a.png"]);
  expect([run.code, run.stderr]).toEqual([0, ""]);
  expect(run.text).toMatch(/^a\.png {2}240 x 200 {2}7 words, ink \d+ %, [\d,]+ ms\n$/);
  const cloud = await createCloud(TEXT, { width: 240, height: 200, contrast: CONTRAST });
  expect(readFileSync(join(folder, "a.png")).equals(cloud.png())).toBe(true);
});

test("--json is one line with the keys that scripts rely on", async () => {
  const folder = folderWith({ "a.csv": "word,weight\nsun,5\nmoon,3\nstars,1\n" });
  const run = await wordcloud(folder, ["a.csv", ...SMALL, "--scale", "2", "--mask", "star", "--json"]);
  expect([run.code, run.stderr]).toEqual([0, ""]);
  const told: Record<string, unknown> = JSON.parse(run.text);
  expect(Object.keys(told)).toEqual("path format width height words placed skipped ink ms".split(" "));
  expect(told).toMatchObject({ path: "wordcloud.png", format: "png", width: 480, height: 400 });
  expect(told).toMatchObject({ words: 3, placed: 3, skipped: 0 });
  expect(Object.keys(Object(told.ms))).toEqual(["count", "layout", "render", "encode", "total"]);
  const words = { sun: 5, moon: 3, stars: 1 };
  const cloud = await createCloud(words, { width: 240, height: 200, mask: "star", contrast: CONTRAST });
  expect(told.ink).toBeCloseTo(cloud.ink(), 4);
  expect(decodePng(readFileSync(join(folder, "wordcloud.png")))).toMatchObject({ width: 480, height: 400 });
});

test("the standard input becomes the standard output, in any format, with or without a dash", async () => {
  const folder = folderWith();
  const [png, dash, svg, webp] = await Promise.all([
    wordcloud(folder, SMALL, { input: TEXT }),
    wordcloud(folder, ["-", ...SMALL, "-o", "-"], { input: TEXT }),
    wordcloud(folder, [...SMALL, "--format", "svg"], { input: TEXT }),
    wordcloud(folder, [...SMALL, "--format", "WebP"], { input: TEXT }),
  ]);
  const cloud = await createCloud(TEXT, { width: 240, height: 200, contrast: CONTRAST });
  expect(png.stdout.equals(cloud.png())).toBe(true);
  expect(dash.stdout.equals(png.stdout)).toBe(true);
  expect(svg.text).toBe(cloud.svg());
  expect(webp.stdout.subarray(8, 12).toString()).toBe("WEBP");
  expect([png, dash, svg, webp].map(({ code, stderr }) => [code, stderr])).toEqual(new Array(4).fill([0, ""]));
  expect(filesBelow(folder)).toEqual([]);
});

test("files become wordcloud.png wherever the output leads, unless -o - asks for it there", async () => {
  const folder = folderWith({ "a.txt": TEXT, "l.json": '[{ "text": "river stone" }]' });
  for (const args of [["a.txt"], ["a.txt", "-"], ["--layers", "l.json"]]) {
    const run = await wordcloud(folder, [...args, ...SMALL, "--format", "svg"], { input: TEXT });
    expect([run.code, run.stderr, run.text]).toEqual([0, "", expect.stringMatching(/^wordcloud\.svg {2}240 x 200 /)]);
  }
  await wordcloud(folder, ["a.txt", ...SMALL, "--save-layout", "saved.json"]);
  const again = await wordcloud(folder, ["--from-layout", "saved.json"]);
  expect(again.text).toMatch(/^wordcloud\.png {2}/);
  const shown = await wordcloud(folder, ["a.txt", ...SMALL, "--format", "svg", "-o", "-"]);
  expect(shown.text).toMatch(/^<svg /);
  expect(filesBelow(folder)).toEqual(["a.txt", "l.json", "saved.json", "wordcloud.png", "wordcloud.svg"]);
});

test("several inputs are one: texts are joined, weights summed, and one kind cannot mix with the other", async () => {
  const folder = folderWith({
    "a.txt": "river river moon",
    "b.md": "# river\n\nstars",
    "c.csv": "sun,2\nmoon,1",
    "d.json": '{"sun":3}',
  });
  const words = async (...inputs: string[]): Promise<unknown> => {
    const run = await wordcloud(folder, [...inputs, ...SMALL, "--save-layout", "l.json", "-o", "x.svg", "-q"]);
    expect([run.code, run.text, run.stderr]).toEqual([0, "", ""]);
    const layout: { words: { text: string; weight: number }[] } = JSON.parse(
      readFileSync(join(folder, "l.json"), "utf8"),
    );
    return layout.words.map(({ text, weight }) => `${text} ${weight}`);
  };
  expect(await words("a.txt", "b.md")).toEqual(["river 3", "moon 1", "stars 1"]);
  expect(await words("c.csv", "d.json")).toEqual(["sun 5", "moon 1"]);
  const mixed = await wordcloud(folder, ["a.txt", "c.csv"]);
  expect(mixed.stderr).toMatch(/^wordcloud: E_INPUT: some inputs are text and some are lists of words; /);
});

test("text in UTF-16 and in Windows-1252 is read as what it is", async () => {
  const text = "M\u00fcller \u00e9t\u00e9";
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  const files = {
    "a.txt": utf16,
    "b.txt": Buffer.from(utf16).swap16(),
    "c.txt": Buffer.from(text, "latin1"),
    "d.txt": text,
  };
  const folder = folderWith(files);
  const names = Object.keys(files);
  const runs = await Promise.all(
    names.map((name) => wordcloud(folder, [name, ...SMALL, "-o", "-", "--format", "svg"])),
  );
  expect(runs[0]?.text).toContain("M\u00fcller");
  expect(new Set(runs.map((run) => run.text)).size).toBe(1);
});

test("--max-words leaves the others out without calling them skipped", async () => {
  const folder = folderWith({ "a.csv": "sun,1\nmoon,3\nstars,2\n" });
  const run = await wordcloud(folder, ["a.csv", ...SMALL, "--max-words", "2", "--json", "--save-layout", "l.json"]);
  expect(run.stderr).toBe("");
  expect(JSON.parse(run.text)).toMatchObject({ words: 2, placed: 2, skipped: 0 });
  expect(readFileSync(join(folder, "l.json"), "utf8")).toMatch(/"moon".*\n.*"stars"/);
});

test("--column takes one column of a CSV as text", async () => {
  const folder = folderWith({ "v.csv": 'id;Title;views\n1;"sun; and\nmoon";5\n2;sun;9\n' });
  const run = await wordcloud(folder, ["v.csv", "--column", "title", ...SMALL, "--json"]);
  expect(JSON.parse(run.text)).toMatchObject({ words: 2, placed: 2 });
});

test("stop words: a language, a file, none, and some more", async () => {
  const folder = folderWith({ "a.txt": "the cat der Hund", "stop.txt": "# mine\ncat, dog\nHUND\n" });
  const told = async (...args: string[]): Promise<string[]> => {
    await wordcloud(folder, ["a.txt", ...SMALL, "-o", "a.svg", ...args]);
    const titles = readFileSync(join(folder, "a.svg"), "utf8").matchAll(/<title>(\w+)[^<]*<\/title>/g);
    return Array.from(titles, ([, word = ""]) => word)
      .slice(1)
      .toSorted();
  };
  expect(await told("--stopwords", "none")).toEqual(["Hund", "cat", "der", "the"]);
  expect(await told("--stopwords", "en,German")).toEqual(["Hund", "cat"]);
  expect(await told("--stopwords", "./stop.txt")).toEqual(["der", "the"]);
  expect(await told("--stopwords", "none", "--add-stopwords", "stop.txt", "--add-stopwords", "the")).toEqual(["der"]);
});

test("a saved layout is drawn again as it was, in other colours where they are given, at any scale", async () => {
  const folder = folderWith({ "a.txt": TEXT });
  await wordcloud(folder, ["a.txt", ...SMALL, "--save-layout", "l.json", "-o", "a.png"]);
  const again = await wordcloud(folder, ["--from-layout", "l.json", "-o", "b.png"]);
  expect([again.code, again.stderr]).toEqual([0, ""]);
  expect(readFileSync(join(folder, "b.png")).equals(readFileSync(join(folder, "a.png")))).toBe(true);

  const red = ["--from-layout", "l.json", "--colors", "#ff0000", "--scale", "3", "-o", "c.svg"];
  expect((await wordcloud(folder, red)).code).toBe(0);
  const svg = readFileSync(join(folder, "c.svg"), "utf8");
  expect(svg).toMatch(/width="720" height="600" viewBox="0 0 240 200"/);
  expect(new Set(svg.match(/<path [^>]*?fill="[^"]+"/g)?.map((path) => path.replace(/.*fill=/, "")))).toEqual(
    new Set(['"#f00"']),
  );
});

test("layers have words, masks and options of their own; names of files begin beside the JSON", async () => {
  const layers = [
    { file: "b.csv", mask: "shape.png", colors: ["#aa0000"], minFont: 5 },
    { mask: "shape.png", invert: true, palette: "Set2", words: { outside: 2, around: 1 } },
  ];
  const folder = folderWith();
  const sub = folderWith({
    "layers.json": JSON.stringify(layers),
    "b.csv": "inside,2\nwithin,1",
    "shape.png": renderPng({ words: [], skipped: [], width: 40, height: 40 }, { background: "transparent" }),
  });
  const none = await wordcloud(folder, ["--layers", join(sub, "layers.json"), ...SMALL]);
  expect(none.stderr).toMatch(/^wordcloud: E_MASK: /);

  const star = layers.map((layer) => ({ ...layer, mask: "star" }));
  const path = join(folderWith({ "layers.json": JSON.stringify(star), "b.csv": "inside,2\nwithin,1" }), "layers.json");
  const run = await wordcloud(folder, ["--layers", path, ...SMALL, "-o", "x.png", "--json", "--contour", "2,red"]);
  expect([run.code, run.stderr]).toEqual([0, ""]);
  expect(JSON.parse(run.text)).toMatchObject({ words: 4, placed: 4 });
  await wordcloud(folder, ["--layers", path, ...SMALL, "-o", "y.png", "--save-layout", "l.json"]);
  const expected = layoutLayers(
    [
      { words: { inside: 2, within: 1 }, mask: "star", colors: ["#aa0000"], minFont: 5, contrast: CONTRAST },
      { words: { outside: 2, around: 1 }, mask: "star", invert: true, palette: "Set2", contrast: CONTRAST },
    ],
    { width: 240, height: 200 },
  );
  expect(JSON.parse(readFileSync(join(folder, "l.json"), "utf8"))).toEqual(JSON.parse(JSON.stringify(expected)));
});

test("a picture is a mask, and its file may be named by address", async () => {
  const folder = folderWith({ "a.txt": TEXT });
  await wordcloud(folder, ["a.txt", "-s", "100", "--max-words", "1", "-o", "mask.png", "-b", "transparent"]);
  const mask = await loadMask(join(folder, "mask.png"));
  const cloud = await createCloud(TEXT, { width: 240, height: 200, mask, contrast: CONTRAST, maskFit: "stretch" });
  for (const name of ["mask.png", new URL(`file://${folder}/mask.png`).href]) {
    const run = await wordcloud(folder, ["a.txt", ...SMALL, "--mask", name, "--mask-fit", "stretch", "-o", "-"]);
    expect(run.stdout.equals(cloud.png())).toBe(true);
  }
});

test("fonts come from files, and what the first lacks is taken from the next", async () => {
  const { resolve } = createRequire(import.meta.url);
  const font = resolve("@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2");
  const arabic = resolve("@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2");
  const folder = folderWith({ "a.json": JSON.stringify({ "\u6771": 3, "\u0633\u0644\u0627\u0645": 2, river: 1 }) });
  const told = async (...fonts: string[]): Promise<unknown> => {
    const flags = fonts.flatMap((file) => ["--font", file]);
    const run = await wordcloud(folder, ["a.json", ...SMALL, ...flags, "-o", "a.svg", "--json"]);
    const hint = /--font FILE adds a font; --save-layout FILE\.json names all\n$/.test(run.stderr);
    return { placed: JSON.parse(run.text).placed, hint };
  };
  expect(await told()).toEqual({ placed: 1, hint: true });
  expect(await told(font)).toEqual({ placed: 2, hint: true });
  expect(await told(font, arabic)).toEqual({ placed: 3, hint: false });
});

test("a contour has room, and is drawn around a saved layout as it was", async () => {
  const folder = folderWith({ "a.txt": TEXT });
  const shape = ["--mask", "star", "--contour", "6,navy"];
  const run = await wordcloud(folder, [
    "a.txt",
    ...SMALL,
    ...shape,
    "-o",
    "a.png",
    "--save-layout",
    "l.json",
    "--json",
  ]);
  const contour = { width: 6, color: "navy" };
  const cloud = await createCloud(TEXT, { width: 240, height: 200, mask: "star", contour, contrast: CONTRAST });
  expect(readFileSync(join(folder, "a.png")).equals(cloud.png())).toBe(true);
  expect(JSON.parse(run.text).ink).toBeCloseTo(cloud.ink(), 4);
  expect((await wordcloud(folder, ["--from-layout", "l.json", ...shape, "-o", "b.png"])).code).toBe(0);
  expect(readFileSync(join(folder, "b.png")).equals(cloud.png())).toBe(true);
});

test("pins hold their words", async () => {
  const pins = [{ text: "stone", x: 60, y: 50, size: 20, angle: 90 }];
  const folder = folderWith({ "a.txt": TEXT, "pins.json": JSON.stringify(pins) });
  const run = await wordcloud(folder, [
    "a.txt",
    ...SMALL,
    "--pins",
    "pins.json",
    "--save-layout",
    "l.json",
    "-o",
    "a.svg",
  ]);
  expect([run.code, run.stderr]).toEqual([0, ""]);
  const { words } = JSON.parse(readFileSync(join(folder, "l.json"), "utf8"));
  expect(words).toContainEqual(expect.objectContaining({ ...pins[0], weight: 3 }));
});

test("words without room are named with the reason, and all of them are in the saved layout", async () => {
  const folder = folderWith({ "a.txt": TEXT });
  const run = await wordcloud(folder, [
    "a.txt",
    "--size",
    "120x40",
    "--min-font",
    "18",
    "--save-layout",
    "l.json",
    "--json",
    "-o",
    "a.png",
  ]);
  const { placed, skipped } = JSON.parse(run.text);
  expect([placed + skipped, skipped > 0]).toEqual([7, true]);
  expect(run.stderr).toMatch(
    /^wordcloud: \d words are not in the picture; "\w+", .*: no room .*; "l\.json" names all\n$/,
  );
  const layout: { skipped: { text: string; reason: string }[] } = JSON.parse(
    readFileSync(join(folder, "l.json"), "utf8"),
  );
  expect(layout.skipped).toHaveLength(skipped);
});

test("--version, --help and --list-palettes say what they should and make nothing", async () => {
  const folder = folderWith();
  const [version, help, palettes, json] = await Promise.all([
    wordcloud(folder, ["--version"]),
    wordcloud(folder, ["-h", "--size", "bad"]),
    wordcloud(folder, ["--list-palettes"]),
    wordcloud(folder, ["--list-palettes", "--json"]),
  ]);
  const manifest: { version: string } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(version.text).toBe(`${manifest.version}\n`);
  expect(help.text).toBe(`${helpText().trimEnd()}\n`);
  expect(palettes.text).toMatch(/^aurora {2}qualitative, wordcloud\n/);
  expect(
    json.text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).name),
  ).toEqual(listPalettes().map(({ name }) => name));
  expect(filesBelow(folder)).toEqual([]);
});

test("the help fits a terminal of 80 columns, and each of its examples runs", async () => {
  expect(
    Math.max(
      ...helpText()
        .split("\n")
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(80);
  const examples = helpText()
    .split("\n")
    .filter((line) => /^ {2}(?:cat .*\| )?wordcloud /.test(line));
  expect(examples.length).toBeGreaterThan(7);
  const folder = folderWith({
    "README.md": TEXT,
    "book.txt": TEXT,
    "a.txt": TEXT,
    "b.txt": TEXT,
    "words.csv": "sun,3\nmoon,2",
    "videos.csv": "title,views\nsun part,3\nmoon,2",
    "layers.json": '[{ "mask": "star" }, { "mask": "star", "invert": true }]',
  });
  for (const example of examples) {
    const [command = "", output] = example.replace(/^.*?wordcloud /, "").split(" > ");
    const run = await wordcloud(
      folder,
      [...command.trim().split(/\s+/), ...(command.includes("from-layout") ? [] : SMALL)],
      {
        input: TEXT,
      },
    );
    expect([example, run.code, run.stderr]).toEqual([example, 0, ""]);
    if (output !== undefined) expect(run.stdout.length).toBeGreaterThan(100);
  }
  expect(filesBelow(folder)).toEqual(expect.arrayContaining(["cloud.png", "cloud.svg", "x.webp", "other.svg"]));
});
