import type { CreateOptions } from "../create-cloud.ts";

/** Options of the library that a value on the command line or in a file of layers can give. */
export type PlainOption = Exclude<keyof CreateOptions, "colorFunction" | "border" | "fontPath">;

/** How the text after a flag is read; "list" flags may be repeated. */
export type FlagKind = "text" | "number" | "on" | "off" | "repeat" | "angles" | "colors" | "contour" | "list";

/** A flag of the command: how it is written, what it takes, what it does. */
export interface Flag {
  /** The library's option of the same meaning; undefined for what concerns the command alone. */
  readonly option?: PlainOption;
  /** Long name, without dashes. */
  readonly name: string;
  readonly short?: string;
  readonly kind: FlagKind;
  /** What the value is called in the help. */
  readonly value?: string;
  readonly help: string;
  /** Default as the help shows it. */
  readonly usual?: string;
}

type Row = readonly [option: PlainOption, kind: FlagKind, value: string, help: string, usual?: string];

const SHORT: Readonly<Record<string, string>> = { mask: "m", background: "b", palette: "p" };

function flagsOf(rows: readonly Row[]): Flag[] {
  return rows.map(([option, kind, value, help, usual]) => {
    const short = SHORT[option];
    const kebab = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const name = kind === "off" ? `no-${kebab}` : kebab;
    return { option, name, kind, value, help, ...(short && { short }), ...(usual !== undefined && { usual }) };
  });
}

