import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as schemes from "cartocolor";
import { data as colormaps } from "js-colormaps-es";
import type { PackedPalette, PaletteKind } from "../src/core/color/palette.ts";

const FILE = fileURLToPath(new URL("../data/palettes.json", import.meta.url));

/** How far a channel may be off, in steps of a byte, where a colormap of 256 colours becomes a line through fewer. */
const TOLERANCE = 0.75;

const DIVERGING = new Set(["coolwarm", "bwr", "seismic"]);
const CYCLIC = new Set(["twilight", "twilight_shifted", "hsv"]);
const KINDS: ReadonlyMap<string, PaletteKind> = new Map([
  ["quantitative", "sequential"],
  ["aggregation", "sequential"],
  ["qualitative", "qualitative"],
  ["diverging", "diverging"],
]);

/** Writes the table of palettes: ColorBrewer and CARTO by their classes, then what matplotlib has beyond them. */
export function buildPalettes(): void {
  const published = Object.entries(schemes).flatMap(([name, scheme]) => {
    const kind = KINDS.get(scheme.tags?.[0] ?? "");
    return kind === undefined ? [] : [fromScheme(name, kind, Object.entries(scheme))];
  });
  const names = new Set(published.map(({ name }) => name));
  const mapped = Object.entries(colormaps).flatMap(([name, { interpolate, colors }]): PackedPalette[] => {
    if (names.has(name)) return [];
    if (!interpolate)
      return [{ name, kind: "qualitative", source: "matplotlib", classes: [colors.map(hexOf).join("")] }];
    const kind = DIVERGING.has(name) ? "diverging" : CYCLIC.has(name) ? "cyclic" : "sequential";
    return [{ name, kind, source: "matplotlib", stops: stopsOf(colors) }];
  });
  mkdirSync(new URL("../data/", import.meta.url), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify([...published, ...mapped])}\n`);
}

function fromScheme(name: string, kind: PaletteKind, entries: readonly [string, readonly string[]][]): PackedPalette {
  const source = name.startsWith("cb_") ? "colorbrewer" : "carto";
  const classes = entries
    .filter(([count]) => /^\d+$/.test(count))
    // CARTO ends its qualitative palettes in a grey for all that is left over.
    .map(([, colors]) => (source === "carto" && kind === "qualitative" ? colors.slice(0, -1) : colors))
    .map((colors) => colors.map((color) => color.slice(1).toLowerCase()).join(""));
  classes.sort((a, b) => a.length - b.length);
  return { name: name.replace(/^cb_/, ""), kind, source, classes };
}

function byteOf(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}

function hexOf(color: readonly number[]): string {
  return color.map((value) => byteOf(value).toString(16).padStart(2, "0")).join("");
}

/** The fewest points, each as far as possible from the one before, whose connecting lines keep the tolerance. */
function stopsOf(colormap: readonly (readonly number[])[]): string {
  // Two of matplotlib's have 510 colours.
  const step = (colormap.length - 1) / 255;
  const colors = Array.from({ length: 256 }, (_, i) => colormap[Math.round(i * step)] ?? []);
  let stops = stopOf(colors, 0);
  for (let from = 0; from < 255; ) {
    let to = 255;
    while (to > from + 1 && !isLine(colors, from, to)) to--;
    stops += stopOf(colors, to);
    from = to;
  }
  return stops;
}

function stopOf(colors: readonly (readonly number[])[], at: number): string {
  return at.toString(16).padStart(2, "0") + hexOf(colors[at] ?? []);
}

function isLine(colors: readonly (readonly number[])[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    for (let channel = 0; channel < 3; channel++) {
      const a = byteOf(colors[from]?.[channel] ?? 0);
      const b = byteOf(colors[to]?.[channel] ?? 0);
      const drawn = a + ((b - a) * (i - from)) / (to - from);
      if (Math.abs(drawn - 255 * (colors[i]?.[channel] ?? 0)) > TOLERANCE) return false;
    }
  }
  return true;
}
