import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { decodePng, repository } from "@side-projects/testkit";
import { type CloudInput, readInput } from "../../../packages/wordcloud/src/index.ts";
import type { Finding } from "../src/findings.ts";
import { type Behaviour, behave, codeOf } from "./cloud-behaviour.ts";
import { told, wordcloud } from "./cloud-command.ts";
import { flagFinding } from "./cloud-flags.ts";
import { inFolder } from "./command.ts";

const TEXT = "tea tea tea milk milk sugar honey lemon cup cup";

/** Texts, lists and tables go in, by file and by pipe; what is broken is told with its line. */
export async function inputFindings(every: number): Promise<Finding[]> {
  return inFolder(async (folder) => [
    await behave("forms of input that are read, those of stylecloud's CSV among them", READ),
    await behave("broken inputs that are told with their line", BROKEN),
    await behave("ways in and out of the command", waysOf(folder)),
    // Each is a start of the program; the package's own tests make them all.
    await behave(
      "errors of the command",
      errorsOf(folder).filter((_, i) => every === 1 || i % 3 === 0),
    ),
    await flagFinding(folder, every),
  ]);
}

function weights(input: CloudInput): string {
  return input.kind === "text" ? input.text : input.words.map(({ text, weight }) => `${text} ${weight}`).join(", ");
}

const READ: readonly Behaviour[] = [
  ["text", () => weights(readInput(TEXT, { name: "a.txt" })) === TEXT],
  [
    "Markdown without its markup",
    () =>
      /^\s*Tea\s+is good\s*$/.test(
        weights(readInput("# Tea\n\nis [good](http://x.org/y)\n```js\ncode\n```", { name: "a.md" })),
      ),
  ],
  [
    "CSV of one column is text",
    () => weights(readInput("text\nmore tea\nno milk\n", { name: "a.csv" })).includes("more tea\n\nno milk"),
  ],
  [
    "CSV of two columns is weights",
    () => weights(readInput("word,weight\ntea,3\nmilk,2.5\n", { name: "a.csv" })) === "tea 3, milk 2.5",
  ],
  ["without a header", () => weights(readInput("tea,3\nmilk,2\n", { name: "a.csv" })) === "tea 3, milk 2"],
  [
    "with quotes, semicolons and CRLF",
    () => weights(readInput('word;n\r\n"green; tea";3\r\n', { name: "a.csv" })) === "green; tea 3",
  ],
  ["TSV", () => weights(readInput("tea\t3\nmilk\t2\n", { name: "a.tsv" })) === "tea 3, milk 2"],
  ["JSON object", () => weights(readInput('{"tea": 3, "milk": 2}', { name: "a.json" })) === "tea 3, milk 2"],
  ["JSON pairs", () => weights(readInput('[["tea", 3], ["milk", 2]]', { name: "a.json" })) === "tea 3, milk 2"],
  ["JSON objects", () => weights(readInput('[{"text": "tea", "weight": 3}]', { name: "a.json" })) === "tea 3"],
  ["JSON words", () => weights(readInput('["tea", "tea", "milk"]', { name: "a.json" })) === "tea 2, milk 1"],
  ["a byte order mark", () => weights(readInput('\ufeff{"tea": 3}', { name: "a.json" })) === "tea 3"],
  [
    "an address is a text like others",
    () => weights(readInput("https://example.org/words.txt")).startsWith("https://"),
  ],
];

/** Whether it fails with the code and names the line. */
function fails(content: string, name: string, code: string, line: number): Behaviour {
  return [
    `${name} ${JSON.stringify(content).slice(0, 40)}`,
    async () => {
      const found = await codeOf(() => readInput(content, { name }));
      const message = await messageOf(() => readInput(content, { name }));
      return found === code && new RegExp(`\\bline ${line}\\b`).test(message);
    },
  ];
}

async function messageOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
}

const BROKEN: readonly Behaviour[] = [
  fails('{"tea": 3,\n "milk": }', "a.json", "E_JSON", 2),
  fails('[["tea", 3],\n\n ["milk" 2]]', "a.json", "E_JSON", 3),
  fails('{"tea": 3', "a.json", "E_JSON", 1),
  fails("{'tea': 3}", "a.json", "E_JSON", 1),
  fails('word,n\ntea,3\n"milk,2\n', "a.csv", "E_CSV", 3),
  fails("word,n\ntea,3\nmilk,much\n", "a.csv", "E_NUMBER", 3),
  fails("word,n\ntea,3\nmilk,-1\n", "a.csv", "E_NUMBER", 3),
  fails("word,n\ntea\n", "a.csv", "E_CSV", 2),
];