/** Flags by the heading that the help gives them. */
export const FLAG_GROUPS: Readonly<Record<string, readonly Flag[]>> = {
  Words: [
    ...flagsOf([
      ["maxWords", "number", "N", "most words, those of greatest weight; of a CSV or JSON all", "200"],
      ["stopwords", "text", "LANG", "words left out: a language (en,de), a file, auto or none", "auto"],
      ["addStopwords", "list", "WORDS", "further ones with commas between them, or a file"],
      ["language", "text", "LANG", "language of the text, which stop words go by", "auto"],
      ["minLength", "number", "N", "shortest word in characters", "1"],
      ["includeNumbers", "on", "", "numbers count as words", "off"],
      ["regexp", "text", "REGEXP", "what a word is, such as \\w[\\w']+"],
      ["collocations", "off", "", "pairs such as New York are two words"],
      ["collocationThreshold", "number", "N", "score from which a pair counts as one word", "30"],
      ["normalizePlurals", "off", "", "cats and cat are two words"],
    ]),
    { name: "input-format", kind: "text", value: "NAME", help: "text, markdown, csv, json", usual: "by name, content" },
    { name: "column", kind: "text", value: "NAME", help: "of a CSV, the text of this column alone" },
  ],
  Shape: [
    {
      name: "size",
      short: "s",
      kind: "text",
      value: "WxH",
      help: "picture in pixels; 800 is square",
      usual: "1024x1024",
    },
    ...flagsOf([
      ["width", "number", "PX", "width alone", "1024"],
      ["height", "number", "PX", "height alone", "1024"],
      ["scale", "number", "N", "all of it as many times as large", "1"],
      ["mask", "text", "SHAPE", "an icon (star), FILE.png, FILE.svg or text:WORD"],
      ["invert", "on", "", "words outside the shape", "off"],
      ["maskFit", "text", "MODE", "contain, cover, stretch", "contain"],
      ["maskAnchor", "text", "SIDE", "center, top, bottom-left and so on", "center"],
      [
        "maskMargin",
        "number",
        "N",
        "free border: pixels, or below 1 a share of the shorter side",
        "0, or half the contour",
      ],
      ["contour", "contour", "W,COLOR", "line along the shape, pixels and colour", "none"],
    ]),
  ],
  Layout: flagsOf([
    ["angles", "angles", "DEG", "0,90 or -45..45 or -45..45/15 or any, clockwise", "0,90"],
    ["preferHorizontal", "number", "PART", "share of horizontal words, 0 to 1", "0.9, of a range 0.4"],
    ["sizing", "text", "MODE", "fit: as large as fits; exact: size is weight", "fit"],
    ["exponent", "number", "N", "sizes go by weight to this power", "0.7, exact 0.5"],
    ["minFont", "number", "PX", "least font size", "4"],
    ["maxFont", "number", "PX", "greatest font size", "as fits"],
    ["padding", "number", "PX", "free between two words", "2"],
    ["edge", "number", "PX", "free between words and the shape's border", "0, or half the contour"],
    ["repeat", "repeat", "", "words again in the gaps; --repeat=500 for so many in all", "off"],
    ["seed", "number", "N", "another whole number is another cloud", "1"],
    ["pins", "text", "FILE.json", 'words with places: [{ "text", "x", "y", "size", "angle" }]'],
    ["font", "list", "FILE", "otf, ttf, woff, woff2; more (again, or A,B) for what the first lacks", "embedded"],
  ]),
  Colour: flagsOf([
    ["palette", "text", "NAME", "see --list-palettes; Blues_5 and viridis_r too", "aurora"],
    ["colors", "colors", "LIST", "colours in its place: #1c7ed6,gold"],
    ["gradient", "text", "TEXT", "horizontal, vertical, 45, radial or linear(45deg, #f06, teal)"],
    ["gradientPer", "text", "MODE", "word: a colour a word; pixel: through the letters", "word"],
    ["gradientOver", "text", "WHAT", "what it reaches across: picture, words", "picture"],
    ["colorBy", "text", "WHAT", "order, random, weight, size, angle, group, image", "order"],
    ["colorImage", "text", "FILE", "picture whose colours the words take: laid over all, or as a mask of its size"],
    ["defaultColor", "text", "COLOR", "of words beyond its edge or without a group"],
    ["background", "text", "COLOR", "hex, rgb(), hsl(), a CSS name or transparent", "white"],
    ["contrast", "number", "RATIO", "least contrast to the background, 1 to 21; on transparent none", "3"],
  ]),
  Output: [
    {
      name: "output",
      short: "o",
      kind: "text",
      value: "FILE",
      help: "png, svg, webp; - is the standard output",
      usual: "wordcloud.png",
    },
    { name: "format", kind: "text", value: "NAME", help: "png, svg, webp", usual: "from the name" },
    {
      name: "effort",
      kind: "text",
      value: "LEVEL",
      help: "time for a smaller PNG: default, max",
      usual: "default",
    },
    { name: "quality", kind: "number", value: "N", help: "of a lossy WebP, 1 to 100", usual: "lossless" },
    { name: "title", kind: "text", value: "TEXT", help: "title of an SVG", usual: "its first words" },
    {
      name: "text",
      kind: "on",
      help: "words of an SVG as text in an embedded font: for browsers; others may ignore it",
    },
    { name: "id-prefix", kind: "text", value: "TEXT", help: "what ids in an SVG begin with", usual: "made up" },
    { name: "layers", kind: "text", value: "FILE.json", help: 'several clouds: [{ "file": "a.txt", "mask": "star" }]' },
    {
      name: "save-layout",
      kind: "text",
      value: "FILE.json",
      help: "places, sizes, colours, and why words were skipped",
    },
    {
      name: "from-layout",
      kind: "text",
      value: "FILE.json",
      help: "draw such a file again, in other colours if given",
    },
    { name: "json", kind: "on", help: "tell of the result as one line of JSON" },
    { name: "quiet", short: "q", kind: "on", help: "print nothing but errors" },
    { name: "list-palettes", kind: "on", help: "every palette" },
    { name: "help", short: "h", kind: "on", help: "this text" },
    { name: "version", kind: "on", help: "version of wordcloud" },
  ],
};

export const FLAGS: readonly Flag[] = Object.values(FLAG_GROUPS).flat();
