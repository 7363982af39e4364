import type { CloudLayout, PlacedWord } from "../core/cloud.ts";
import { formatColor, parseColor } from "../core/color/color.ts";
import type { Gradient } from "../core/color/gradient.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { detailsFrom, textFrom, weightFrom } from "../core/words.ts";
import { readJsonFile } from "./json-file.ts";

type Fields = Readonly<Record<string, unknown>>;

const HINT = "use a file that --save-layout wrote";
/** Numbers beyond are no place in a picture. */
const FARTHEST = 1e7;
const MOST_STOPS = 256;

/** The layout as the text of a JSON file, a word a line. */
export function layoutJson({ words, skipped, ...rest }: CloudLayout): string {
  const list = (entries: readonly unknown[]): string =>
    entries.length === 0 ? "[]" : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
  const head = Object.entries(rest).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${head.join("")}  "words": ${list(words)},\n  "skipped": ${list(skipped)}\n}\n`;
}

/**
 * The layout that a JSON file holds.
 *
 * @throws CloudError E_LAYOUT with the line, or with what is wrong
 */
export function readLayout(file: string): CloudLayout {
  const value = readJsonFile(file, "E_LAYOUT");
  try {
    return layoutFrom(value);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    throw new CloudError("E_LAYOUT", `${quote(file)}: ${error.message}`, HINT);
  }
}

function layoutFrom(value: unknown): CloudLayout {
  const { words, skipped = [], width, height, gradient } = fieldsOf(value, "the layout");
  if (!Array.isArray(words) || !Array.isArray(skipped)) throw wrong("words and skipped are no lists");
  return {
    width: side(width, "width"),
    height: side(height, "height"),
    ...(gradient !== undefined && { gradient: gradientFrom(gradient) }),
    words: words.map((word: unknown, i) => wordFrom(word, `word ${i + 1}`)),
    skipped: skipped.map((word: unknown, i) => {
      const { text, reason } = fieldsOf(word, `skipped word ${i + 1}`);
      return { text: String(text), reason: String(reason) };
    }),
  };
}

function wordFrom(value: unknown, place: string): PlacedWord {
  const fields = fieldsOf(value, place);
  const number = (name: string): number => numberFrom(fields[name], `${name} of ${place}`);
  const size = number("size");
  if (size <= 0) throw wrong(`size of ${place} is ${size}`);
  return {
    ...detailsFrom(fields, place),
    text: textFrom(fields.text, place),
    weight: weightFrom(fields.weight, place),
    x: number("x"),
    y: number("y"),
    size,
    angle: number("angle"),
    color: colorFrom(fields.color, place),
  };
}

function gradientFrom(value: unknown): Gradient {
  const { kind, angle, stops } = fieldsOf(value, "the gradient");
  if (kind !== "linear" && kind !== "radial") throw wrong(`the gradient's kind is ${quote(kind)}`);
  if (!Array.isArray(stops) || stops.length === 0 || stops.length > MOST_STOPS) {
    throw wrong(`the gradient's stops are ${quote(stops)}`);
  }
  let last = 0;
  return {
    kind,
    angle: numberFrom(angle, "the gradient's angle"),
    stops: stops.map((stop: unknown, i) => {
      const place = `stop ${i + 1} of the gradient`;
      const fields = fieldsOf(stop, place);
      const at = numberFrom(fields.at, `at of ${place}`);
      if (!(at >= last && at <= 1)) throw wrong(`${place} is at ${at}, after ${last}`);
      last = at;
      return { at, color: colorFrom(fields.color, place) };
    }),
  };
}

function fieldsOf(value: unknown, place: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(`${place} is ${quote(value)}`);
}

function colorFrom(value: unknown, place: string): string {
  if (typeof value === "string") return formatColor(parseColor(value));
  throw wrong(`color of ${place} is ${quote(value)}`);
}

function side(value: unknown, name: string): number {
  const number = numberFrom(value, name);
  if (number > 0) return number;
  throw wrong(`${name} is ${number}`);
}

function numberFrom(value: unknown, name: string): number {
  if (typeof value === "number" && Math.abs(value) <= FARTHEST) return value;
  throw wrong(`${name} is ${quote(value)}`);
}

function wrong(message: string): CloudError {
  return new CloudError("E_LAYOUT", message, HINT);
}
