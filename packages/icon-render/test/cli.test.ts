import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodePng } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { FLAGS } from "../src/cli/flags.ts";
import { findIcon, listIcons, renderIco, renderPng, renderSvg, renderWebp, searchIcons } from "../src/index.ts";
import { filesBelow, iconRender, temporaryFolder } from "./command.ts";

/** The bytes of each file, by path. */
function contents(folder: string): Record<string, Buffer> {
  return Object.fromEntries(filesBelow(folder).map((path) => [path, readFileSync(join(folder, path))]));
}

describe("icon-render ICON", () => {
  test("fa-solid-star writes fa-solid-star.png of 1024 x 1024 pixels and says so", async () => {
    const folder = temporaryFolder();
    const run = await iconRender(folder, ["fa-solid-star"]);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    expect(filesBelow(folder)).toEqual(["fa-solid-star.png"]);
    const bytes = readFileSync(join(folder, "fa-solid-star.png"));
    const { width, height } = decodePng(bytes);
    expect([width, height]).toEqual([1024, 1024]);
    const size = bytes.length.toLocaleString("en-US");
    expect(run.text).toMatch(new RegExp(`^fa-solid-star\\.png {2}1024 x 1024 {2}${size} bytes {2}\\d+\\.\\d ms\n$`));
  });

  test("takes 'fas fa-star', star, FA-STAR and U+F005 for the same picture, far and fab for others", async () => {
    const folder = temporaryFolder();
    const names = ["fas fa-star", "star", "FA-STAR", "U+F005", "fa-regular-star", "github"];
    const run = await iconRender(folder, [...names, "--json"]);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    const told = run.lines.map((line): { icon: string; style: string; path: string } => JSON.parse(line));
    expect(told.map(({ icon }) => icon)).toEqual(names);
    expect(told.map(({ style }) => style)).toEqual(["solid", "solid", "solid", "solid", "regular", "brands"]);
    expect(told.map(({ path }) => path)).toEqual([
      "fas-fa-star.png",
      "star.png",
      "FA-STAR.png",
      "U+F005.png",
      "fa-regular-star.png",
      "github.png",
    ]);
    const [first, ...others] = told.map(({ path }) => readFileSync(join(folder, path)));
    expect(others.map((bytes) => bytes.equals(first ?? Buffer.alloc(0)))).toEqual([true, true, true, false, false]);
  });

  test("takes times, xmark and close for the same bytes", async () => {
    const folder = temporaryFolder();
    await iconRender(folder, ["times", "xmark", "close", "-s", "256"]);
    const [first, ...others] = Object.values(contents(folder));
    expect(others).toEqual([first, first]);
  });

  test("hart ends 2, suggests heart and writes nothing; rocket in regular ends 2 and lists its styles", async () => {
    const folder = temporaryFolder();
    const [hart, rocket] = await Promise.all([
      iconRender(folder, ["hart"]),
      iconRender(folder, ["rocket", "--style", "regular"]),
    ]);
    expect([hart?.code, hart?.text]).toEqual([2, ""]);
    expect(hart?.stderr).toMatch(/^icon-render: E_ICON: no icon is called "hart"; did you mean heart\b.*\n$/);
    expect([rocket?.code, rocket?.text]).toEqual([2, ""]);
    expect(rocket?.stderr).toMatch(/^icon-render: E_STYLE: rocket has no regular style, only solid; .*\n$/);
    expect(filesBelow(folder)).toEqual([]);
  });

  test("draws three icons in four sizes by a template, prints twelve objects and makes the folder", async () => {
    const folder = temporaryFolder();
    const args = ["star", "heart", "github", "--sizes", "16,32,64,128", "-o", "out/{icon}-{size}.png", "--json"];
    const run = await iconRender(folder, args);
    expect([run.code, run.stderr]).toEqual([0, ""]);
    const told: unknown[] = run.lines.map((line) => JSON.parse(line));
    const wanted = ["star", "heart", "github"].flatMap((icon) =>
      [16, 32, 64, 128].map((size) => {
        const path = `out/${icon}-${size}.png`;
        const bytes = renderPng(icon, { size });
        expect(readFileSync(join(folder, path)).equals(bytes)).toBe(true);
        const { style } = findIcon(icon);
        const common = { icon, style, path, format: "png", width: size, height: size, bytes: bytes.length };
        return { ...common, ms: expect.any(Number) };
      }),
    );
    expect(told).toEqual(wanted);
    expect(told.map((object) => Object.keys(Object(object)))).toEqual(
      wanted.map(() => ["icon", "style", "path", "format", "width", "height", "bytes", "ms"]),
    );
  });

  test("writes the format that the name or --format asks for, as the library does", async () => {
    const folder = temporaryFolder();
    const runs = await Promise.all([
      iconRender(folder, ["heart", "-s", "64", "-o", "a.png"]),
      iconRender(folder, ["heart", "-s", "64", "-o", "a.WEBP"]),
      iconRender(folder, ["heart", "-s", "64", "-o", "a.svg"]),
      iconRender(folder, ["heart", "-s", "64", "-o", "a.ico"]),
      iconRender(folder, ["heart", "-s", "64", "--format", "SVG"]),
      iconRender(folder, ["heart", "-s", "64", "-o", "bare"]),
      iconRender(folder, ["heart", "-s", "64", "-o", "odd.png", "--format", "svg"]),
      iconRender(folder, ["path:M0 0H24L12 24Z", "--view-box", "0 0 24 24", "-s", "64"]),
    ]);
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, ""]));
    const [png, svg] = [renderPng("heart", { size: 64 }), renderSvg("heart", { size: 64 })];
    const triangle = { path: "M0 0H24L12 24Z", viewBox: [0, 0, 24, 24] } as const;
    expect(contents(folder)).toEqual({
      "a.png": Buffer.from(png),
      "a.WEBP": Buffer.from(await renderWebp("heart", { size: 64 })),
      "a.svg": Buffer.from(svg),
      "a.ico": Buffer.from(renderIco("heart", {}, [64])),
      "heart.svg": Buffer.from(svg),
      bare: Buffer.from(png),
      "odd.png": Buffer.from(svg),
      "path.png": Buffer.from(renderPng(triangle, { size: 64 })),
    });
  });

  test("puts several sizes into one ICO: a directory of sizes and offsets, each a PNG of that size", async () => {
    const folder = temporaryFolder();
    const run = await iconRender(folder, ["rocket", "--sizes", "16,32,256", "-o", "favicon.ico", "--json"]);
    expect(JSON.parse(run.text)).toMatchObject({ path: "favicon.ico", format: "ico", width: 256, height: 256 });
    const file = readFileSync(join(folder, "favicon.ico"));
    expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 3]);
    let end = 6 + 3 * 16;
    for (const [i, size] of [16, 32, 256].entries()) {
      const entry = 6 + 16 * i;
      // A side of 256 is stored as 0.
      expect([file[entry], file[entry + 1], file[entry + 2], file[entry + 3]]).toEqual([size % 256, size % 256, 0, 0]);
      expect([file.readUInt16LE(entry + 4), file.readUInt16LE(entry + 6)]).toEqual([1, 32]);
      expect(file.readUInt32LE(entry + 12)).toBe(end);
      end += file.readUInt32LE(entry + 8);
      const png = file.subarray(file.readUInt32LE(entry + 12), end);
      const { width, height, data } = decodePng(png);
      expect([width, height]).toEqual([size, size]);
      expect(Buffer.from(data).equals(Buffer.from(decodePng(renderPng("rocket", { size })).data))).toBe(true);
    }
    expect(end).toBe(file.length);
  });

  test("fills templates with icon, style, size and format, keeps odd names inside and refuses what it does not know", async () => {
    const folder = temporaryFolder();
    const template = "a/{style}/{icon}_{size}.{format}";
    const runs = await Promise.all([
      iconRender(folder, ["far fa-heart", "-s", "16", "-o", template]),
      iconRender(folder, ["heart", "--width", "20", "--height", "10", "-o", template, "--format", "svg"]),
      iconRender(folder, ["star", "-s", "16", "-o", "b/"]),
      iconRender(folder, ["star", "--sizes", "16,17", "-o", "c/"]),
      iconRender(folder, ["star", "-s", "16", "-o", "{name}.png"]),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 2]);
    expect(runs[4]?.stderr).toMatch(/^icon-render: E_OUTPUT: no placeholder "\{name\}"; use \{icon\}.*\n$/);
    expect(filesBelow(folder)).toEqual([
      "a/regular/far-fa-heart_16.png",
      "a/solid/heart_20x10.svg",
      "b/star.png",
      "c/star-16.png",
      "c/star-17.png",
    ]);
  });

  test("takes a glob for every icon that it matches, each once, and only those of the style", async () => {
    const folder = temporaryFolder();
    const run = await iconRender(folder, ["hand-*", "-s", "16", "--style", "regular", "-o", "hands/"]);
    expect(run.code).toBe(0);
    const icons = new Set(
      listIcons("regular")
        .filter((name) => name.startsWith("hand-"))
        .map((name) => findIcon(name).name),
    );
    expect(icons.size).toBeGreaterThan(5);
    expect(filesBelow(folder)).toHaveLength(icons.size);
    for (const bytes of Object.values(contents(folder))) expect(decodePng(bytes).width).toBe(16);
    const none = await iconRender(folder, ["zzz*"]);
    expect([none.code, none.stderr]).toEqual([
      2,
      'icon-render: E_ICON: no icon matches "zzz*"; see icon-render list\n',
    ]);
  });
});

