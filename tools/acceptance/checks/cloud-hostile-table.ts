import {
  type CloudLayout,
  type CountOptions,
  countWords,
  type DrawOptions,
  type LayoutOptions,
  layoutCloud,
  layoutLayers,
  loadLettering,
  loadMask,
  palette,
  readInput,
  recolor,
  renderPng,
  renderSvg,
} from "../../../packages/wordcloud/src/index.ts";

/** Something that may be done with the library, however little sense it makes. */
export interface HostileCase {
  readonly name: string;
  readonly work: () => unknown;
  /** Codes that it may end with; without any it has to end well, or with any code. */
  readonly codes?: readonly string[];
}

/** What any option may be given by mistake; JSON has no NaN, but a caller's arithmetic has. */
const VALUES: readonly unknown[] = [
  0,
  -1,
  0.5,
  1e9,
  -1e9,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  "7",
  "",
  null,
  true,
  [],
  {},
  () => 0,
  7n,
  Symbol("x"),
];

const LAYOUT = (
  "width height maxWords seed padding edge minFont maxFont angles preferHorizontal sizing exponent repeat pins scale mask " +
  "invert maskFit maskAnchor maskMargin palette colors gradient gradientPer colorBy colorImage defaultColor colorFunction " +
  "background contrast"
).split(" ");
const COUNT =
  "maxWords stopwords addStopwords language minLength includeNumbers regexp collocations collocationThreshold normalizePlurals".split(
    " ",
  );
const DRAW = "background scale contour border mask effort deflate text title idPrefix".split(" ");

const SIZE = { width: 64, height: 48 };
const WORDS = { tea: 3, milk: 2, cup: 1 };

/** An option with a value of any kind, as a caller without types may give it. */
function given<Options>(name: string, value: unknown): Options {
  const options: Options = Object.assign(JSON.parse("{}"), { [name]: value });
  return options;
}

