import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseArgs } from "../src/cli/args.ts";
import { COMMANDS, commandNamed } from "../src/cli/command-list.ts";
import { EXIT, worse } from "../src/cli/exit.ts";
import { COMMON_FLAGS, FLAG_GROUPS, FLAGS } from "../src/cli/flags.ts";
import { helpText } from "../src/cli/help.ts";
import { filesBelow, temporaryFolder, youtubeScrape } from "./cli-command.ts";

test("--help, -h and help are one text, with every command, in 80 columns", async () => {
  const folder = temporaryFolder();
  const runs = await Promise.all([["--help"], ["-h"], ["help"]].map((args) => youtubeScrape(folder, args)));
  const [help] = runs;
  for (const run of runs) expect([run.code, run.stdout, run.stderr]).toEqual([0, help?.stdout, ""]);
  for (const { name } of COMMANDS)
    expect(help?.lines).toContainEqual(expect.stringMatching(new RegExp(`^  ${name}\\b`)));
  expect(Math.max(...(help?.lines ?? []).map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(filesBelow(folder)).toEqual([]);
});

test("help COMMAND and COMMAND --help are the help of the command", async () => {
  const folder = temporaryFolder();
  const asked = [
    ["help", "prune"],
    ["prune", "--help"],
  ];
  const runs = await Promise.all(asked.map((args) => youtubeScrape(folder, args)));
  for (const run of runs) expect([run.code, run.stdout.trimEnd(), run.stderr]).toEqual([0, help("prune"), ""]);
});

test("the help of each command has all that it takes and nothing else, in 80 columns of ASCII", () => {
  for (const { name, flags } of COMMANDS) {
    const text = help(name);
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
    const spelled = [...text.matchAll(/^ {2}(?:-\w, | {4})--([a-z-]+)/gm)].map(([, flag]) => flag);
    expect(new Set(spelled)).toEqual(new Set([...flags, ...COMMON_FLAGS.map((flag) => flag.name)]));
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  }
});

function help(command: string): string {
  return helpText(commandNamed(command)).trimEnd();
}

test("every option belongs to a command, and every option of a command exists", () => {
  const own = Object.values(FLAG_GROUPS).flatMap((group) => group.map(({ name }) => name));
  expect(new Set(COMMANDS.flatMap(({ flags }) => flags))).toEqual(new Set(own));
  expect(new Set(FLAGS.map(({ name }) => name)).size).toBe(FLAGS.length);
});

test("every command takes the options that its help lists, with the values that they name, and no others", () => {
  for (const { name: command, flags } of COMMANDS) {
    const own = new Set([...flags, ...COMMON_FLAGS.map(({ name }) => name)]);
    for (const { name, kind, range } of FLAGS) {
      const value = kind === "switch" ? [] : [String(range?.[1] ?? "word")];
      const parse = () => parseArgs([command, `--${name}`, ...value]);
      if (!own.has(name)) {
        expect(parse).toThrow(`${command} has no option --${name}`);
        continue;
      }
      const { switches, texts, lists, numbers } = parse();
      const taken = { switch: switches, text: texts, list: lists, number: numbers }[kind];
      expect([command, name, taken.has(name)]).toEqual([command, name, true]);
    }
  }
});

test("the help of estimate promises to count in what it takes, and nothing else", () => {
  const { about, flags } = commandNamed("estimate") ?? { about: "", flags: [] };
  const promised = [...about.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag);
  expect(promised).toEqual(["kinds", "beyond-cap"]);
  expect(flags).toEqual(expect.arrayContaining(promised));
  expect(about).not.toMatch(/flags of the scrape/);
});

test("--version is the version of the package", async () => {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version }: { version: string } = JSON.parse(manifest);
  const run = await youtubeScrape(temporaryFolder(), ["--version"]);
  expect([run.code, run.stdout, run.stderr]).toEqual([0, `${version}\n`, ""]);
});

describe("exit codes of several channels", () => {
  test("the graver counts, in the order that the help tells", async () => {
    const { stdout } = await youtubeScrape(temporaryFolder(), ["--help"]);
    const told = /the gravest counts: ([\d, ]+)\./.exec(stdout)?.[1]?.split(", ").map(Number) ?? [];
    expect(new Set(told)).toEqual(new Set(Object.values(EXIT)));
    for (const [i, graver] of told.entries()) {
      for (const milder of told.slice(i))
        expect([worse(graver, milder), worse(milder, graver)]).toEqual([graver, graver]);
    }
  });
});
