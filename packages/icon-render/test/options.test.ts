import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FLAGS } from "../src/cli/flags.ts";
import { helpText } from "../src/cli/help.ts";
import type { RenderOptions } from "../src/core/options.ts";
import { renderPng, renderWebp } from "../src/index.ts";
import { iconRender, temporaryFolder } from "./command.ts";

/** Fields of RenderOptions that name no plain value and so have flags of another form. */
const FILES = ["font", "sketch"];

interface Field {
  readonly name: string;
  readonly type: string;
  /** What @default says; undefined where there is none. */
  readonly usual: string | undefined;
}

/** The fields of RenderOptions as its source declares them: read as text, so that none can be forgotten here. */
function declaredFields(): Field[] {
  const source = readFileSync(new URL("../src/core/options.ts", import.meta.url), "utf8");
  const [, body = ""] = /export interface RenderOptions \{\n([\s\S]*?)\n\}/.exec(source) ?? [];
  const fields = body.matchAll(/\/\*\*([\s\S]*?)\*\/\n {2}(\w+)\?: ([^;]+);/g);
  return [...fields].map(([, comment = "", name = "", type = ""]) => {
    const [, usual] = /@default ([\s\S]*?)\s*$/.exec(comment.replace(/\n\s*\* ?/g, " ")) ?? [];
    return { name, type, usual: usual?.trim() };
  });
}

const fields = declaredFields();
const plain = fields.filter(({ name }) => !FILES.includes(name));

function flagOf(name: string): string {
  return name.replace(/([A-Z])/g, "-$1").toLowerCase();
}

interface Trial {
  readonly value: string | number | true;
  /** Options without which the value would show nothing. */
  readonly beside?: RenderOptions;
  /** False for what bounds or promises something and leaves the pixels alone. @default true */
  readonly shows?: boolean;
  /** @default "heart" */
  readonly icon?: string;
  /** @default "png" */
  readonly format?: "png" | "webp";
}

/** For every option a value that is not its default. */
const TRIALS: Readonly<Record<string, Trial>> = {
  size: { value: 48 },
  width: { value: 80 },
  height: { value: 90 },
  iconSize: { value: 20 },
  iconWidth: { value: 20 },
  iconHeight: { value: 20.5 },
  fit: { value: "bbox", icon: "minus" },
  overflow: { value: "crop", beside: { iconSize: 100 } },
  padding: { value: 11 },
  anchorX: { value: "right", beside: { iconSize: 20 } },
  anchorY: { value: "bottom", beside: { iconSize: 20 } },
  offsetX: { value: -7.25 },
  offsetY: { value: -7 },
  rotate: { value: -33.5 },
  flip: { value: "vertical" },
  style: { value: "regular" },
  color: { value: "#f06" },
  background: { value: "transparent" },
  opacity: { value: 0.5 },
  gradient: { value: "linear(45deg, #f06, gold 30%, teal)" },
  outline: { value: 3, beside: { outlineColor: "red" } },
  outlineColor: { value: "teal", beside: { outline: 3 } },
  shadow: { value: "2 3 4 #f008" },
  radius: { value: 12, beside: { background: "gold" } },
  stack: { value: "square" },
  stackColor: { value: "navy", beside: { stack: "circle" } },
  stackScale: { value: 0.75, beside: { stack: "circle" } },
  duotone: { value: true, beside: { style: "regular" } },
  secondaryColor: { value: "tomato", beside: { duotone: true, style: "regular" } },
  secondaryOpacity: { value: 0.9, beside: { duotone: true, style: "regular" } },
  snap: { value: true, icon: "minus" },
  blend: { value: "linear" },
  noise: { value: "rainbow" },
  noiseOpacity: { value: 0.6, beside: { noise: "uniform" } },
  seed: { value: 7, beside: { noise: "uniform" } },
  levels: { value: 16 },
  supersample: { value: 4, shows: false },
  optimize: { value: "max" },
  quality: { value: 30, format: "webp" },
  maxPixels: { value: 100_000, shows: false },
};