describe("icon-render list, search, info", () => {
  test("list prints every glyph name once, digits and letters among them, and no utility class", async () => {
    const { code, lines } = await iconRender(temporaryFolder(), ["list"]);
    expect(code).toBe(0);
    expect(lines).toEqual(listIcons());
    expect(lines).toEqual(expect.arrayContaining(["0", "a", "500px", "heart"]));
    for (const utility of ["fa-spin", "spin", "fa-2x", "2x", "fw"]) expect(lines).not.toContain(utility);
  });

  test("list takes a style and --json", async () => {
    const folder = temporaryFolder();
    const [brands, json, wrong] = await Promise.all([
      iconRender(folder, ["list", "--style", "Brands"]),
      iconRender(folder, ["list", "--json"]),
      iconRender(folder, ["list", "--style", "thin"]),
    ]);
    expect(brands?.lines).toEqual(listIcons("brands"));
    const objects: { icon: string; styles: string[] }[] = (json?.lines ?? []).map((line) => JSON.parse(line));
    expect(objects.map(({ icon }) => icon)).toEqual(listIcons());
    expect(objects).toContainEqual({ icon: "heart", styles: ["solid", "regular"] });
    expect([wrong?.code, wrong?.stderr]).toEqual([
      2,
      'icon-render: E_STYLE: no style is called "thin"; choose one of solid, regular, brands\n',
    ]);
  });

  test("search prints what the library finds, best first, and ends 2 where it finds nothing", async () => {
    const folder = temporaryFolder();
    const [words, json, nothing, bare] = await Promise.all([
      iconRender(folder, ["search", "arrow", "left"]),
      iconRender(folder, ["search", "hear*", "--json"]),
      iconRender(folder, ["search", "qqqqqq"]),
      iconRender(folder, ["search"]),
    ]);
    expect(words?.lines).toEqual(searchIcons("arrow left"));
    expect(words?.lines).toContain("arrow-left");
    expect((json?.lines ?? []).map((line) => Object(JSON.parse(line)).icon)).toEqual(searchIcons("hear*"));
    expect([nothing?.code, bare?.code]).toEqual([2, 2]);
    expect(bare?.stderr).toContain("fa-search");
  });

  test("info prints styles, aliases and code point with a picture in Braille, or an object", async () => {
    const folder = temporaryFolder();
    const [text, json, bare] = await Promise.all([
      iconRender(folder, ["info", "xmark", "fa-heart"]),
      iconRender(folder, ["info", "times", "--json"]),
      iconRender(folder, ["info"]),
    ]);
    expect(text?.text).toMatch(/^xmark {2}.*U\+F00D\nstyles {3}solid\naliases {2}close, multiply, remove, times\n/);
    expect(text?.text).toMatch(/^heart {2}.*U\+F004\nstyles {3}solid, regular\n/m);
    expect(text?.lines.filter((line) => /^[\u2800-\u28ff ]{20,}$/.test(line))).toHaveLength(20);
    const { name: icon, styles, aliases, label } = findIcon("times");
    expect(JSON.parse(json?.text ?? "")).toEqual({
      icon,
      ...(label && { label }),
      styles,
      aliases,
      codepoint: "U+F00D",
    });
    expect([bare?.code, bare?.stderr]).toEqual([2, expect.stringContaining("fa-info")]);
  });

  test("the icons that are called like commands are drawn by their full names", async () => {
    const folder = temporaryFolder();
    const run = await iconRender(folder, ["fa-list", "fa-search", "fa-info", "-s", "16"]);
    expect([run.code, filesBelow(folder)]).toEqual([0, ["fa-info.png", "fa-list.png", "fa-search.png"]]);
  });
});

