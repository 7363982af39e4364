import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesBelow, iconRender, type Run, temporaryFolder } from "./command.ts";

/** What every refusal has in common: nothing on the standard output, one line of printable text with code and hint. */
function expectRefusal(run: Run | undefined, code: number, pattern: RegExp): void {
  expect([run?.stderr, run?.code, run?.text]).toEqual([expect.stringMatching(pattern), code, ""]);
  // \P{C} is what is neither control nor format character: no escapes, no line breaks, no turned direction.
  expect(run?.stderr).toMatch(/^icon-render: E_[A-Z]+: \P{C}+; \P{C}+\n$/u);
  expect(run?.stderr).not.toMatch(/E_INTERNAL|\bat .*\.[cm]?[jt]s:\d+/);
}

type Case = readonly [args: readonly string[], pattern: RegExp];

async function expectRefusals(cases: readonly Case[]): Promise<void> {
  const folder = temporaryFolder();
  const runs = await Promise.all(cases.map(([args]) => iconRender(folder, args)));
  cases.forEach(([, pattern], i) => {
    expectRefusal(runs[i], 2, pattern);
  });
  expect(filesBelow(folder)).toEqual([]);
}

describe("bad input ends 2 with one line and no file", () => {
  test("sizes that are none", async () => {
    await expectRefusals([
      [["heart", "-s", "0"], /E_SIZE: size is 0; /],
      [["heart", "-s", "-1"], /E_SIZE: size is -1; /],
      [["heart", "-s", "1e9"], /E_SIZE: size is 1000000000; /],
      [["heart", "-s", "2.5"], /E_SIZE: size is 2\.5; /],
      [["heart", "-s", "Infinity"], /E_SIZE: size is Infinity; /],
      [["heart", "-s", "NaN"], /E_NUMBER: --size is "NaN"; /],
      [["heart", "-s", ""], /E_NUMBER: --size is ""; /],
      [["heart", "-s", "12px"], /E_NUMBER: --size is "12px"; /],
      [["heart", "--width", "0"], /E_SIZE: width is 0; /],
      [["heart", "--height", "-3"], /E_SIZE: height is -3; /],
      [["heart", "--icon-size", "0"], /E_SIZE: icon-size is 0; /],
      [["heart", "--icon-width", "1e99"], /E_SIZE: icon-width is 1e\+99; /],
      [["heart", "--sizes", "16,0"], /E_SIZE: "16,0" is no list of sizes; /],
      [["heart", "--sizes", ""], /E_SIZE: "" is no list of sizes; /],
      [["heart", "--sizes", "512", "--format", "ico"], /E_SIZE: an ICO picture of 512 pixels; /],
      [["heart", "-s", "16", "--padding", "8"], /E_SIZE: a padding of 8 leaves nothing of 16 x 16; /],
      [["heart", "-s", "16", "--outline", "10"], /E_SIZE: an outline of 10 leaves nothing of 16 x 16; /],
    ]);
  });

  test("pictures of more pixels than allowed, which takes no memory: the process may have 64 MB", async () => {
    const folder = temporaryFolder();
    const env = { NODE_OPTIONS: "--max-old-space-size=64" };
    const cases = [
      ["-s", "65535"],
      ["--width", "65535", "--height", "65535", "--noise", "rainbow"],
      ["-s", "9000"],
    ];
    const runs = await Promise.all(cases.map((args) => iconRender(folder, ["heart", ...args], { env })));
    for (const run of runs) expectRefusal(run, 2, /E_PIXELS: \d+ x \d+ is over 67108864 pixels; .*max-pixels/);
    expectRefusal(await iconRender(folder, ["heart", "-s", "99", "--max-pixels", "1e12"]), 2, /E_NUMBER: max-pixels/);
    expect(filesBelow(folder)).toEqual([]);
  });

  test("colours, gradients and shadows that are none", async () => {
    await expectRefusals([
      [["heart", "-c", "a\u00e9aaa"], /E_COLOR: "a\u00e9aaa" is not a colour; /],
      [["heart", "-c", ""], /E_COLOR: "" is not a colour; /],
      [["heart", "-b", "#12345"], /E_COLOR: "#12345" is not a colour; /],
      [["heart", "--outline-color", "x".repeat(5000)], /E_COLOR: "x{60}\.\.\." is not a colour; /],
      [["heart", "--gradient", "red"], /E_OPTION: "red" is not a gradient of two or more colours; /],
      [["heart", "--gradient", "linear(red, a\u00e9aaa)"], /E_COLOR: /],
      [["heart", "--gradient", "linear(".repeat(5000)], /E_COLOR: /],
      [["heart", "--shadow", "1 2"], /E_OPTION: "1 2" is not a shadow; /],
      [["heart", "--shadow", "1 1 1e99 red"], /E_OPTION: /],
    ]);
  });

  test("options that do not exist, lack their value or have a wrong one", async () => {
    await expectRefusals([
      [["heart", "--colour", "red"], /E_OPTION: no option "--colour"; did you mean --color\?/],
      [["heart", "-z"], /E_OPTION: no option "-z"; see icon-render --help/],
      [["heart", "--size"], /E_OPTION: --size without a value; /],
      [["heart", "--json=yes"], /E_OPTION: --json takes no value; /],
      [["heart", "--supersample", "3"], /E_OPTION: supersample is "3"; use 1, 2, 4/],
      [["heart", "--levels", "17"], /E_OPTION: levels is "17"; use 256, 16/],
      [["heart", "--anchor-x", "middle"], /E_OPTION: anchor-x is "middle"; use left, center, right/],
      [["heart", "--opacity", "1.01"], /E_NUMBER: opacity is 1\.01; use a number from 0 to 1/],
      [["heart", "--rotate", "1e7"], /E_NUMBER: rotate is 10000000; /],
      [["heart", "--seed", "0.5"], /E_NUMBER: seed is 0\.5; /],
      [["heart", "--style", "thin"], /E_STYLE: no style is called "thin"; /],
      [["heart", "--format", "bmp"], /E_FORMAT: no format "bmp"; use png, webp, svg, ico/],
      [["heart", "-o", "heart.jpeg"], /E_FORMAT: no format "jpeg"; use png, webp, svg, ico/],
    ]);
  });

  test("icons, stacks and paths that are none", async () => {
    await expectRefusals([
      [[], /E_ICON: no icon named; /],
      [[""], /E_ICON: the icon has no name; /],
      [["../../etc/passwd"], /E_ICON: /],
      [["U+10FFFF"], /E_ICON: no icon of .* is at U\+10FFFF; /],
      [["U+FFFFFFFF"], /E_ICON: /],
      [["heart".repeat(20_000)], /E_ICON: no icon is called "(heart){12}\.\.\."; /],
      [["heart", "--stack", "s".repeat(100_000)], /E_ICON: no icon is called "s{60}\.\.\."; /],
      [["heart", "--stack", "hart"], /E_ICON: no icon is called "hart"; did you mean heart/],
      [["path:hello"], /E_PATH: /],
      [["path:M0 0L1e400 3"], /E_PATH: /],
      [["path:M0 0L1 1", "--view-box", "0 0 0 0"], /E_OPTION: "0 0 0 0" is no view box; /],
      [[`path:M0 0${"a1 1 0 0".repeat(9000)}`], /E_PATH: /],
      [["path:M0 0H1e300V1e300Z"], /E_PATH: /],
    ]);
  });

  test("fonts, style sheets and sketches that cannot be read", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "empty.ttf"), "");
    writeFileSync(join(folder, "text.woff2"), "wOF2 and then some text that is no font at all");
    writeFileSync(join(folder, "broken.css"), "@media { .fa-x:before { content: \\; ".repeat(50));
    writeFileSync(join(folder, "broken.json"), '{"heart": ');
    const before = filesBelow(folder);
    const cases: Case[] = [
      [["x", "--font", "missing.ttf"], /E_FONT: "missing\.ttf" cannot be read; /],
      [["x", "--font", "folder"], /E_FONT: "folder" is no file; /],
      [["x", "--font", "empty.ttf"], /E_FONT: /],
      [["x", "--font", "text.woff2"], /E_FONT: /],
      [["x", "--css", "broken.css"], /E_OPTION: --css names the icons of a font; add --font FILE/],
      [["x", "--font", "empty.ttf", "--css", "folder"], /E_CSS: "folder" is no file; /],
      [["x", "--font", "empty.ttf", "--css", "broken.css"], /E_CSS: /],
      [["x", "--font", "empty.ttf", "--css", "broken.json"], /E_CSS: the map is no valid JSON; /],
      [["--sketch", "text.woff2"], /E_INPUT: "text\.woff2" is no picture that can be read; /],
      [["--sketch", "missing.png"], /E_INPUT: "missing\.png" is no picture that can be read; /],
      [["--sketch", "missing.png", "--icon-size", "60000"], /E_PIXELS: 60000 x 60000 is over /],
    ];
    const runs = await Promise.all(cases.map(([args]) => iconRender(folder, args)));
    cases.forEach(([, pattern], i) => {
      expectRefusal(runs[i], 2, pattern);
    });
    expect(filesBelow(folder)).toEqual(before);
  });

  test("text that would steer the terminal is shown as escapes, wherever it comes from", async () => {
    const folder = temporaryFolder();
    const evil = "\u001b]0;owned\u0007\u001b[31mhe\r\n\u202e\u061c\u200fart\u009b";
    const cases: Case[] = [
      [[evil], /E_ICON: no icon is called "\\u001b\]0;owned\\u0007/],
      [["heart", "-c", evil], /E_COLOR: /],
      [["heart", "--style", evil], /E_STYLE: /],
      [["heart", "--format", evil], /E_FORMAT: /],
      [["heart", "-o", `{${evil}}`], /E_OUTPUT: /],
      [["heart", `--${evil}`], /E_OPTION: /],
      [["heart", "--shadow", evil], /E_OPTION: /],
      [["heart", "--sizes", evil], /E_SIZE: /],
      [["search", evil], /E_ICON: /],
      [["batch", evil], /E_INPUT: /],
      [[`path:${evil}`], /E_PATH: /],
      [["heart", "--font", evil], /E_FONT: /],
    ];
    const runs = await Promise.all(cases.map(([args]) => iconRender(folder, args)));
    cases.forEach(([, pattern], i) => {
      expectRefusal(runs[i], 2, pattern);
    });
    // A font's own map may name icons so, and its names are listed and suggested.
    const font = createRequire(import.meta.url).resolve("bootstrap-icons/font/fonts/bootstrap-icons.woff2");
    writeFileSync(join(folder, "map.json"), JSON.stringify({ [evil]: "f101", [`${evil}s`]: "f102" }));
    for (const args of [["list"], ["search", "owned"], ["info", "\uf101"], ["owned]"]]) {
      const run = await iconRender(folder, [...args, "--font", font, "--css", "map.json"]);
      expect(run.text + run.stderr).toMatch(/^[\P{C}\n]+$/u);
    }
  });
});
