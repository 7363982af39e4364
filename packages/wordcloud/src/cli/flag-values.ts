import { CloudError } from "../core/error.ts";
import type { AngleRange } from "../core/layout/angles.ts";
import { quote } from "../core/quote.ts";
import type { Contour } from "../core/render/options.ts";
import type { Args } from "./args.ts";
import { FLAGS, type Flag } from "./flags.ts";

/** Options by their names in the library, as the flags or a file of layers give them, files not read yet. */
export type RawOptions = Readonly<Record<string, unknown>>;

/**
 * The library's options that the flags give.
 *
 * @throws CloudError E_NUMBER, E_OPTION, E_SIZE
 */
export function rawOptions({ values }: Args): RawOptions {
  const entries: [string, unknown][] = [];
  const size = values.get("size");
  if (typeof size === "string") entries.push(...Object.entries(parseSize(size)));
  for (const flag of FLAGS) {
    const value = values.get(flag.name);
    if (flag.option !== undefined && value !== undefined) entries.push([flag.option, read(flag, value)]);
  }
  return Object.fromEntries(entries);
}

function read({ name, kind }: Flag, value: string | true | readonly string[]): unknown {
  const text = String(value);
  switch (kind) {
    case "on":
      return true;
    case "off":
      return false;
    case "number":
      return numberOf(name, text);
    case "repeat":
      return value === true || numberOf(name, text);
    case "angles":
      return parseAngles(text);
    case "colors":
      return splitColors(text);
    case "contour":
      return parseContour(text);
    default:
      return value;
  }
}

/** @throws CloudError E_NUMBER */
export function numberOf(name: string, value: string): number {
  const text = value.trim();
  const number = Number(text);
  if (text !== "" && !Number.isNaN(number)) return number;
  throw new CloudError("E_NUMBER", `--${name} is ${quote(text)}`, "use a number, such as 64 or 1.5");
}

/** `800x600`, or `800` for both sides. @throws CloudError E_SIZE */
export function parseSize(text: string): { width: number; height: number } {
  const [, width, height = width] = /^\s*(\d{1,9})(?:\s*[xX*,\u00d7]\s*(\d{1,9}))?\s*$/.exec(text) ?? [];
  if (width !== undefined) return { width: Number(width), height: Number(height) };
  throw new CloudError("E_SIZE", `--size is ${quote(text)}`, "use width and height in pixels, such as 1200x630");
}

const DEGREES = "[+-]?(?:\\d{1,7}(?:\\.\\d{0,9})?|\\.\\d{1,9})";
const RANGE = new RegExp(`^(${DEGREES})\\.\\.(${DEGREES})(?:/(${DEGREES}))?$`);
const DEGREE = new RegExp(`^${DEGREES}$`);

/** `any`, a list as `0,90`, a range as `-45..45` or in steps as `-45..45/15`. @throws CloudError E_OPTION */
export function parseAngles(text: string): "any" | number[] | AngleRange {
  const plain = text.replace(/\s/g, "").toLowerCase();
  if (plain === "any") return plain;
  const [, from, to, step] = RANGE.exec(plain) ?? [];
  if (from !== undefined && to !== undefined) {
    return { from: Number(from), to: Number(to), ...(step !== undefined && { step: Number(step) }) };
  }
  const parts = plain.split(",");
  if (parts.every((part) => DEGREE.test(part))) return parts.map(Number);
  throw new CloudError(
    "E_OPTION",
    `--angles is ${quote(text)}`,
    "use any, a list 0,90 or a range -45..45 or -45..45/15",
  );
}

/** Colours with commas between them; those within brackets belong to the colour. */
function splitColors(text: string): string[] {
  return text
    .split(/,(?![^()]*\))/)
    .map((color) => color.trim())
    .filter((color) => color !== "");
}

/** Widest contour in pixels. */
const WIDEST = 1000;

/** A width, or a width and a colour with a comma between. @throws CloudError E_NUMBER */
function parseContour(text: string): Contour {
  const comma = text.indexOf(",");
  const width = numberOf("contour", comma < 0 ? text : text.slice(0, comma));
  if (!(width >= 0 && width <= WIDEST)) {
    throw new CloudError("E_NUMBER", `the contour is ${width} wide`, `use 0 to ${WIDEST} pixels`);
  }
  return comma < 0 ? { width } : { width, color: text.slice(comma + 1).trim() };
}
