import fc from "fast-check";
import { expect, test } from "vitest";
import { readArgs } from "../src/cli/args.ts";
import { COMMANDS, PLAY_COMMAND } from "../src/cli/command-list.ts";
import { FLAGS } from "../src/cli/flags.ts";
import { helpText } from "../src/cli/help.ts";
import { BallinError } from "../src/core/error.ts";
import { sizeNamed } from "../src/headless/size.ts";

function refusal(line: string): string {
  try {
    readArgs(line.split(" "));
  } catch (error) {
    if (error instanceof BallinError) return `${error.code}: ${error.message}; ${error.hint}`;
    throw error;
  }
  return "none";
}

test("options of the play command and of the headless ones are read in any order", () => {
  const args = readArgs(["--balls", "20000", "bench", "--seed=3", "--json", "--engine", "SWARM"]);
  expect(args.command.name).toBe("bench");
  expect(args.numbers).toEqual(
    new Map([
      ["balls", 20000],
      ["seed", 3],
    ]),
  );
  expect(args.texts.get("engine")).toBe("swarm");
  expect(args.switches.has("json")).toBe(true);
});

test("a number of balls out of range, or between two, is moved to the nearest there can be, with a note", () => {
  expect(readArgs(["--balls", "1"]).numbers.get("balls")).toBe(100);
  const most = readArgs(["--balls=1,000,000"]);
  expect(most.numbers.get("balls")).toBe(100_000);
  expect(most.notes).toEqual(['--balls is "1,000,000", taken as 100,000']);
  expect(readArgs(["--balls", "-5"]).numbers.get("balls")).toBe(100);
  for (const [text, balls] of [
    ["-.5", 100],
    ["-1e9", 100],
    ["1e9", 100_000],
    ["2000.7", 2001],
  ] as const) {
    const { numbers, notes } = readArgs(["--balls", text]);
    expect(numbers.get("balls")).toBe(balls);
    expect(notes).toEqual([`--balls is "${text}", taken as ${balls.toLocaleString("en")}`]);
  }
  expect(readArgs(["--balls", "100,000"]).notes).toEqual([]);
  expect(readArgs(["--balls", "1e3"])).toMatchObject({ numbers: new Map([["balls", 1000]]), notes: [] });
});

test.each([
  ["--bals 5", 'E_USAGE: no option "--bals"; did you mean --balls?'],
  ["--colour", 'E_USAGE: no option "--colour"; did you mean --color?'],
  ["-x", 'E_USAGE: no option "-x"; see ballin --help'],
  ["--balls", "E_USAGE: --balls without a value; write --balls N"],
  ["--balls --color", "E_USAGE: --balls without a value; write --balls N"],
  ["--balls many", 'E_USAGE: --balls is "many"; use a whole number from 100 to 100000'],
  ["--balls 1e999", 'E_USAGE: --balls is "1e999"; use a whole number from 100 to 100000'],
  ["--balls 5e", 'E_USAGE: --balls is "5e"; use a whole number from 100 to 100000'],
  ["--seed 1.5", 'E_USAGE: --seed is "1.5"; use a whole number from 0 to 4294967295'],
  ["--radius 9", 'E_USAGE: --radius is "9"; use a number from 0.05 to 1'],
  ["--color=yes", "E_USAGE: --color takes no value; write --color alone"],
  ["--engine rapir", 'E_USAGE: --engine is "rapir"; did you mean rapier? use auto, rapier, swarm'],
  ["--steps 5", "E_USAGE: ballin without a command has no option --steps; it belongs to bench"],
  ["replay a.jsonl b.jsonl", "E_USAGE: replay takes one word, got 2; see ballin help replay"],
  ["bench now", "E_USAGE: bench takes no further word, got 1; see ballin help bench"],
  ["rendr", 'E_USAGE: no command "rendr"; did you mean render?'],
  ["level.json", 'E_USAGE: no command "level.json"; a level is named with --open FILE'],
  ["10000", 'E_USAGE: no command "10000"; a number of balls is --balls 10000'],
])("%s is refused with advice", (line, message) => {
  expect(refusal(line)).toBe(message);
});

test("whatever is typed is either understood or refused as bad usage", () => {
  const word = fc.oneof(
    fc.constantFrom(...FLAGS.map(({ name }) => `--${name}`), ...COMMANDS.map(({ name }) => name), "-o", "--", "-"),
    fc.string({ unit: "binary" }),
    fc.integer().map(String),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
      try {
        readArgs(argv);
      } catch (error) {
        expect(error).toMatchObject({ code: "E_USAGE" });
      }
    }),
    { numRuns: 100 },
  );
});

test("every option belongs to a command, is told in its help, and no line is wider than a small terminal", () => {
  for (const command of [PLAY_COMMAND, ...COMMANDS]) {
    const text = helpText(command);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    for (const name of command.flags) {
      expect(FLAGS.map((flag) => flag.name)).toContain(name);
      expect(text).toContain(`--${name}`);
    }
  }
});

test.each(["10x10", "120", "120x", "1e2x40", "120x7", "5000x40", "-120x40", "120x40x2", ""])(
  "%o is no size of a terminal",
  (text) => {
    expect(() => sizeNamed(text)).toThrow(expect.objectContaining({ code: "E_SIZE" }));
  },
);

test("a size is columns and rows", () => {
  expect(sizeNamed(" 200x53 ")).toEqual({ columns: 200, rows: 53 });
});
