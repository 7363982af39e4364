import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { bundleCode } from "../build/bundle.ts";
import { thirdPartyNotices } from "../build/third-party.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const installed = mkdtempSync(join(tmpdir(), "wordcloud-bundle-"));
afterAll(() => rmSync(installed, { recursive: true, force: true }));

mkdirSync(join(installed, "dist"));
for (const folder of ["data", "node_modules"]) symlinkSync(join(root, folder), join(installed, folder), "dir");
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

test("nothing of the workspace is left to be installed", () => {
  const code = readFileSync(join(installed, "dist/index.js"), "utf8");
  expect(code).not.toMatch(/from\s*["'](@side-projects|icon-render)/);
});

test("packages inside the bundle are named with their licences", () => {
  const notices = readFileSync(join(installed, "dist/THIRD-PARTY.txt"), "utf8");
  expect(notices).toMatch(/^color-name [\d.]+ \(MIT\)\n/);
  expect(notices).toContain("Permission is hereby granted");
  expect(thirdPartyNotices(["src/index.ts", "\0rolldown/runtime.js"])).toBe("");
});