describe("the options of the library", () => {
  test("are found in the source, each with a comment, 40 of them beside font and sketch", () => {
    const source = readFileSync(new URL("../src/core/options.ts", import.meta.url), "utf8");
    const [, body = ""] = /export interface RenderOptions \{\n([\s\S]*?)\n\}/.exec(source) ?? [];
    expect(fields).toHaveLength([...body.matchAll(/^ {2}\w+\?:/gm)].length);
    expect(plain.length).toBeGreaterThanOrEqual(40);
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(FILES));
  });

  test("are exactly those that flags give, under the same name in kebab case", () => {
    const declared = plain.map(({ name }) => [name, flagOf(name)]).sort();
    const flagged = FLAGS.flatMap(({ option, name }) => (option === undefined ? [] : [[option, name]])).sort();
    expect(flagged).toEqual(declared);
    for (const name of FILES) expect(FLAGS.map((flag) => flag.name)).toContain(name);
  });

  test("have flags that take what the option is", () => {
    for (const { name, type } of plain) {
      const kind = type === "boolean" ? "boolean" : /^(number|[\d |]+)$/.test(type) ? "number" : "text";
      expect([name, FLAGS.find(({ option }) => option === name)?.kind]).toEqual([name, kind]);
    }
  });

  test("are in the help with the default that their comment gives", () => {
    const lines = helpText()
      .replace(/\n {20,}/g, " ")
      .split("\n");
    for (const { name, usual } of plain) {
      const line = lines.find((text) => new RegExp(`^ {2}(-\\w, | {4})--${flagOf(name)} `).test(text)) ?? "";
      const [, shown] = / \[(.*)\]$/.exec(line) ?? [];
      expect([name, line]).toEqual([name, expect.stringMatching(/\S/)]);
      expect([name, shown !== undefined]).toEqual([name, usual !== undefined]);
      const wanted = usual === "false" ? "off" : (usual ?? "").replaceAll('"', "");
      const alike = wanted.replace(/^iconSize$/, "icon-size");
      expect([name, alike.startsWith(shown ?? "")]).toEqual([name, true]);
    }
  });

  test("each have a trial below", () => {
    expect(Object.keys(TRIALS).sort()).toEqual(plain.map(({ name }) => name).sort());
  });
});

function argumentsFor(options: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${flagOf(name)}`] : [`--${flagOf(name)}`, String(value)],
  );
}

describe("a flag", () => {
  const render = { png: renderPng, webp: renderWebp } as const;

  for (const group of [0, 1, 2, 3]) {
    const part = Object.entries(TRIALS).filter((_, i) => i % 4 === group);
    const list = part.map(([name]) => flagOf(name)).join(", ");
    test(`gives the bytes of its option, and others than the default: ${list}`, async () => {
      const folder = temporaryFolder();
      const runs = part.map(async ([name, { value, beside = {}, shows = true, icon = "heart", format = "png" }]) => {
        const base = name === "size" ? beside : { size: 64, ...beside };
        const options = { ...base, [name]: value };
        const file = `${name}.${format}`;
        const run = await iconRender(folder, [icon, ...argumentsFor(options), "-o", file]);
        expect([name, run.stderr, run.code]).toEqual([name, "", 0]);
        const bytes = readFileSync(join(folder, file));
        expect([name, bytes.equals(await render[format](icon, options))]).toEqual([name, true]);
        expect([name, bytes.equals(await render[format](icon, base))]).toEqual([name, !shows]);
      });
      await Promise.all(runs);
    });
  }

  test("that bounds the pixels is obeyed", async () => {
    const folder = temporaryFolder();
    const run = await iconRender(folder, ["heart", "-s", "64", "--max-pixels", "4095"]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(/^icon-render: E_PIXELS: 64 x 64 is over 4095/)]);
  });

  test("may be written with =, with a space or in short, and its value may begin with a dash", async () => {
    const folder = temporaryFolder();
    const wanted = renderPng("heart", { size: 32, rotate: -15, color: "red" });
    const forms = [
      ["--size=32", "--rotate=-15", "--color=red"],
      ["--size", "32", "--rotate", "-15", "--color", "red"],
      ["-s", "32", "-r", "-15", "-c", "red"],
      ["-s32", "-r-15", "-cred"],
      ["-s=32", "-r=-15", "-c=red"],
    ];
    for (const [i, form] of forms.entries()) {
      const run = await iconRender(folder, [...form, "-o", `${i}.png`, "--", "heart"]);
      expect([run.stderr, run.code]).toEqual(["", 0]);
      expect(readFileSync(join(folder, `${i}.png`)).equals(wanted)).toBe(true);
    }
  });

  test("in a manifest, in either spelling, gives the same bytes as on the command line", async () => {
    const folder = temporaryFolder();
    const entries = Object.entries(TRIALS).flatMap(([name, { value, beside, icon = "heart", format = "png" }]) => {
      const options = { size: 64, ...beside, [name]: value };
      const kebab = Object.fromEntries(Object.entries(options).map(([key, setting]) => [flagOf(key), setting]));
      return [
        { icon, output: `library/{icon}-${name}.${format}`, ...options },
        { icon, output: `command/{icon}-${name}.${format}`, ...kebab },
      ];
    });
    const run = await iconRender(folder, ["batch", "-"], { input: JSON.stringify(entries) });
    expect([run.stderr, run.code]).toEqual(["", 0]);
    for (const [name, { value, beside, icon = "heart", format = "png" }] of Object.entries(TRIALS)) {
      const wanted = await render[format](icon, { size: 64, ...beside, [name]: value });
      for (const spelling of ["library", "command"]) {
        const bytes = readFileSync(join(folder, `${spelling}/${icon}-${name}.${format}`));
        expect([name, spelling, bytes.equals(wanted)]).toEqual([name, spelling, true]);
      }
    }
  });
});
