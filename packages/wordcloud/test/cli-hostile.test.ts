import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FLAGS } from "../src/cli/flags.ts";
import { filesBelow, folderWith, type Run, TEXT, wordcloud } from "./cli-command.ts";

/** What every refusal has in common: nothing on the standard output, one line of printable text with code and hint. */
function expectRefusal(run: Run | undefined, code: number, pattern: RegExp): void {
  expect([run?.stderr, run?.code, run?.text]).toEqual([expect.stringMatching(pattern), code, ""]);
  // \P{C} is what is neither control nor format character: no escapes, no line breaks, no turned direction.
  expect(run?.stderr).toMatch(/^wordcloud: E_[A-Z]+: \P{C}+; \P{C}+\n$/u);
  expect(run?.stderr).not.toMatch(/E_INTERNAL|\bat .*\.[cm]?[jt]s:\d+|undefined/);
}

type Case = readonly [args: readonly string[], pattern: RegExp];

/** Every case is refused, and leaves the folder as it was. */
async function expectRefusals(folder: string, cases: readonly Case[]): Promise<void> {
  const before = filesBelow(folder);
  // Four at a time, since each is a process.
  for (let i = 0; i < cases.length; i += 4) {
    const some = cases.slice(i, i + 4);
    const runs = await Promise.all(some.map(([args]) => wordcloud(folder, args)));
    some.forEach(([, pattern], k) => {
      expectRefusal(runs[k], 2, pattern);
    });
  }
  expect(filesBelow(folder)).toEqual(before);
}

const withText = (...cases: Case[]): Case[] => cases.map(([args, pattern]) => [["a.txt", ...args], pattern]);

