import { expect, test } from "vitest";
import { brokenLinks } from "../src/docs/links.ts";
import { exportMaps, importDirection } from "../src/tree/direction.ts";
import { reExports, uncheckedTypes } from "../src/tree/modules.ts";
import { corePurity } from "../src/tree/purity.ts";
import type { SourceFile, Violation } from "../src/tree/source.ts";
import { fileNames, fileSizes, leftOvers, machinePaths, pictures, suppressions } from "../src/tree/text.ts";

type Rule = (tree: readonly SourceFile[]) => Violation[];

const manifests: Record<string, string> = {
  "packages/raster/package.json": `{ "name": "@side-projects/raster" }`,
  "packages/icon-render/package.json": `{ "name": "icon-render" }`,
  "packages/wordcloud/package.json": `{ "name": "@side-projects/wordcloud" }`,
  "packages/terminal/package.json": `{ "name": "@side-projects/terminal" }`,
  "packages/command/package.json": `{ "name": "@side-projects/command" }`,
  "apps/ballin/package.json": `{ "name": "ballin" }`,
  "tools/testkit/package.json": `{ "name": "@side-projects/testkit" }`,
};

function treeOf(files: Record<string, string>): SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** Paths that a rule complains of in a tree of these files and the manifests above. */
function complaints(rule: Rule, files: Record<string, string>): string[] {
  return rule(treeOf({ ...manifests, ...files })).map((violation) => violation.path);
}

const core = "packages/raster/src/core/area.ts";
const shell = "packages/icon-render/src/node.ts";

const forbiddenImports: [string, string, string][] = [
  ["a core that imports Node", core, `import { readFileSync } from "node:fs";`],
  ["a core that imports a package from npm", core, `import sharp from "sharp";`],
  ["a core that imports its shell", core, `import { write } from "../node.ts";`],
  ["a core that imports only a type from its shell", core, `import type { Write } from "../node.ts";`],
  ["a core that imports at run time", core, `export const fs = import("node:fs");`],
  ["raster that imports icon-render", "packages/raster/src/index.ts", `import { renderPng } from "icon-render";`],
  ["icon-render that imports wordcloud", shell, `import { layout } from "@side-projects/wordcloud";`],
  ["a package that imports an app", shell, `import { bounce } from "ballin";`],
  [
    "a core that imports the shell of a package",
    "apps/ballin/src/core/draw.ts",
    `import "@side-projects/terminal/tty";`,
  ],
  [
    "a core that imports the shell of what commands share",
    "apps/ballin/src/core/read.ts",
    `import { readBounded } from "@side-projects/command/node";`,
  ],
  ["command that imports raster", "packages/command/src/index.ts", `import { coverage } from "@side-projects/raster";`],
  ["a package that imports command, which is for apps", shell, `import { quote } from "@side-projects/command";`],
  ["an app that imports an app", "apps/ballin/src/main.ts", `import { play } from "miditui";`],
  ["a package that imports a tool", shell, `import { seeded } from "@side-projects/testkit";`],
  ["a package that reaches into another", shell, `import { area } from "@side-projects/raster/src/core/area.ts";`],
  ["a package that walks into another", shell, `import { area } from "../../raster/src/core/area.ts";`],
  ["a package that imports its tests", shell, `import { scene } from "../test/scenes/star.ts";`],
  ["a package that imports itself by name", shell, `import { renderPng } from "icon-render";`],
];

for (const [what, path, text] of forbiddenImports) {
  test(`${what} is rejected`, () => {
    const miditui = { "apps/miditui/package.json": `{ "name": "miditui" }` };
    expect(complaints(importDirection, { ...miditui, [path]: text })).toEqual([path]);
  });
}

test("imports that point the right way are accepted", () => {
  const files = {
    "packages/raster/src/core/area.ts": `import { edges } from "./edges.ts";`,
    "packages/icon-render/src/core/render.ts": `import { coverage } from "@side-projects/raster";`,
    "packages/icon-render/src/node.ts": `import { readFileSync } from "node:fs"; import { render } from "./core/render.ts";`,
    "packages/icon-render/test/render.test.ts": `import { renderPng } from "icon-render"; import { seeded } from "@side-projects/testkit";`,
    "packages/wordcloud/src/node.ts": `import { renderPng } from "icon-render";`,
    "packages/terminal/src/core/picture.ts": `import { coverage } from "@side-projects/raster";`,
    "apps/ballin/src/main.ts": `import { renderPng } from "icon-render"; import "@side-projects/terminal/tty";`,
    "apps/ballin/src/core/draw.ts": `import { blankCells } from "@side-projects/terminal";`,
    "apps/ballin/src/core/read.ts": `import { quote } from "@side-projects/command";`,
    "apps/ballin/src/cli/streams.ts": `import { processStreams } from "@side-projects/command/node";`,
    "tools/testkit/src/image.ts": `import { PNG } from "pngjs"; import { renderPng } from "icon-render";`,
  };
  expect(complaints(importDirection, files)).toEqual([]);
});

