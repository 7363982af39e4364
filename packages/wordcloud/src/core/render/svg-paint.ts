import type { Paint, Rgba } from "@side-projects/raster";
import { formatColor } from "../color/color.ts";

/** A number in few characters, with at most so many digits after the point. */
export function shortest(value: number, decimals: number): string {
  const text = String(Number(value.toFixed(decimals)));
  return text === "-0" ? "0" : text.replace(/^(-?)0\./, "$1.");
}

/** The attributes of a fill of one colour. */
export function fillOf(color: Rgba): string {
  return ` fill="${opaque(color)}"${alphaOf("fill-opacity", color)}`;
}

/** A gradient in the user space of whatever refers to it. */
export function gradientSvg(paint: Extract<Paint, { stops: unknown }>, id: string): string {
  const stops = paint.stops.map(
    ({ at, color }) =>
      `<stop offset="${shortest(at, 6)}" stop-color="${opaque(color)}"${alphaOf("stop-opacity", color)}/>`,
  );
  const numbers = paint.kind === "linear" ? [...paint.from, ...paint.to] : [...paint.center, paint.radius];
  const names = paint.kind === "linear" ? ["x1", "y1", "x2", "y2"] : ["cx", "cy", "r"];
  const place = names.map((name, i) => `${name}="${shortest(numbers[i] ?? 0, 3)}"`).join(" ");
  const kind = `${paint.kind}Gradient`;
  return `<${kind} id="${id}" gradientUnits="userSpaceOnUse" ${place}>${stops.join("")}</${kind}>`;
}

function opaque([red, green, blue]: Rgba): string {
  return formatColor([red, green, blue, 1]).replace(/^#(.)\1(.)\2(.)\3$/, "#$1$2$3");
}

function alphaOf(name: string, [, , , alpha]: Rgba): string {
  return alpha === 1 ? "" : ` ${name}="${shortest(alpha, 6)}"`;
}