describe("bad input ends 2 with one line and no file", () => {
  test("inputs that are none", async () => {
    const folder = folderWith({
      "empty.txt": " \n",
      "picture.txt": Buffer.from([137, 80, 78, 71, 0, 0, 0, 13]),
      "the.txt": "the of and",
      "ja.txt": "\u685c \u685c",
      "a.csv": 'sun,2\n"moon,3\n',
      "b.csv": "sun,2\nmoon,many\n",
      "d.csv": "a,b,c\n1,2,3\n",
      "a.json": '{\n  "sun": 2,\n}',
      "b.json": '[{ "text": "sun" }]',
      "c.json": `${"[".repeat(50_000)}`,
      "zero.csv": "sun,0\nmoon,0\n",
    });
    mkdirSync(join(folder, "folder"));
    await expectRefusals(folder, [
      [[`${"folder/".repeat(20)}missing.txt`], /E_INPUT: there is no file "\.{3}[^"]*\/folder\/missing\.txt"; /],
      [["missing.txt"], /E_INPUT: there is no file "missing\.txt"; /],
      [["folder"], /E_INPUT: "folder" is a folder; /],
      [["empty.txt"], /E_WORDS: "empty\.txt" is empty; /],
      [[], /E_WORDS: the standard input is empty; /],
      [["picture.txt"], /E_INPUT: "picture\.txt" is no text; /],
      [["the.txt"], /E_WORDS: all 3 words are stop words; use --stopwords none/],
      [["a.csv"], /E_CSV: "a\.csv": line 2 of the CSV: /],
      [["b.csv"], /E_NUMBER: "b\.csv": the weight in line 2 is "many"/],
      [["zero.csv"], /E_WORDS: "zero\.csv": every word has the weight 0; /],
      [["a.json"], /E_JSON: "a\.json": line 3, column 1 of the JSON: /],
      [["b.json"], /E_WORDS: "b\.json": entry 1 has no weight; /],
      [["c.json"], /E_JSON: "c\.json": /],
      [["https://example.com/a.txt"], /E_INPUT: "https:\/\/example\.com\/a\.txt" is an address; fetch it first/],
      ...["mask", "color-image", "font", "stopwords", "pins", "layers"].map(
        (name): Case => [
          ["b.csv", `--${name}`, "https://example.com/a.png"],
          /E_INPUT: "https:\/\/example\.com\/a\.png" is an address; fetch it first: curl -sO ADDRESS, and name /,
        ],
      ),
      [["--from-layout", "http://a.b/l.json"], /E_INPUT: "http:\/\/a\.b\/l\.json" is an address; /],
      [["d.csv"], /E_CSV: "d\.csv": the CSV has 3 columns .*; name two columns word,weight, or use --column NAME\n/],
      [["a.csv", "--column", "size"], /E_CSV: /],
      [["b.csv", "--column", "size"], /E_CSV: the CSV has no column "size"; /],
      [["the.txt", "--input-format", "xml"], /E_INPUT: no input format "xml"; /],
    ]);
  });

  test("numbers that are none, for every flag that takes one", async () => {
    const folder = folderWith({ "a.txt": TEXT });
    const numbers = FLAGS.filter(({ kind }) => kind === "number").map(({ name }) => name);
    expect(numbers.length).toBeGreaterThan(14);
    const cases = numbers.flatMap((name): Case[] => {
      const mask = ["--mask", "star", "-o", name === "quality" ? "a.webp" : "a.png"];
      return [[["a.txt", `--${name}`, "NaN", ...mask], new RegExp(`E_NUMBER: --${name} is "NaN"; `)]];
    });
    await expectRefusals(folder, cases);
  });

  test("numbers out of range", async () => {
    const folder = folderWith({ "a.txt": TEXT });
    await expectRefusals(
      folder,
      withText(
        [["--size", "0"], /E_SIZE: /],
        [["--size", "1e9"], /E_SIZE: --size is "1e9"; /],
        [["--size", "12x"], /E_SIZE: --size is "12x"; /],
        [["--width", "1e9"], /E_SIZE: /],
        [["--size", "16384x16384"], /E_PIXELS: /],
        [["--max-words", "0"], /E_NUMBER: --max-words is 0/],
        [["--min-length", "1e9"], /E_NUMBER: --min-length is 1000000000/],
        [["--seed", "0.5"], /E_NUMBER: --?seed is 0\.5; /],
        [["--scale", "1e9"], /E_NUMBER: --scale is 1000000000; /],
        [["--scale", "0"], /E_NUMBER: --scale is 0; /],
        [["--scale", "60"], /E_PIXELS: a picture of 61440 x 61440/],
        [["--padding", "-1"], /E_NUMBER: --padding is -1; /],
        [["--edge", "1e9"], /E_NUMBER: --edge is 1000000000; /],
        [["--min-font", "0"], /E_NUMBER: --min-font is 0; /],
        [["--max-font", "Infinity"], /E_NUMBER: --max-font is Infinity; /],
        [["--min-font", "50", "--max-font", "20"], /E_NUMBER: --max-font 20 is below --min-font 50; /],
        [["--prefer-horizontal", "2"], /E_NUMBER: --prefer-horizontal is 2; /],
        [["--exponent", "99"], /E_NUMBER: --exponent is 99; /],
        [["--repeat=0"], /E_NUMBER: --repeat is 0; /],
        [["--contrast", "22"], /E_NUMBER: --contrast is 22/],
        [["--quality", "101", "-o", "a.webp"], /E_NUMBER: a quality of 101; /],
        [["--mask-margin", "600"], /E_NUMBER: a --mask-margin of 600 leaves nothing of 1024 x 1024; /],
        [["--contour", "wide", "-m", "star"], /E_NUMBER: --contour is "wide"; /],
        [["--contour", "1e9", "-m", "star"], /E_NUMBER: the contour is 1000000000 wide; /],
        [["--angles", "0..1e9"], /E_OPTION: --angles is "0\.\.1e9"; /],
        [["--angles", "9999999"], /E_NUMBER: an angle is 9999999; /],
        [["--angles", "45..-45"], /E_OPTION: angles go from 45 to -45; /],
        [["--size", "3", "--min-font", "90"], /E_SIZE: no word has room in 3 x 3 pixels: /],
      ),
    );
  });

  test("names and colours that are none", async () => {
    const folder = folderWith({ "a.txt": TEXT });
    await expectRefusals(
      folder,
      withText(
        [["--colour", "red"], /E_OPTION: no option "--colour"; did you mean --colors\?/],
        [["-z"], /E_OPTION: no option "-z"; see wordcloud --help/],
        [["--size"], /E_OPTION: --size without a value; write --size WxH/],
        [["--json=yes"], /E_OPTION: --json takes no value; /],
        [["-o", "a.jpeg"], /E_FORMAT: no format "jpeg"; use png, svg, webp/],
        [["--format", "bmp"], /E_FORMAT: no format "bmp"; /],
        [["-o", ""], /E_OUTPUT: the output is ""; /],
        [["--palette", "virdis"], /E_PALETTE: there is no palette "virdis"; did you mean viridis\?/],
        [["--colors", "red,a\u00e9"], /E_COLOR: /],
        [["--colors", ","], /E_OPTION: --colors is an empty array; /],
        [["-b", "#12345"], /E_COLOR: /],
        [["--gradient", "sideways"], /E_OPTION: "sideways" is not a gradient/],
        [["--gradient-per", "letter"], /E_OPTION: --gradient-per is "letter"; /],
        [["--color-by", "mood"], /E_OPTION: --color-by is "mood"; /],
        [["--color-image", "no.png"], /E_MASK: there is no file /],
        [["--sizing", "big"], /E_OPTION: --sizing is "big"; /],
        [["--mask", "sta"], /E_ICON: no icon is called "sta"; did you mean /],
        [["--mask", "no.png"], /E_MASK: there is no file /],
        [["--mask", `${"folder/".repeat(20)}no.png`], /E_MASK: there is no file "\.{3}[^"]*\/folder\/no\.png"; /],
        [["--mask", "text: "], /E_MASK: /],
        [["--mask", "star", "--mask-fit", "tight"], /E_OPTION: --mask-fit is "tight"; /],
        [["--mask", "star", "--mask-anchor", "up"], /E_OPTION: --mask-anchor is "up"; /],
        [["--invert"], /E_OPTION: --invert without a mask; /],
        [["--colors", "red", "--color-image", "a.png"], /E_OPTION: --color-image and --colors both say /],
        [["-p", "Set2", "--colors", "red"], /E_OPTION: --colors and --palette both say which colours there are; /],
        [["--stopwords", "klingon"], /E_STOPWORDS: no stop words for "klingon".*or a file of words, or none/],
        [["--stopwords", "no.txt"], /E_STOPWORDS: there is no file /],
        [["--regexp", "("], /E_REGEXP: the regexp "\(" is invalid/],
        [["--effort", "much"], /E_OPTION: --effort is "much"; /],
        [["--effort", "max", "-o", "a.svg"], /E_OPTION: --effort has no effect on svg; leave it out, or write png/],
        [["--quality", "80"], /E_OPTION: --quality has no effect on png; leave it out, or write webp/],
        [["--quality", "80", "--format", "svg"], /E_OPTION: --quality has no effect on svg; /],
        [["--title", "Tea"], /E_OPTION: --title has no effect on png; leave it out, or write svg/],
        [["--text", "-o", "a.webp"], /E_OPTION: --text has no effect on webp; /],
        [["--id-prefix", "tea", "-o", "a.png"], /E_OPTION: --id-prefix has no effect on png; /],
        [["--id-prefix", '"><', "-o", "a.svg"], /E_OPTION: /],
      ),
    );
  });

  test("files of options that are broken", async () => {
    const folder = folderWith({
      "a.txt": TEXT,
      "broken.json": '[\n  { "text": "river", }\n]',
      "pin.json": '[{ "text": "river", "x": 1e9, "y": 2 }]',
      "object.json": '{ "mask": "star" }',
      "key.json": '[{ "maks": "star" }]',
      "whole.json": '[{ "width": 20 }]',
      "twice.json": '[{ "text": "a", "file": "b" }]',
      "far.json": '[{ "mask": "star" }, { "file": "no.txt" }]',
      "type.json": '[{ "mask": "star", "minFont": "large" }]',
      "bad.json": '[{ "words": { "sun": 1 } }, { "words": { "sun": -1 } }]',
      "layout.json": '{ "width": 9, "height": 9, "words": [{ "text": "a", "weight": 1, "x": 1, "y": 2, "size": 0 }] }',
      "huge.json": '{ "width": 1e9, "height": 9, "words": [] }',
      "font.ttf": "no font at all",
      "mask.png": "no picture at all",
    });
    await expectRefusals(folder, [
      ...withText(
        [["--pins", "broken.json"], /E_PINS: .*broken\.json": line 2, column 22: property name expected; /],
        [["--pins", "pin.json"], /E_PINS: pin 1 has x 1000000000; /],
        [["--layers", "broken.json"], /E_LAYERS: "broken\.json": line 2, column 22: /],
        [["--layers", "object.json"], /E_LAYERS: "object\.json" is no list of layers; /],
        [["--layers", "key.json"], /E_LAYERS: layer 1 has a key "maks"; /],
        [["--layers", "whole.json"], /E_LAYERS: layer 1 has width, which all layers share; /],
        [["--layers", "twice.json"], /E_LAYERS: layer 1 has both text and file; /],
        [["--layers", "far.json"], /E_INPUT: layer 2: there is no file /],
        [["--layers", "type.json"], /E_NUMBER: .*--min-font is "large"/],
        [["--layers", "bad.json"], /E_NUMBER: layer 2: /],
        [["--layers", "no.json"], /E_LAYERS: there is no file "no\.json"; /],
        [["--font", "font.ttf"], /E_FONT: /],
        [["--font", "no.ttf"], /E_FONT: ".*\/no\.ttf" cannot be read; /],
        [["--font", `${"folder/".repeat(20)}no.ttf`], /E_FONT: "\.{3}[^"]*\/folder\/folder\/no\.ttf" cannot be read; /],
        [["--mask", "mask.png"], /E_MASK: /],
      ),
      [["--from-layout", "broken.json"], /E_LAYOUT: "broken\.json": line 2, /],
      [["--from-layout", "pin.json"], /E_LAYOUT: "pin\.json": the layout is an array of 1; /],
      [["--from-layout", "layout.json"], /E_LAYOUT: "layout\.json": size of word 1 is 0; /],
      [["--from-layout", "huge.json"], /E_LAYOUT: "huge\.json": width is 1000000000; /],
      [["--from-layout", "layout.json", "a.txt"], /E_OPTION: "a\.txt" beside --from-layout, /],
      [["--from-layout", "layout.json", "--angles", "any"], /E_OPTION: --angles beside --from-layout, /],
      [["--from-layout", "layout.json", "--mask", "star"], /E_OPTION: --mask beside --from-layout has .*add --contour/],
      [["--from-layout", "layout.json", "--mask-margin", "3"], /E_OPTION: --mask-margin beside --from-layout has /],
      [["--from-layout", "layout.json", "--quality", "9"], /E_OPTION: --quality has no effect on png; /],
    ]);
  });

  test("text that would steer the terminal is shown as escapes, wherever it comes from", async () => {
    const evil = "\u001b]0;owned\u0007\u001b[31mhe\r\n\u202e\u061c\u200fart\u009b";
    const folder = folderWith({ "a.txt": TEXT, "evil.json": JSON.stringify([{ [evil]: 1 }]) });
    const flags = ["mask", "palette", "colors", "gradient", "font", "stopwords", "format", "output", "size"];
    await expectRefusals(folder, [
      ...withText(
        ...flags.map((name): Case => [[`--${name}`, name === "output" ? `${evil}.gif` : evil], /E_[A-Z]+: /]),
        [[`--${evil}`], /E_OPTION: no option "--\\u001b\]0;owned\\u0007/],
        [["--layers", "evil.json"], /E_LAYERS: layer 1 has a key /],
      ),
      [[evil], /E_INPUT: there is no file "\\u001b\]0;owned/],
    ]);
  });
});

test("a text of 50 MB without a space is refused, and one of words is a picture", async () => {
  const folder = folderWith();
  const one = await wordcloud(folder, ["-", "-o", "a.svg"], { input: Buffer.alloc(50_000_000, "a") });
  expectRefusal(one, 2, /E_WORDS: /);
  expect(filesBelow(folder)).toEqual([]);

  const many = Buffer.alloc(50_000_000, "river stone meadow cloud\n");
  const { code, text } = await wordcloud(folder, ["-", "-s", "100", "--json"], { input: many });
  expect([code, JSON.parse(text).placed]).toEqual([0, 4]);
  const more = await wordcloud(folder, ["-", "-s", "100"], { input: Buffer.alloc(200 * 1024 * 1024 + 1, "a b\n") });
  expectRefusal(more, 2, /E_TEXT: the standard input has more than 201326592 bytes; /);
});
