import { checkLayout } from "../core/check-layout.ts";
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
const FARTHEST = 2e7;

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
  const { words, skipped = [], width, height, gradients, scale } = fieldsOf(value, "the layout");
  if (!Array.isArray(words) || !Array.isArray(skipped)) throw wrong("words and skipped are no lists");
  if (gradients !== undefined && !Array.isArray(gradients)) throw wrong(`gradients are ${quote(gradients)}`);
  const layout = {
    width: side(width, "width"),
    height: side(height, "height"),
    ...(scale !== undefined && { scale: side(scale, "scale") }),
    ...(gradients !== undefined && { gradients: gradients.map(gradientFrom) }),
    words: words.map((word: unknown, i) => wordFrom(word, `word ${i + 1}`)),
    skipped: skipped.map((word: unknown, i) => {
      const { text, reason } = fieldsOf(word, `skipped word ${i + 1}`);
      return { text: String(text), reason: String(reason) };
    }),
  };
  checkLayout(layout);
  return layout;
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
    ...(fields.ownColor === true && { ownColor: true }),
    ...(fields.gradient !== undefined && { gradient: number("gradient") }),
  };
}

function gradientFrom(value: unknown, i: number): Gradient {
  const place = `gradient ${i + 1}`;
  const { kind, angle, stops } = fieldsOf(value, place);
  if (kind !== "linear" && kind !== "radial") throw wrong(`the kind of ${place} is ${quote(kind)}`);
  if (!Array.isArray(stops)) throw wrong(`the stops of ${place} are ${quote(stops)}`);
  return {
    kind,
    angle: numberFrom(angle, `the angle of ${place}`),
    stops: stops.map((stop: unknown, k) => {
      const fields = fieldsOf(stop, `stop ${k + 1} of ${place}`);
      return {
        at: numberFrom(fields.at, `at of stop ${k + 1} of ${place}`),
        color: colorFrom(fields.color, `stop ${k + 1} of ${place}`),
      };
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
