import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import { formatColor, parseColor } from "./color.ts";
import type { Gradient } from "./gradient.ts";

const HINT =
  "use horizontal, vertical, an angle such as 45, radial, linear(45deg, #f06, gold 30%, teal) or radial(white, navy)";
/** Far more colours than can be told apart. */
const MAX_STOPS = 256;
const MAX_LENGTH = 10_000;

const CALL = /^(linear|radial)(?:-gradient)?\((.*)\)$/;
const ANGLE = /^([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(?:deg)?$/;
const PLACE = /^[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})%$/;
const DIRECTIONS: Readonly<Record<string, number>> = {
  horizontal: 90,
  vertical: 180,
  diagonal: 135,
  linear: 90,
  "to top": 0,
  "to right": 90,
  "to bottom": 180,
  "to left": 270,
};

/**
 * A gradient from its description: `horizontal` (left to right), `vertical` (top to bottom), an angle in degrees as in
 * CSS (`45`, `45deg`, `to left`), `radial`, or with colours of its own as `linear(45deg, #f06, gold 30%, teal)` and
 * `radial(white, navy)`. Places that are left out are spread evenly, and none lies before the one that precedes it.
 *
 * @param colors the stops, evenly spread, of a gradient that names none
 * @throws CloudError E_OPTION when it is no gradient, E_COLOR when a colour of it is none
 */
export function parseGradient(spec: string | Gradient, colors: readonly string[]): Gradient {
  if (typeof spec === "object" && spec !== null) return checkGradient(spec);
  const text = typeof spec === "string" && spec.length <= MAX_LENGTH ? spec.trim().toLowerCase() : "";
  const [, call, inner = ""] = CALL.exec(text.replace(/\s+/g, " ")) ?? [];
  const parts = call === undefined ? [text] : splitTop(inner);
  const first = parts[0] ?? "";
  const angle = call === "radial" || first === "radial" ? undefined : angleOf(first);
  const rest = (call === undefined ? parts.slice(1) : angle === undefined ? parts : parts.slice(1)).filter(Boolean);
  if (call === undefined && angle === undefined && first !== "radial") throw notGradient(spec);
  const stops = rest.length === 0 ? colors.map((color) => ({ color, at: undefined })) : rest.map(parseStop);
  if (stops.length === 0 || stops.length > MAX_STOPS || rest.length === 1) throw notGradient(spec);
  const kind = call === "radial" || first === "radial" ? "radial" : "linear";
  return { kind, angle: kind === "radial" ? 0 : (angle ?? 90), stops: spread(stops) };
}

function notGradient(spec: unknown): CloudError {
  return new CloudError("E_OPTION", `${quote(spec)} is not a gradient of two or more colours`, HINT);
}

function angleOf(text: string): number | undefined {
  const named = Object.hasOwn(DIRECTIONS, text) ? DIRECTIONS[text] : undefined;
  const [, digits] = ANGLE.exec(text) ?? [];
  return named ?? (digits === undefined ? undefined : turn(Number(digits)));
}

/** The same direction from 0 up to but not including 360. */
function turn(degrees: number): number {
  return degrees - 360 * Math.floor(degrees / 360);
}

/** Splits at commas that no bracket holds. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")") depth--;
    if (text[i] === "," && depth === 0) {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

interface LooseStop {
  readonly color: string;
  readonly at: number | undefined;
}

function parseStop(text: string): LooseStop {
  const last = text.slice(text.lastIndexOf(" ") + 1);
  if (last === text || !PLACE.test(last)) return { color: text, at: undefined };
  return { color: text.slice(0, -last.length), at: Number(last.slice(0, -1)) / 100 };
}

function spread(stops: readonly LooseStop[]): Gradient["stops"] {
  const last = stops.length - 1;
  const fixed = stops.map(({ at }, i) => at ?? (i === 0 ? 0 : i === last ? 1 : undefined));
  let reached = 0;
  return stops.map(({ color }, i) => {
    let at = fixed[i];
    if (at === undefined) {
      const next = fixed.findIndex((value, j) => j > i && value !== undefined);
      at = reached + (Math.max(reached, fixed[next] ?? 1) - reached) / (next - i + 1);
    }
    reached = Math.min(1, Math.max(reached, at));
    return { color: formatColor(parseColor(color)), at: reached };
  });
}

/**
 * The gradient with every field checked and nothing beside them.
 *
 * @throws CloudError E_OPTION, E_COLOR
 */
export function checkGradient(gradient: Gradient): Gradient {
  if (typeof gradient !== "object" || gradient === null) throw notGradient(gradient);
  const { kind, angle, stops } = gradient;
  const known = kind === "linear" || kind === "radial";
  if (!known || !Number.isFinite(angle) || !Array.isArray(stops) || stops.length === 0 || stops.length > MAX_STOPS) {
    throw new CloudError("E_OPTION", "the gradient lacks a kind, an angle or 1 to 256 stops", HINT);
  }
  let before = 0;
  const checked = stops.map((stop: Gradient["stops"][number] | null | undefined) => {
    const { at, color } = stop ?? {};
    if (!(typeof at === "number" && at >= before && at <= 1) || color === undefined) {
      throw new CloudError(
        "E_OPTION",
        `a stop of the gradient is at ${quote(at)}, in ${quote(color)}`,
        "give places from 0 to 1 that do not fall, with colours",
      );
    }
    before = at;
    return { at, color: formatColor(parseColor(color)) };
  });
  return { kind, angle: kind === "radial" ? 0 : turn(angle), stops: checked };
}