function shown(value: unknown): string {
  return typeof value === "object" || typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** Every option of the library with every one of the values. */
export function optionCases(): HostileCase[] {
  const layout = layoutCloud(WORDS, SIZE);
  return VALUES.flatMap((value) => [
    ...LAYOUT.map((name) => ({
      name: `layoutCloud ${name} ${shown(value)}`,
      work: () => layoutCloud(WORDS, { ...SIZE, ...given<LayoutOptions>(name, value) }),
    })),
    ...COUNT.map((name) => ({
      name: `countWords ${name} ${shown(value)}`,
      work: () => countWords("tea milk tea cup", given<CountOptions>(name, value)),
    })),
    ...DRAW.flatMap((name) => [
      { name: `renderSvg ${name} ${shown(value)}`, work: () => renderSvg(layout, given<DrawOptions>(name, value)) },
      { name: `renderPng ${name} ${shown(value)}`, work: () => renderPng(layout, given<DrawOptions>(name, value)) },
    ]),
    ...argumentCases(value),
  ]);
}

/** The layout with one field of its first word replaced. */
function altered(layout: CloudLayout, field: string, value: unknown): CloudLayout {
  const words: CloudLayout["words"] = layout.words.map((word, i) =>
    Object.assign({ ...word }, i === 0 && given(field, value)),
  );
  return { ...layout, words };
}

/** The value in the place of what a function works on. */
function argumentCases(value: unknown): HostileCase[] {
  const any = <T>(): T => given<{ it: T }>("it", value).it;
  const layout = layoutCloud(WORDS, SIZE);
  const fields = ["text", "weight", "x", "y", "size", "angle", "color", "href", "title"];
  return [
    { name: `words ${shown(value)}`, work: () => layoutCloud(any(), SIZE) },
    { name: `weight ${shown(value)}`, work: () => layoutCloud([["tea", any()]], SIZE) },
    { name: `text ${shown(value)}`, work: () => countWords(any()) },
    { name: `input ${shown(value)}`, work: () => readInput(any()) },
    { name: `layers ${shown(value)}`, work: () => layoutLayers(any(), SIZE) },
    { name: `palette ${shown(value)}`, work: () => palette(any()) },
    { name: `layout ${shown(value)}`, work: () => renderPng(any()) },
    { name: `recolor ${shown(value)}`, work: () => recolor(any(), {}) },
    { name: `font ${shown(value)}`, work: () => loadLettering(any()) },
    { name: `mask file ${shown(value)}`, work: () => loadMask(any()) },
    ...fields.map((field) => ({
      name: `a word's ${field} ${shown(value)}`,
      work: () => [renderSvg, renderPng].map((draw) => draw(altered(layout, field, value))),
    })),
  ].map((found): HostileCase => found);
}

const blank = (alpha: number): { width: number; height: number; data: Uint8Array } => ({
  ...SIZE,
  data: new Uint8Array(4 * SIZE.width * SIZE.height).map((_, i) => (i % 4 === 3 ? alpha : 255)),
});

/** Inputs that are wrong as a whole, each with the code that tells it. */
export function inputCases(): HostileCase[] {
  const mask =
    (shape: LayoutOptions["mask"]): (() => unknown) =>
    () =>
      layoutCloud(WORDS, { ...SIZE, mask: shape });
  const polygon = (...corners: [number, number][]): (() => unknown) => mask({ polygon: corners });
  return [
    { name: "empty text", work: () => countWords(""), codes: ["E_WORDS"] },
    { name: "spaces", work: () => countWords(" \n\t "), codes: ["E_WORDS"] },
    { name: "all stop words", work: () => countWords("the of and to"), codes: ["E_WORDS"] },
    { name: "bad regexp", work: () => countWords("a", { regexp: "(" }), codes: ["E_REGEXP"] },
    { name: "slow regexp", work: () => countWords(`${"a".repeat(24)}!`, { regexp: "(a+)+$" }) },
    { name: "unknown stop words", work: () => countWords("a", { stopwords: "klingon" }), codes: ["E_STOPWORDS"] },
    { name: "no words", work: () => layoutCloud([]), codes: ["E_WORDS"] },
    { name: "all weights 0", work: () => layoutCloud({ a: 0 }), codes: ["E_WORDS"] },
    { name: "a negative weight", work: () => layoutCloud({ a: -1 }), codes: ["E_NUMBER"] },
    { name: "weights of 1e308", work: () => layoutCloud({ a: 1e308, b: 1e308, c: 1e-308 }, SIZE) },
    {
      name: "a word of 10,000 letters",
      work: () => layoutCloud({ ["a".repeat(10_000)]: 1 }, SIZE),
      codes: ["E_WORDS"],
    },
    { name: "a word of 200 letters", work: () => layoutCloud({ ["a".repeat(200)]: 1 }, SIZE) },
    { name: "a word of control characters", work: () => layoutCloud({ "\u0000\u0007": 1, tea: 1 }, SIZE) },
    { name: "half a pair", work: () => renderSvg(layoutCloud({ "\ud800": 1, tea: 1 }, SIZE)) },
    { name: "1 x 1 pixel", work: () => layoutCloud(WORDS, { width: 1, height: 1 }) },
    { name: "16384 x 1 pixels", work: () => layoutCloud(WORDS, { width: 16_384, height: 1 }) },
    {
      name: "1e9 x 1e9 pixels",
      work: () => layoutCloud(WORDS, { width: 1e9, height: 1e9 }),
      codes: ["E_SIZE", "E_PIXELS"],
    },
    {
      name: "16384 x 16384 pixels",
      work: () => layoutCloud(WORDS, { width: 16_384, height: 16_384 }),
      codes: ["E_PIXELS", "E_SIZE"],
    },
    {
      name: "a scale of 1000 to draw",
      work: () => renderPng(layoutCloud(WORDS, SIZE), { scale: 1000 }),
      codes: ["E_SIZE", "E_PIXELS"],
    },
    { name: "all masked by white", work: mask({ pixels: blank(255) }), codes: ["E_MASK"] },
    { name: "all masked by alpha", work: mask({ pixels: blank(0) }), codes: ["E_MASK"] },
    {
      name: "a mask of 0 pixels",
      work: mask({ pixels: { width: 0, height: 0, data: new Uint8Array(0) } }),
      codes: ["E_MASK"],
    },
    {
      name: "a mask of half its bytes",
      work: mask({ pixels: { ...SIZE, data: new Uint8Array(10) } }),
      codes: ["E_MASK"],
    },
    { name: "an unknown icon", work: mask("no-such-icon"), codes: ["E_ICON"] },
    { name: "an empty icon", work: mask(""), codes: ["E_ICON", "E_MASK"] },
    { name: "a path that is none", work: mask({ path: "M0 0 Lx" }), codes: ["E_MASK"] },
    { name: "an empty path", work: mask({ path: "" }), codes: ["E_MASK"] },
    { name: "a path without an area", work: mask({ path: "M0 0L9 9" }), codes: ["E_MASK"] },
    { name: "a path to 1e30", work: mask({ path: "M0 0H1e30V1e30z" }), codes: ["E_MASK"] },
    { name: "a polygon of two corners", work: polygon([0, 0], [1, 1]), codes: ["E_MASK"] },
    { name: "a polygon of NaN", work: polygon([0, 0], [1, 1], [Number.NaN, 0]), codes: ["E_MASK"] },
    { name: "a text of nothing", work: mask("text: "), codes: ["E_MASK"] },
    { name: "a text that no font has", work: mask("text:\u6f22"), codes: ["E_MASK"] },
    { name: "an open page as icon", work: mask("../../etc/passwd"), codes: ["E_MASK"] },
    { name: "a mask file that is not there", work: () => loadMask("/no/such/mask.png"), codes: ["E_MASK"] },
    { name: "a folder as mask", work: () => loadMask(import.meta.dirname), codes: ["E_MASK"] },
    { name: "a program as mask", work: () => loadMask(import.meta.filename), codes: ["E_MASK"] },
    { name: "a device as mask", work: () => loadMask("/dev/zero"), codes: ["E_MASK"] },
    { name: "a program as font", work: () => loadLettering(import.meta.filename), codes: ["E_FONT"] },
    { name: "a font that is not there", work: () => loadLettering("/no/such/font.otf"), codes: ["E_FONT"] },
    { name: "a device as font", work: () => loadLettering("/dev/zero"), codes: ["E_FONT"] },
    { name: "an empty font", work: () => loadLettering(new Uint8Array(0)), codes: ["E_FONT"] },
    {
      name: "a gradient of one colour",
      work: () => layoutCloud(WORDS, { ...SIZE, gradient: "linear(red)" }),
      codes: ["E_OPTION"],
    },
    {
      name: "a colour that is none",
      work: () => layoutCloud(WORDS, { ...SIZE, colors: ["reddish"] }),
      codes: ["E_COLOR"],
    },
    {
      name: "a palette that is none",
      work: () => layoutCloud(WORDS, { ...SIZE, palette: "viridiss" }),
      codes: ["E_PALETTE"],
    },
    {
      name: "an angle function of NaN",
      work: () => layoutCloud(WORDS, { ...SIZE, angles: () => Number.NaN }),
      codes: ["E_NUMBER"],
    },
    {
      name: "a range of angles the wrong way",
      work: () => layoutCloud(WORDS, { ...SIZE, angles: { from: 9, to: 1 } }),
      codes: ["E_OPTION"],
    },
    {
      name: "a range of a billion steps",
      work: () => layoutCloud(WORDS, { ...SIZE, angles: { from: 0, to: 90, step: 1e-9 } }),
    },
    { name: "a pin outside", work: () => layoutCloud(WORDS, { ...SIZE, pins: [{ text: "tea", x: 9999, y: 1 }] }) },
    {
      name: "JSON in 100,000 levels",
      work: () => readInput("[".repeat(100_000), { format: "json" }),
      codes: ["E_JSON"],
    },
    { name: "a prototype as a word", work: () => layoutCloud(JSON.parse('{"__proto__": 2, "constructor": 1}'), SIZE) },
  ];
}
