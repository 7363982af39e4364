import fc from "fast-check";
import { expect, test } from "vitest";
import { readArgs } from "../src/cli/args.ts";
import { COMMANDS, COMPOSE_COMMAND } from "../src/cli/command-list.ts";
import { FLAGS } from "../src/cli/flags.ts";
import { helpText } from "../src/cli/help.ts";

test("a command, its words and its options are taken in any order", () => {
  for (const line of [
    "convert a.mid b.json --force -t mid",
    "--force convert a.mid --to=mid b.json",
    "-ft mid convert a.mid b.json",
  ]) {
    const { command, words, switches, texts } = readArgs(line.split(" "));
    expect([command.name, words, [...switches], texts.get("to")]).toEqual([
      "convert",
      ["a.mid", "b.json"],
      ["force"],
      "mid",
    ]);
  }
});

test("what is no command is a file, and after -- every word is", () => {
  expect(readArgs(["song.mid"])).toMatchObject({ command: COMPOSE_COMMAND, words: ["song.mid"] });
  expect(readArgs(["--", "info"])).toMatchObject({ command: COMPOSE_COMMAND, words: ["info"] });
  expect(readArgs(["--new", "--", "-odd.mid"])).toMatchObject({ command: COMPOSE_COMMAND, words: ["-odd.mid"] });
  expect(readArgs(["info", "--", "-odd.mid"])).toMatchObject({ words: ["-odd.mid"] });
  expect(readArgs([])).toMatchObject({ command: COMPOSE_COMMAND, words: [] });
});

test.each([
  [["inof", "a.mid"], "did you mean info?"],
  [["covnert", "a", "b"], "did you mean convert?"],
  [["lnit", "--json"], "did you mean lint?"],
  [["a.mid", "b.mid"], "see miditui --help"],
  [["info"], "write miditui info FILE"],
  [["info", "a", "b"], "write miditui info FILE"],
  [["convert", "a"], "write miditui convert IN OUT"],
  [["info", "a", "--force"], "it belongs to demo, convert, render"],
  [["--forec"], "did you mean --force?"],
  [["--overwrite", "convert", "a", "b"], "did you mean --force?"],
  [["-v"], "did you mean --version?"],
  [["convert", "a", "b", "--to", "wav"], "use mid, json, oxm"],
  [["convert", "a", "b", "--to"], "write --to FORMAT"],
  [["--new=yes"], "write --new alone"],
  [["info", ""], "give its name"],
  [["info", "a", "--to", "3"], "it belongs to play, demo, convert, render"],
])("%j is refused with advice: %s", (argv, hint) => {
  expect(() => readArgs(argv)).toThrow(
    expect.objectContaining({ code: "E_USAGE", hint: expect.stringContaining(hint) }),
  );
});

test("no command line makes anything but arguments or an error of usage", () => {
  const word = fc.oneof(
    fc.constantFrom("info", "convert", "lint", "help", "--", "-", "--json", "-n", "--to", "a.mid", "--force=1"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
      try {
        readArgs(argv);
      } catch (error) {
        expect(error).toMatchObject({ name: "MidituiError", code: "E_USAGE" });
      }
    }),
    { numRuns: 300 },
  );
});

test("the help tells of every command and option, in lines of at most 80 characters", () => {
  const texts = [COMPOSE_COMMAND, ...COMMANDS].map(helpText);
  for (const line of texts.flatMap((text) => text.split("\n"))) expect(line.length).toBeLessThanOrEqual(80);
  const all = texts.join("\n");
  for (const { name } of FLAGS) expect(all).toContain(`--${name}`);
  for (const { name } of COMMANDS) expect(texts[0]).toContain(`\n  ${name}`);
});
