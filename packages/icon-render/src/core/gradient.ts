import { type Box, cosDegrees, type GradientStop, type Paint, sinDegrees } from "@side-projects/raster";
import { parseColor } from "./color.ts";
import { IconError, quote } from "./error.ts";

/** A gradient before it is known how large the icon is. */
export interface Gradient {
  readonly kind: "linear" | "radial";
  /** Direction of a linear gradient in degrees as in CSS: 0 to the top, 90 to the right. */
  readonly angle: number;
  readonly stops: readonly GradientStop[];
}

const HINT = "use linear(45deg, #f06, gold 30%, teal) or radial(white, navy)";
const CALL = /^(linear|radial)(?:-gradient)?\((.*)\)$/s;
const ANGLE = /^([+-]?(?:\d+\.?\d*|\.\d+))deg$/;
const PLACE = /^[+-]?(?:\d+\.?\d*|\.\d+)%$/;
const SIDES: Readonly<Record<string, number>> = { "to top": 0, "to right": 90, "to bottom": 180, "to left": 270 };

/**
 * `linear([ANGLEdeg | to SIDE,] COLOR [P%], ...)` or `radial(COLOR [P%], ...)`, after CSS; also `COLOR, COLOR, ...`
 * alone, from top to bottom. Places that are left out are spread evenly.
 *
 * @throws IconError E_OPTION, E_COLOR
 */
export function parseGradient(text: string): Gradient {
  const [, kind, inner = text] = CALL.exec(text.trim()) ?? [];
  const parts = splitTop(inner);
  const first = (parts[0] ?? "").toLowerCase();
  const angle = (Object.hasOwn(SIDES, first) ? SIDES[first] : undefined) ?? decimal(ANGLE.exec(first)?.[1]);
  const stops = (angle === undefined ? parts : parts.slice(1)).map(parseStop);
  if (stops.length < 2 || (kind === "radial" && angle !== undefined)) {
    throw new IconError("E_OPTION", `${quote(text)} is not a gradient of two or more colours`, HINT);
  }
  return { kind: kind === "radial" ? "radial" : "linear", angle: angle ?? 180, stops: spread(stops) };
}

/** The gradient over a box: a linear one reaches its corners as in CSS, a radial one its farthest side. */
export function gradientPaint({ kind, angle, stops }: Gradient, box: Box): Paint {
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  if (kind === "radial") return { kind, center: [x, y], radius: Math.max(width, height) / 2, stops };
  const dx = sinDegrees(angle);
  const dy = -cosDegrees(angle);
  const half = (Math.abs(width * dx) + Math.abs(height * dy)) / 2;
  return { kind, from: [x - dx * half, y - dy * half], to: [x + dx * half, y + dy * half], stops };
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
  readonly color: GradientStop["color"];
  readonly at: number | undefined;
}

function parseStop(text: string): LooseStop {
  // A pattern for both at once would try every run of spaces anew, which long ones turn into minutes.
  const last = text.split(/\s+/).at(-1) ?? "";
  if (last === text || !PLACE.test(last)) return { color: parseColor(text), at: undefined };
  return { color: parseColor(text.slice(0, -last.length)), at: Number(last.slice(0, -1)) / 100 };
}

function decimal(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function spread(stops: readonly LooseStop[]): GradientStop[] {
  const last = stops.length - 1;
  const fixed = stops.map(({ at }, i) => at ?? (i === 0 ? 0 : i === last ? 1 : undefined));
  let reached = 0;
  return stops.map(({ color }, i) => {
    let at = fixed[i];
    if (at === undefined) {
      const next = fixed.findIndex((value, j) => j > i && value !== undefined);
      at = reached + ((fixed[next] ?? 1) - reached) / (next - i + 1);
    }
    reached = Math.min(1, Math.max(reached, at));
    return { color, at: reached };
  });
}