const impure = [
  "export const now = Date.now();",
  "export const roll = Math.random();",
  "export const up = (a: number) => a ** 2;",
  "export let a = 2; a **= 2;",
  "export const s = Math.sin(1);",
  "export const h = Math.hypot(3, 4);",
  `export const s = Math["sin"](1);`,
  "export const { cos } = Math;",
  "export const m = Math;",
  "export const o = (a: string, b: string) => a.localeCompare(b);",
  "export const t = performance.now();",
  "export const id = crypto.randomUUID();",
  "export const later = () => setTimeout(() => {}, 1);",
  "export const home = process.env.HOME;",
  `export const n = new Intl.NumberFormat("en");`,
];

for (const text of impure) {
  test(`a core with "${text}" is rejected, the same in a shell is not`, () => {
    expect(complaints(corePurity, { [core]: text })).toEqual([core]);
    expect(complaints(corePurity, { [shell]: text })).toEqual([]);
  });
}

test("a core may use exact mathematics, constants, and properties named like devices", () => {
  const text = `
    const { floor, sqrt } = Math;
    export const root = sqrt(floor(2)) + Math.round(Math.PI) + Math.imul(3, 4);
    export interface Scene { window: number; process(): void }
    export const scene = { window: 1, Date: 2 }.window;`;
  expect(complaints(corePurity, { [core]: text })).toEqual([]);
});

const rejected: [string, Rule, string, string][] = [
  ["export *", reExports, "packages/raster/src/index.ts", `export * from "./core/area.ts";`],
  ["a re-export outside index.ts", reExports, core, `export { edges } from "./edges.ts";`],
  ["an import that is passed on", reExports, core, `import { edges } from "./edges.ts"; export { edges };`],
  ["an index.ts that computes", reExports, "packages/raster/src/index.ts", "export const answer = 42;"],
  ["any", uncheckedTypes, core, "export const a: any = 1;"],
  ["a cast", uncheckedTypes, core, "export const a = 1 as unknown;"],
  ["an angle-bracket cast", uncheckedTypes, core, "export const a = <unknown>1;"],
  ["a hidden type error", suppressions, core, "// @ts-" + "ignore\nexport const a = 1;"],
  ["a hidden lint", suppressions, core, "// biome" + "-ignore lint: because\nexport const a = 1;"],
  ["a note to come back", leftOvers, core, "// TO" + "DO: later"],
  ["a file of 401 lines", fileSizes, core, "\n".repeat(401)],
  ["a file called utils", fileNames, "packages/raster/src/core/utils.ts", ""],
  ["a folder called helpers", fileNames, "packages/raster/src/helpers/area.ts", ""],
  ["an emoji", pictures, "README.md", "\u{1F680}"],
  ["a check mark", pictures, "README.md", "\u2713"],
  ["an arrow", pictures, core, "// a \u2192 b"],
  ["a machine path", machinePaths, "README.md", "see /" + "root/notes.txt"],
  ["a home folder", machinePaths, "README.md", "in /" + "home/ada/src"],
];

for (const [what, rule, path, text] of rejected) {
  test(`${what} is rejected`, () => {
    expect(complaints(rule, { [path]: text })).toEqual([path]);
  });
}

test("plain code and prose break no rule of text, types or modules", () => {
  const files = {
    "packages/raster/src/index.ts": `export { type Area, area } from "./core/area.ts";`,
    [core]: "export const sizes = [1, 2] as const;\nexport const half = (n: number): number => n / 2;\n".repeat(200),
    "README.md": "Caf\u00e9, na\u00efve, 2 \u00d7 3, and/root/of it, out/work/x.\n",
  };
  for (const [, rule] of rejected) expect(complaints(rule, files)).toEqual([]);
});

test("an export map, a published one and a command that lead nowhere are each rejected", () => {
  const exports = `"exports": { ".": "./src/index.ts" }`;
  const good = `{ "name": "a", ${exports}, "publishConfig": { "exports": { ".": { "types": "./dist/index.d.ts", "default": "./dist/index.js" } } } }`;
  const sources = { "packages/a/src/index.ts": "" };
  const count = (manifest: string): number =>
    complaints(exportMaps, { ...sources, "packages/a/package.json": manifest }).length;
  expect(count(good)).toBe(0);
  expect(count(good.replace("./src/index.ts", "./src/gone.ts"))).toBe(1);
  expect(count(good.replace("dist/index.js", "dist/gone.js"))).toBe(1);
  expect(count(`{ "name": "a", "bin": { "a": "./bin/a.js" } }`)).toBe(1);
  expect(count(`{ "name": "a", "bin": "./src/index.ts" }`)).toBe(1);
});

test("a link to a missing file or heading is rejected, links in code are not looked at", () => {
  const files = {
    "docs/a.md":
      "# One thing\n[b](b.md) [self](#one-thing) [far](https://example.org) [up](../README.md)\n`[x](gone.md)`\n",
    "docs/b.md": `[gone](gone.md) [anchor](a.md#two) <img src="picture.png">\n`,
    "README.md": "[folder](docs/) [anchor](docs/a.md#one-thing)\n",
  };
  const found = brokenLinks(treeOf(files), Object.keys(files)).map(({ message }) => message.split(/[ :]/)[0]);
  expect(found).toEqual(["gone.md", "a.md#two", "picture.png"]);
});

test("a violation names the line it is on", () => {
  const text = "export const a = 1;\n\nexport const b: any = 2;\n";
  expect(uncheckedTypes(treeOf({ [core]: text }))).toMatchObject([{ path: core, line: 3 }]);
});
