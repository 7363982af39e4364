import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Outline } from "@side-projects/raster";
import opentype from "opentype.js";

/** The path of a file in an npm package. */
export function inPackage(name: string, file: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);
}

/** A font as opentype.js reads it, which no code of ours has a part in. */
export interface TrueFont {
  advance(codepoint: number): number;
  /** Lines and curves of a character, y down: where each begins, its handles, where it ends; sorted. */
  segments(codepoint: number): string[];
}

export function openTrueFont(file: string): TrueFont {
  const bytes = readFileSync(file);
  const font = fields(opentype.parse(Uint8Array.from(bytes).buffer));
  const glyphOf = (codepoint: number): Record<string, unknown> => {
    const { charToGlyph } = font;
    if (typeof charToGlyph !== "function") throw new Error("opentype.js has changed");
    return fields(charToGlyph.call(font, String.fromCodePoint(codepoint)));
  };
  return {
    advance: (codepoint) => Number(glyphOf(codepoint).advanceWidth),
    segments(codepoint) {
      const { commands } = fields(glyphOf(codepoint).path);
      const drawn = Array.isArray(commands) ? commands.map(fields) : [];
      return segmentsOf(
        drawn.map(({ type, ...at }) => {
          const flip = (value: unknown): number => 0 - Number(value);
          if (type === "Z") return { type: "Z", points: [] };
          if (type === "Q") {
            return { type: "Q", points: [Number(at.x1), flip(at.y1), Number(at.x), flip(at.y)] };
          }
          return { type: String(type), points: [Number(at.x), flip(at.y)] };
        }),
      );
    },
  };
}

/** The same of an outline of ours. */
export function outlineSegments({ ops, points }: Outline): string[] {
  let at = 0;
  const drawn = Array.from(ops, (op) => {
    const type = "MLQCZ".charAt(op);
    const length = 2 * ([1, 1, 2, 3, 0][op] ?? 0);
    at += length;
    return { type, points: [...points.slice(at - length, at)] };
  });
  return segmentsOf(drawn);
}

function segmentsOf(commands: readonly { type: string; points: readonly number[] }[]): string[] {
  const segments: string[] = [];
  let start: readonly number[] = [];
  let from: readonly number[] = [];
  const add = (points: readonly number[]): void => {
    const [x, y] = points.slice(-2);
    if (points.length > 2 || x !== from[0] || y !== from[1]) segments.push([...from, ...points].join(" "));
    from = points.slice(-2);
  };
  for (const { type, points } of commands) {
    if (type === "Z") add(start);
    else if (type === "M") [start, from] = [points, points];
    else add(points);
  }
  return segments.sort();
}

function fields(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new Error("opentype.js has changed");
  return Object.fromEntries(allKeys(value).map((key) => [key, Reflect.get(value, key)]));
}

function allKeys(value: object): string[] {
  const keys = Object.getOwnPropertyNames(value);
  const parent: unknown = Object.getPrototypeOf(value);
  if (typeof parent !== "object" || parent === null || parent === Object.prototype) return keys;
  return [...keys, ...allKeys(parent)];
}