describe("icon-render --help and others", () => {
  test("--help has an example and every flag, by any of its names", async () => {
    const folder = temporaryFolder();
    const runs = await Promise.all(
      [["--help"], ["-h"], ["help"], ["heart", "--help"]].map((args) => iconRender(folder, args)),
    );
    const [help] = runs;
    const unwrapped = help?.text.replace(/\n {20,}/g, " ");
    for (const run of runs) expect([run.code, run.text]).toEqual([0, help?.text]);
    expect(help?.lines).toContainEqual(expect.stringMatching(/^ {2}icon-render fa-solid-star /));
    for (const { name, short, help: meaning } of FLAGS) {
      const left = short === undefined ? `--${name}` : `-${short}, --${name}`;
      expect(help?.lines).toContainEqual(expect.stringMatching(new RegExp(`^ +${left} `)));
      expect(unwrapped).toContain(meaning);
    }
    for (const command of ["list", "search", "info", "batch"])
      expect(help?.text).toContain(`  icon-render ${command} `);
    expect(Math.max(...(help?.lines ?? []).map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(filesBelow(folder)).toEqual([]);
  });

  test("every example of the help that needs no other font or program ends 0", async () => {
    const { text } = await iconRender(temporaryFolder(), ["--help"]);
    const examples = [...text.matchAll(/^ {2}icon-render (.*?)(?: {3,}.*)?$/gm)].map(([, example = ""]) => example);
    const runnable = examples.filter((example) => !/--font|\||\[|[A-Z]{4}/.test(example));
    expect(runnable.length).toBeGreaterThanOrEqual(6);
    for (const example of runnable) {
      const args = [...example.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
      const run = await iconRender(temporaryFolder(), args);
      expect([example, run.code, run.stderr]).toEqual([example, 0, ""]);
    }
  });

  test("--version prints the version of the package", async () => {
    const { version }: { version: string } = JSON.parse(
      readFileSync(new URL("../package.json", import.meta.url), "utf8"),
    );
    const run = await iconRender(temporaryFolder(), ["--version"]);
    expect([run.code, run.text, run.stderr]).toEqual([0, `${version}\n`, ""]);
  });

  test("--quiet prints nothing but errors; with --json the objects stay", async () => {
    const folder = temporaryFolder();
    const [quiet, short, both, wrong] = await Promise.all([
      iconRender(folder, ["heart", "-s", "16", "--quiet", "-o", "1.png"]),
      iconRender(folder, ["heart", "-s", "16", "-q", "-o", "2.png"]),
      iconRender(folder, ["heart", "-s", "16", "-q", "--json", "-o", "3.png"]),
      iconRender(folder, ["hart", "-q"]),
    ]);
    expect([quiet?.text, short?.text, both?.lines.length]).toEqual(["", "", 1]);
    expect(wrong?.stderr).toMatch(/^icon-render: E_ICON: /);
    expect(filesBelow(folder)).toEqual(["1.png", "2.png", "3.png"]);
  });

  test("no colour is written to what is no terminal, whatever the environment says", async () => {
    const folder = temporaryFolder();
    for (const env of [{ NO_COLOR: "1" }, { FORCE_COLOR: "3", TERM: "xterm-256color" }, { TERM: "dumb" }]) {
      const runs = await Promise.all([
        iconRender(folder, ["heart", "-s", "16"], { env }),
        iconRender(folder, ["info", "heart"], { env }),
        iconRender(folder, ["hart"], { env }),
      ]);
      for (const { text, stderr } of runs) expect(text + stderr).not.toContain("\u001b");
    }
  });
});
