import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArgs } from "../src/cli/args.ts";
import { COMMANDS } from "../src/cli/command-list.ts";
import { nearest } from "../src/cli/nearest.ts";
import { ScrapeError } from "../src/core/error.ts";

describe("a command line", () => {
  test("gives the same with values after a space or an equals sign, before or after the command", () => {
    const wanted = { db: "x.db", output: "-" };
    for (const argv of [
      ["export", "csv", "--db", "x.db", "-o", "-"],
      ["--db=x.db", "export", "-o=-", "csv"],
      ["-o-", "--db", "x.db", "export", "csv"],
      ["export", "--db", "x.db", "--output=-", "--", "csv"],
    ]) {
      const { command, words, texts } = parseArgs(argv);
      expect([command?.name, words, Object.fromEntries(texts)]).toEqual(["export", ["csv"], wanted]);
    }
  });

  test("gathers lists, reads numbers and takes the last of what can be but one", () => {
    const args = parseArgs(["scrape", "--demo", "--fault", "reset:0.1", "--fault=echo", "--videos=7", "--videos", "8"]);
    expect(args.lists.get("fault")).toEqual(["reset:0.1", "echo"]);
    expect(args.numbers.get("videos")).toBe(8);
    expect(args.switches.has("demo")).toBe(true);
  });

  test.each([
    [["scrape", "--json=yes"], /--json takes no value; write --json alone/],
    [["scrape", "--db"], /--db without a value; write --db FILE/],
    [["scrape", "--db", "--json"], /--db without a value/],
    [["scrape", "--concurency", "2"], /no option "--concurency"; did you mean --concurrency\?/],
    [["scrape", "--quiett"], /did you mean --quiet\?/],
    [["status", "--databse", "x.db"], /no option "--databse"; did you mean --db\?/],
    [["status", "--database=x.db"], /did you mean --db\?/],
    [["report", "--timezone", "UTC"], /did you mean --tz\?/],
    [["-v"], /no option "-v"; did you mean --version\?/],
    [["-V"], /no option "-V"; did you mean --version\?/],
    [["--V"], /no option "--V"; did you mean --version\?/],
    [["version"], /no command "version"; did you mean --version\?/],
    [["scrape", "-x"], /no option "-x"; see youtube-scrape --help/],
    [["scrape", "--concurrency", "6"], /--concurrency is "6"; use a whole number from 1 to 5/],
    [["scrape", "--concurrency", "-1"], /--concurrency is "-1"/],
    [["scrape", "--concurrency", "2.5"], /--concurrency is "2.5"/],
    [["scrape", "--concurrency="], /--concurrency is ""/],
    [["scrape", "--max-units", "1e3"], /--max-units is "1e3"/],
    [["scrape", "--max-units", "0x10"], /--max-units is "0x10"/],
    [["scrape", "--timeout", "NaN"], /--timeout is "NaN"; use a number from 0.1 to 3600/],
    [["scrape", "--stale", "30d"], /scrape has no option --stale; it belongs to prune/],
    [["prune", "--videos", "3"], /it belongs to scrape, refresh, estimate, fake/],
    [["estimate", "@a", "--since", "2024-01-01"], /estimate has no option --since; it belongs to scrape$/],
    [["estimate", "@a", "--new-only"], /estimate has no option --new-only; it belongs to scrape$/],
    [["estimate", "@a", "--parts", "snippet"], /estimate has no option --parts; it belongs to scrape$/],
    [["status", "now"], /status takes no further word, got 1/],
    [["export", "csv", "jsonl"], /export takes 1 word at most, got 2/],
    [["stauts"], /no command "stauts"; did you mean status\?/],
    [["repo"], /did you mean report\?/],
    [["@handle"], /no command "@handle"; to collect a channel: youtube-scrape scrape CHANNEL/],
    [["https://www.youtube.com/@x"], /to collect a channel/],
    [["xyzzy"], /no command "xyzzy"; use scrape, refresh, resume/],
    [[""], /no command ""/],
    [[], /no command; try: youtube-scrape scrape --demo/],
  ])("%j is refused with what to do", (argv, pattern) => {
    expect(refusal(argv)).toMatch(pattern);
  });

  test.each(["--key", "--api-key", "--apikey", "--API_KEY", "--youtube-api-key", "--token", "--google-key", "-key"])(
    "%s never takes a key and never repeats it",
    (flag) => {
      for (const argv of [
        ["scrape", flag, "sEcReT-123"],
        ["scrape", `${flag}=sEcReT-123`],
      ]) {
        const text = refusal(argv);
        expect(text).toMatch(/a key is not taken from the command line.*\.env/);
        expect(text).not.toContain("sEcReT");
      }
    },
  );

  test("the value of an option that does not exist is not repeated", () => {
    expect(refusal(["scrape", "--kez=sEcReT-123"])).not.toContain("sEcReT");
  });

  test("of any words is parsed or refused as a usage error, never anything else", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("-", "--", "--=", "-=", "---", "--db", "-o", "--fault", "--videos", "-1", "scrape", "help"),
      fc.constantFrom(...COMMANDS.map(({ name }) => name)),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
        expect(typeof refusal(argv)).toBe("string");
      }),
    );
  });
});

describe("the nearest name", () => {
  const names = COMMANDS.map(({ name }) => name);
  // These two are one replaced letter from a swap in the other.
  const distinct = names.filter((name) => name !== "report" && name !== "export");

  test("is the name itself, also with one letter lost, doubled, replaced or swapped with its neighbour", () => {
    const changes = [
      (name: string, at: number) => name.slice(0, at) + name.slice(at + 1),
      (name: string, at: number) => name.slice(0, at) + name.charAt(at) + name.slice(at),
      (name: string, at: number) => `${name.slice(0, at)}q${name.slice(at + 1)}`,
      (name: string, at: number) => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...distinct), fc.nat(8), fc.constantFrom(...changes), (name, place, change) => {
        expect(nearest(name, names)).toBe(name);
        expect(nearest(change(name, place % name.length), names)).toBe(name);
      }),
    );
  });

  test("is none for what is like no name, nothing, or very long", () => {
    for (const text of ["", "zzzzzz", "s".repeat(10_000)]) expect(nearest(text, names)).toBeUndefined();
  });
});

/** What is said against a command line; an empty text where it is parsed. */
function refusal(argv: readonly string[]): string {
  try {
    parseArgs(argv);
    return "";
  } catch (error) {
    if (!(error instanceof ScrapeError) || error.code !== "E_USAGE") throw error;
    return `${error.message}; ${error.hint}`;
  }
}
