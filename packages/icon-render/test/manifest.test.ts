import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodePng } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { renderPng } from "../src/index.ts";
import { filesBelow, iconRender, temporaryFolder } from "./command.ts";

describe("a manifest", () => {
  test("is a JSON array of names and objects, whose options win over those of the command line", async () => {
    const folder = temporaryFolder();
    const entries = [
      "heart",
      { icon: "far fa-star", size: 20, color: "rgb(255 0 0)" },
      { icon: "github", sizes: [8, 9], output: "deep/{icon}/{size}.{format}", format: "svg" },
      { icon: "xmark", "icon-size": 5, iconWidth: 6, snap: true, output: "x.png" },
    ];
    writeFileSync(join(folder, "icons.json"), `\ufeff  ${JSON.stringify(entries, undefined, 2)}`);
    const run = await iconRender(folder, ["batch", "icons.json", "-s", "16", "-c", "navy", "--json"]);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    expect(run.lines.map((line) => Object(JSON.parse(line)).path)).toEqual([
      "heart.png",
      "far-fa-star.png",
      "deep/github/8.svg",
      "deep/github/9.svg",
      "x.png",
    ]);
    const common = { size: 16, color: "navy" };
    const wanted = {
      "heart.png": renderPng("heart", common),
      "far-fa-star.png": renderPng("star", { size: 20, color: "red", style: "regular" }),
      "x.png": renderPng("xmark", { ...common, iconSize: 5, iconWidth: 6, snap: true }),
    };
    for (const [path, bytes] of Object.entries(wanted))
      expect(readFileSync(join(folder, path)).equals(bytes)).toBe(true);
  });

  test("is a name or an object a line, with comments, empty lines and both kinds of line ends", async () => {
    const folder = temporaryFolder();
    const input = '# icons\r\n\r\n  heart  \nfas fa-star\r\n{"icon": "github", "size": 24}\n   # the end\nU+F00D';
    const run = await iconRender(folder, ["batch", "-", "-s", "16", "-o", "out/"], { input });
    expect([run.code, run.stderr, run.lines.length]).toEqual([0, "", 4]);
    expect(filesBelow(folder)).toEqual(["out/U+F00D.png", "out/fas-fa-star.png", "out/github.png", "out/heart.png"]);
    expect(decodePng(readFileSync(join(folder, "out/github.png"))).width).toBe(24);
  });

  test("may go where -o says, but where it names an output itself only below the working directory", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "work"));
    const work = join(folder, "work");
    const allowed = await iconRender(work, ["batch", "-", "-s", "16", "-o", join(folder, "elsewhere/")], {
      input: "heart",
    });
    expect([allowed.code, allowed.stderr]).toEqual([0, ""]);
    expect(filesBelow(folder)).toEqual(["elsewhere/heart.png"]);
    for (const output of ["../out.png", join(folder, "out.png"), "a/../../out.png", "../work2/{icon}.png", ".."]) {
      const run = await iconRender(work, ["batch", "-", "-s", "16"], {
        input: JSON.stringify([{ icon: "heart", output }]),
      });
      expect([output, run.code, run.stderr]).toEqual([
        output,
        2,
        expect.stringMatching(/^icon-render: E_OUTPUT: .*\n$/),
      ]);
    }
    const dotted = [{ icon: "heart", output: "..well/{icon}.png" }];
    expect((await iconRender(work, ["batch", "-", "-s", "16"], { input: JSON.stringify(dotted) })).code).toBe(0);
    expect(filesBelow(folder)).toEqual(["elsewhere/heart.png", "work/..well/heart.png"]);
  });

  test("that is wrong ends 2 with one line that names the entry, before any file is written", async () => {
    const cases: [string, RegExp][] = [
      ["", /E_MANIFEST: a manifest without entries; /],
      ["\n# nothing\n", /E_MANIFEST: a manifest without entries; /],
      ["[]", /E_MANIFEST: a manifest without entries; /],
      ['["heart", ', /E_MANIFEST: no JSON: .*; expected /],
      ['["heart\u001b[31m\n"]', /E_MANIFEST: no JSON: .*; expected /],
      ['heart\n{"icon": "star"', /E_MANIFEST: line 2 is no JSON object; /],
      ["[5]", /E_MANIFEST: entry 1 names no icon; /],
      ["[null]", /E_MANIFEST: entry 1 names no icon; /],
      ['["heart", ["star"]]', /E_MANIFEST: entry 2 names no icon; /],
      ['[{"size": 5}]', /E_MANIFEST: entry 1 names no icon; /],
      ['heart\n{"icon": "star", "colour": "red"}', /E_MANIFEST: line 2 has a key "colour"; known are icon, output, /],
      ['[{"icon": "star", "__proto__": {"size": 1}}]', /E_MANIFEST: entry 1 has a key "__proto__"; /],
      ['[{"icon": "star", "font": "x.ttf"}]', /E_MANIFEST: entry 1 has a key "font"; /],
      ['[{"icon": "star", "size": "16"}]', /E_MANIFEST: entry 1: size is "\\"16\\""; use a number/],
      ['[{"icon": "star", "color": 5}]', /E_MANIFEST: entry 1: color is "5"; use a string/],
      ['[{"icon": "star", "snap": "yes"}]', /E_MANIFEST: entry 1: snap is .*; use a boolean/],
      ['[{"icon": "star", "sizes": [0]}]', /E_MANIFEST: entry 1: sizes is "\[0\]"; use \[16, 32\]/],
      ['[{"icon": "star", "sizes": "16"}]', /E_MANIFEST: entry 1: sizes is .*; use \[16, 32\]/],
      ['[{"icon": "star", "sizes": [1000000000]}]', /E_SIZE: entry 1: size is 1000000000; /],
      ['[{"icon": "star", "output": 5}]', /E_MANIFEST: entry 1: output is "5"; use a string/],
      ['[{"icon": "star", "output": "a\\u0000b.png"}]', /E_MANIFEST: entry 1: output is .*; use a string/],
      ['["heart", "hart"]', /E_ICON: entry 2: no icon is called "hart"; did you mean heart/],
      ['["heart", {"icon": "star", "size": 0}]', /E_SIZE: entry 2: size is 0; /],
      ['["heart", {"icon": "star", "stack": "hart"}]', /E_ICON: entry 2: no icon is called "hart"; /],
      ['["heart", "path:M0 0Lx"]', /E_PATH: entry 2: /],
      [
        '["heart", {"icon": "star", "format": "ico", "sizes": [257]}]',
        /E_SIZE: entry 2: an ICO picture of 257 pixels; /,
      ],
      ['["heart", "zz*"]', /E_ICON: entry 2: no icon matches "zz\*"; /],
      ['["heart", "Heart", "heart"]', /E_OUTPUT: "heart" and "heart" would both be "heart\.png"; use a template/],
      ['["heart", {"icon": "star", "output": "./heart.png"}]', /E_OUTPUT: "star" and "heart" would both be /],
    ];
    const folder = temporaryFolder();
    const runs = await Promise.all(cases.map(([input]) => iconRender(folder, ["batch", "-"], { input })));
    cases.forEach(([input, pattern], i) => {
      const run = runs[i];
      expect([input, run?.code, run?.text, run?.stderr]).toEqual([input, 2, "", expect.stringMatching(pattern)]);
      expect(run?.stderr).toMatch(/^icon-render: \P{C}+\n$/u);
    });
    expect(filesBelow(folder)).toEqual([]);
  });

  test("that is missing, a folder, or one of two ends 2", async () => {
    const folder = temporaryFolder();
    const runs = await Promise.all(
      [["batch"], ["batch", "a", "b"], ["batch", "missing.json"], ["batch", "."]].map((args) =>
        iconRender(folder, args),
      ),
    );
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
    expect(runs.map(({ stderr }) => stderr.split(": ")[1])).toEqual(["E_MANIFEST", "E_MANIFEST", "E_INPUT", "E_INPUT"]);
  });

  test("of lines of 10 MB is refused at once, whatever they are made of", async () => {
    const folder = temporaryFolder();
    const long = 10_000_000;
    const option = (key: string, value: string) => JSON.stringify({ icon: "heart", [key]: value });
    const inputs = [
      "a".repeat(long),
      "a-".repeat(long / 2),
      `${"fa ".repeat(long / 3)}xx`,
      `{"icon": "${"x".repeat(long)}`,
      "[".repeat(long),
      option("gradient", `red${" ".repeat(long)}x, blue`),
      option("shadow", `1${" ".repeat(long)}x`),
      option("color", `rgb(${" ".repeat(long)}`),
      option("stack", "-".repeat(long)),
      JSON.stringify({ icon: "heart", ["k".repeat(long)]: 1 }),
    ];
    for (const input of inputs) {
      const run = await iconRender(folder, ["batch", "-"], { input });
      expect([run.code, run.stderr.length < 1000]).toEqual([2, true]);
      expect(run.stderr).toMatch(/^icon-render: E_(ICON|MANIFEST|COLOR|OPTION): .*\n$/);
    }
    expect(filesBelow(folder)).toEqual([]);
  });
});

test("a glob in a manifest is every icon that it matches, as on the command line", async () => {
  const [listed, typed] = [temporaryFolder(), temporaryFolder()];
  const input = '[{"icon": "arrow-up*", "size": 16}]';
  expect((await iconRender(listed, ["batch", "-", "-q"], { input })).code).toBe(0);
  expect((await iconRender(typed, ["arrow-up*", "-s", "16", "-q"])).code).toBe(0);
  expect(filesBelow(listed).length).toBeGreaterThan(3);
  expect(filesBelow(listed)).toEqual(filesBelow(typed));
});