function waysOf(folder: string): Behaviour[] {
  const file = (name: string): string => path.join(folder, name);
  writeFileSync(file("tea.txt"), TEXT);
  writeFileSync(file("tea.csv"), "word,weight\ntea,3\nmilk,2\n");
  writeFileSync(file("tea.json"), '{"tea": 3, "milk": 2}');
  writeFileSync(file("umlaut.txt"), "Größe Größe Straße \u5317\u4eac");
  writeFileSync(file("stop.txt"), "Straße\n");
  return [
    [
      "a text to a file",
      async () => (await told(["tea.txt", "-o", "a.png"], folder)).placed === 6 && existsSync(file("a.png")),
    ],
    [
      "CSV to SVG",
      async () =>
        (await told(["tea.csv", "-o", "a.svg"], folder)).words === 2 &&
        readFileSync(file("a.svg"), "utf8").startsWith("<svg"),
    ],
    [
      "JSON to WebP",
      async () =>
        (await told(["tea.json", "-o", "a.webp"], folder)).format === "webp" &&
        readFileSync(file("a.webp")).includes("WEBPVP8L"),
    ],
    [
      "standard input to standard output",
      async () => {
        const bytes = await piped(["-", "--size", "200x100"], TEXT);
        const { width, height } = decodePng(bytes);
        return width === 200 && height === 100;
      },
    ],
    [
      "the same bytes by pipe and by file",
      async () => {
        await told(["tea.txt", "--size", "200x100", "-o", "b.png"], folder);
        return (await piped(["-", "--size", "200x100"], TEXT)).equals(readFileSync(file("b.png")));
      },
    ],
    [
      "UTF-8 words and stop words",
      async () => {
        await told(["umlaut.txt", "--stopwords", "stop.txt", "--save-layout", "u.json", "-o", "u.svg"], folder);
        const texts: string[] = JSON.parse(readFileSync(file("u.json"), "utf8")).words.map(
          ({ text }: { text: string }) => text,
        );
        return texts.includes("Größe") && !texts.includes("Straße");
      },
    ],
    [
      "a saved layout is drawn again",
      async () => {
        await told(["tea.txt", "--save-layout", "l.json", "-o", "l1.png"], folder);
        await told(["--from-layout", "l.json", "-o", "l2.png"], folder);
        return readFileSync(file("l1.png")).equals(readFileSync(file("l2.png")));
      },
    ],
    [
      "an address is not fetched",
      async () => {
        const { code, stderr } = await wordcloud(["https://example.org/a.txt", "-o", "x.png"], folder);
        return code !== 0 && stderr.startsWith("wordcloud: E_") && !existsSync(file("x.png"));
      },
    ],
  ];
}

/** Bytes of the standard output. */
function piped(args: string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(repository, "packages/wordcloud/bin/wordcloud.js"), ...args]);
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.once("error", reject);
    child.once("close", () => resolve(Buffer.concat(parts)));
    child.stdin.end(input);
  });
}

function errorsOf(folder: string): Behaviour[] {
  writeFileSync(path.join(folder, "bad.json"), '{"tea": 3,\n "milk": }');
  writeFileSync(path.join(folder, "bad.csv"), "word,n\ntea,x\n");
  writeFileSync(path.join(folder, "bad.png"), "no picture");
  writeFileSync(path.join(folder, "empty.txt"), "");
  writeFileSync(path.join(folder, "small.txt"), "the of and to");
  const failing: readonly (readonly [args: string[], pattern: RegExp])[] = [
    [["bad.json"], /^wordcloud: E_JSON: .*line 2/],
    [["bad.csv"], /^wordcloud: E_NUMBER: .*line 2/],
    [["none.txt"], /^wordcloud: E_INPUT: /],
    [["empty.txt"], /^wordcloud: E_WORDS: /],
    [["small.txt"], /^wordcloud: E_WORDS: /],
    [["tea.txt", "--pins", "bad.json"], /^wordcloud: E_PINS: .*bad\.json/],
    [["--layers", "bad.json"], /^wordcloud: E_LAYERS: .*bad\.json/],
    [["--from-layout", "bad.json"], /^wordcloud: E_LAYOUT: .*bad\.json/],
    [["tea.txt", "--font", "bad.csv"], /^wordcloud: E_FONT: .*bad\.csv/],
    [["tea.txt", "--mask", "bad.png"], /^wordcloud: E_MASK: .*bad\.png/],
    [["tea.txt", "--regexp", "("], /^wordcloud: E_REGEXP: /],
    [["tea.txt", "--max-words", "many"], /^wordcloud: E_NUMBER: /],
    [["tea.txt", "--size", "0x10"], /^wordcloud: E_/],
    [["tea.txt", "--mask", "no-such-icon"], /^wordcloud: E_ICON: /],
    [["tea.txt", "--palette", "viridiss"], /^wordcloud: E_PALETTE: .*viridis/],
    [["tea.txt", "--sideways"], /^wordcloud: E_OPTION: .*--sideways/],
    [["tea.txt", "-o", "a.bmp"], /^wordcloud: E_FORMAT: /],
    [["tea.txt", "-o", "tea.txt/a.png"], /^wordcloud: E_WRITE: /],
  ];
  return failing.map(([args, pattern]) => [
    args.join(" "),
    async () => {
      const before = readdirSync(folder).length;
      const { code, stdout, stderr } = await wordcloud(args, folder);
      const clean = stdout === "" && !/\n\s+at /.test(stderr) && stderr.trim().split("\n").length === 1;
      if (!(code > 0 && clean && pattern.test(stderr))) throw new Error(`${code} ${stderr.slice(0, 160)}`);
      return readdirSync(folder).length === before;
    },
  ]);
}
