import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import type { Angles } from "./angles.ts";

/** A word whose place is given. */
export interface Pin {
  readonly text: string;
  /** Centre in pixels from the left. */
  readonly x: number;
  /** Centre in pixels from the top. */
  readonly y: number;
  /** Font size in pixels, which it then has or no place. @default by its weight, as for the other words, or as its place allows */
  readonly size?: number;
  /** Degrees clockwise. @default 0 */
  readonly angle?: number;
}

/** How words are sized, turned and put beside each other. */
export interface PackOptions {
  /** Most different words that are placed, the greatest weights first. @default all */
  readonly maxWords?: number;
  /** A whole number; another one gives another cloud. @default 1 */
  readonly seed?: number;
  /** Pixels that stay free between the ink of two words, 0 to 100. @default 2 */
  readonly padding?: number;
  /** Pixels that stay free between words and the border of the mask, or without one the picture's edge, 0 to 1000. @default 0 */
  readonly edge?: number;
  /** Least font size in pixels, above 0. @default 4 */
  readonly minFont?: number;
  /** Greatest font size in pixels. @default as large as fits */
  readonly maxFont?: number;
  /** Degrees that words are turned by. @default [0, 90] */
  readonly angles?: Angles;
  /**
   * Share of the words that are horizontal where the angles allow it; 0 for none and 1 for all.
   * @default 0.9 for a list of angles, 0.4 for a range and for "any"
   */
  readonly preferHorizontal?: number;
  /**
   * "fit" sizes words by weight, and lets one that finds no room be smaller than its share, down to a quarter of it, so that
   * all of them can be larger. "exact" gives every word its very share: equal weights have equal sizes.
   *
   * @default "fit"
   */
  readonly sizing?: "fit" | "exact";
  /** Sizes go by weight to this power, 0 to 4: 0.5 makes areas go by weight, 0 all words alike. @default 0.7 for "fit", 0.5 for "exact" */
  readonly exponent?: number;
  /**
   * Words are repeated, smaller and smaller, in the gaps; a number is the most words that there are to be with them.
   *
   * @default false
   */
  readonly repeat?: boolean | number;
  /** Words with given places; their weights are those of the words of the same text. @default none */
  readonly pins?: readonly Pin[];
}

/** {@link PackOptions} checked and filled in. */
export interface PackSettings {
  readonly maxWords: number;
  readonly seed: number;
  readonly padding: number;
  readonly edge: number;
  readonly minFont: number;
  readonly maxFont: number | undefined;
  readonly exact: boolean;
  readonly exponent: number;
  /** Most words in all where words are repeated; 0 where they are not. */
  readonly repeatTo: number;
  readonly pins: readonly Pin[];
}

/** Most words of one cloud. */
const MAX_WORDS = 100_000;

/** @throws CloudError E_NUMBER, E_OPTION, E_PINS */
export function packSettings(options: PackOptions): PackSettings {
  const { seed = 1, sizing = "fit", repeat = false, pins = [] } = options;
  if (!Number.isSafeInteger(seed)) throw new CloudError("E_NUMBER", `seed is ${quote(seed)}`, "use a whole number");
  if (sizing !== "fit" && sizing !== "exact") {
    throw new CloudError("E_OPTION", `sizing is ${quote(sizing)}`, 'use "fit" or "exact"');
  }
  const exact = sizing === "exact";
  const minFont = within(options.minFont ?? 4, "minFont", 0.01, 10_000);
  const maxFont = options.maxFont === undefined ? undefined : within(options.maxFont, "maxFont", 0.01, 100_000);
  if (maxFont !== undefined && maxFont < minFont) {
    throw new CloudError("E_NUMBER", `maxFont ${maxFont} is below minFont ${minFont}`, "swap them");
  }
  return {
    maxWords: whole(options.maxWords ?? MAX_WORDS, "maxWords", MAX_WORDS),
    seed,
    padding: within(options.padding ?? 2, "padding", 0, 100),
    edge: within(options.edge ?? 0, "edge", 0, 1000),
    minFont,
    maxFont,
    exact,
    exponent: within(options.exponent ?? (exact ? 0.5 : 0.7), "exponent", 0, 4),
    repeatTo: repeatLimit(repeat),
    pins: checkPins(pins),
  };
}

function repeatLimit(repeat: unknown): number {
  if (typeof repeat === "boolean") return repeat ? MAX_WORDS : 0;
  return whole(repeat, "repeat", MAX_WORDS);
}

function within(value: unknown, name: string, least: number, most: number): number {
  if (typeof value !== "number" || !(value >= least && value <= most)) {
    throw new CloudError("E_NUMBER", `${name} is ${quote(value)}`, `use a number from ${least} to ${most}`);
  }
  return value;
}

function whole(value: unknown, name: string, most: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > most) {
    throw new CloudError("E_NUMBER", `${name} is ${quote(value)}`, `use a whole number from 1 to ${most}`);
  }
  return value;
}

function checkPins(pins: unknown): readonly Pin[] {
  if (!Array.isArray(pins)) {
    throw new CloudError(
      "E_PINS",
      `pins are ${quote(pins)}`,
      'give a list such as [{ "text": "sun", "x": 200, "y": 90 }]',
    );
  }
  const checked = pins.map((pin: unknown, i) => checkPin(pin, `pin ${i + 1}`));
  const texts = new Set<string>();
  for (const { text } of checked) {
    if (texts.has(text)) throw new CloudError("E_PINS", `${quote(text)} is pinned twice`, "pin each word once");
    texts.add(text);
  }
  return checked;
}

function checkPin(pin: unknown, name: string): Pin {
  if (typeof pin !== "object" || pin === null) {
    throw new CloudError("E_PINS", `${name} is ${quote(pin)}`, "give text, x and y");
  }
  const { text, x, y, size, angle }: Partial<Record<string, unknown>> = { ...pin };
  if (typeof text !== "string" || text.trim() === "") {
    throw new CloudError("E_PINS", `${name} has the text ${quote(text)}`, "give the word that it holds");
  }
  const number = (value: unknown, what: string, least: number): number => {
    if (typeof value === "number" && value >= least && value <= 100_000) return value;
    throw new CloudError("E_PINS", `${name} has ${what} ${quote(value)}`, `use a number from ${least} to 100000`);
  };
  return {
    text: text.trim(),
    x: number(x, "x", 0),
    y: number(y, "y", 0),
    ...(size !== undefined && { size: number(size, "size", 0.01) }),
    ...(angle !== undefined && { angle: number(angle, "angle", -100_000) }),
  };
}
