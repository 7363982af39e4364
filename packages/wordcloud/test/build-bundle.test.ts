import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { encode } from "fast-png";
import { afterAll, expect, test } from "vitest";
import { bundleCode } from "../build/bundle.ts";
import { thirdPartyNotices } from "../build/third-party.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const installed = mkdtempSync(join(tmpdir(), "wordcloud-bundle-"));
afterAll(() => rmSync(installed, { recursive: true, force: true }));

const DEPENDENCIES = ["harfbuzzjs", "wawoff2"];
const modules = join(installed, "node_modules");
for (const folder of [modules, join(installed, "dist")]) mkdirSync(folder);
symlinkSync(join(root, "data"), join(installed, "data"), "dir");
// What npm installs with the package, and nothing else.
for (const name of DEPENDENCIES) symlinkSync(join(root, "node_modules", name), join(modules, name), "dir");
await bundleCode(join(installed, "dist"));

function run(script: string): string {
  const { href } = pathToFileURL(join(installed, "dist/index.js"));
  const code = `import * as cloud from ${JSON.stringify(href)};\n${script}`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
  });
}

test("the bundle finds its font, its icons and its palettes from where it is installed", () => {
  const words = [
    { text: "bundle", weight: 3 },
    { text: "icon", weight: 2 },
    { text: "font", weight: 1 },
  ];
  const printed = run(`
    const options = { width: 200, height: 200, mask: "fa-solid-star", palette: "viridis" };
    const layout = cloud.layoutCloud(${JSON.stringify(words)}, options);
    console.log(JSON.stringify({ placed: layout.words.length, png: cloud.renderPng(layout)[1] }));
  `);
  expect(JSON.parse(printed)).toEqual({ placed: 3, png: 0x50 });
});

test("the bundle shapes text in a font of the user's", () => {
  const font = join(root, "node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff2");
  const printed = run(`
    const lettering = await cloud.loadLettering(${JSON.stringify(font)});
    console.log(lettering.families[0], lettering.line("\\u0633\\u0644\\u0627\\u0645").missing.length);
  `);
  expect(printed.trim()).toBe("Noto Sans Arabic 0");
});

test("three packages are installed with it, one of them where it can be", () => {
  const manifest: { [kind: string]: unknown } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(Object.keys(manifest.dependencies ?? {})).toEqual(DEPENDENCIES);
  expect(Object.keys(manifest.optionalDependencies ?? {})).toEqual(["sharp"]);
});

test("the bundle counts words, reads CSV and JSON and decodes pictures by what is in it", () => {
  const picture = join(installed, "mask.png");
  writeFileSync(picture, encode({ width: 8, height: 8, channels: 1, data: new Uint8Array(64) }));
  const printed = run(`
    const texts = cloud.countWords("The stars and the moon and the sun").map(({ text }) => text).sort();
    const csv = cloud.readInput("word,weight\\nsun,3", { format: "csv" });
    const json = cloud.readInput('{ "sun": 3 }', { format: "json" });
    const mask = await cloud.loadMask(${JSON.stringify(picture)});
    console.log(JSON.stringify([texts, csv.words, json.words, mask.pixels.width]));
  `);
  const words = [{ text: "sun", weight: 3 }];
  expect(JSON.parse(printed)).toEqual([["moon", "stars", "sun"], words, words, 8]);
});

test("packages inside the bundle are named with their licences", () => {
  const notices = readFileSync(join(installed, "dist/THIRD-PARTY.txt"), "utf8");
  const names = Array.from(notices.matchAll(/^(\S+) [\d.]+ \(MIT\)$/gm), ([, name]) => name);
  expect(names).toEqual(expect.arrayContaining(["color-string", "csv-parse", "fast-png", "jsonc-parser", "stopword"]));
  expect(notices).toContain("Permission is hereby granted");
  expect(thirdPartyNotices(["src/index.ts", "\0rolldown/runtime.js"])).toBe("");
});
