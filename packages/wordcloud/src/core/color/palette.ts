import type { Rgba } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import { formatColor, parseColor } from "./color.ts";
import { mixColors } from "./gradient-paint.ts";
import { nearNames } from "./near-names.ts";
import { OWN_PALETTES } from "./own-palettes.ts";

/** Qualitative: colours apart from each other. The others may be mixed: one way, two ways from a middle, or a circle. */
export type PaletteKind = "qualitative" | "sequential" | "diverging" | "cyclic";

/** Who made a palette. */
export type PaletteSource = "wordcloud" | "matplotlib" | "colorbrewer" | "carto";

/** What a palette is, without its colours. */
export interface PaletteInfo {
  readonly name: string;
  readonly kind: PaletteKind;
  readonly source: PaletteSource;
}

/** A palette; colours as `#rrggbb`. */
export interface Palette extends PaletteInfo {
  /** Whether the name that it was asked for by turned it round. */
  readonly turned: boolean;
  readonly colors: readonly string[];
}

/** A palette as the table keeps it, with one of classes and stops. */
export interface PackedPalette extends PaletteInfo {
  /** The palette for each number of colours it was made for, fewest first, as `rrggbb` without anything between. */
  readonly classes?: readonly string[];
  /** Place from 00 to ff and colour as `rrggbb` of each point of a line through 256 colours. */
  readonly stops?: string;
}

/** Looks a palette up by its name. */
export type PaletteFinder = (name: string) => Palette;

/** The most colours that a palette is sampled to. */
const MAX_COLORS = 256;
const CONTINUOUS = 256;

/** Finds our own palettes and no other. */
export const findOwnPalette: PaletteFinder = paletteFinder([]);

/**
 * A finder over our own palettes and a table. A name counts whatever its case; `_r` at the end turns the palette round,
 * `_5` takes five colours of it, and what stands before a dot, as in `cartocolors.qualitative.Bold_5`, is passed over.
 * It throws CloudError E_PALETTE with the names that may have been meant.
 */
export function paletteFinder(table: readonly PackedPalette[]): PaletteFinder {
  const all = [...OWN_PALETTES, ...table];
  const byName = new Map<string, PackedPalette>();
  // Prism of CARTO and prism of matplotlib differ in case alone.
  for (const entry of all) byName.set(entry.name, entry);
  for (const entry of all) if (!byName.has(keyOf(entry.name))) byName.set(keyOf(entry.name), entry);
  return (name) => {
    if (typeof name !== "string") throw unknownPalette(name, all);
    const last = name.trim().slice(name.trim().lastIndexOf(".") + 1);
    const reversed = /_r$/i.test(last);
    const forward = reversed ? last.slice(0, -2) : last;
    const [, stem = forward, digits] = /^(.+)_(\d{1,3})$/.exec(forward) ?? [];
    const whole = byName.get(forward) ?? byName.get(keyOf(forward));
    const entry = whole ?? byName.get(stem) ?? byName.get(keyOf(stem));
    if (entry === undefined) throw unknownPalette(name, all);
    const colors = whole === undefined ? takeColors(entry, Number(digits)) : unpack(entry);
    return {
      name: entry.name,
      kind: entry.kind,
      source: entry.source,
      turned: reversed,
      colors: reversed ? [...colors].reverse() : colors,
    };
  };
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "").replace("grey", "gray").replace("yerg", "yarg");
}

function unknownPalette(name: unknown, all: readonly PackedPalette[]): CloudError {
  const near =
    typeof name === "string"
      ? nearNames(
          name,
          all.map((entry) => entry.name),
        )
      : [];
  const hint = near.length > 0 ? `did you mean ${near.join(", ")}?` : "try viridis, Set2, Bold or Spectral";
  return new CloudError("E_PALETTE", `there is no palette ${quote(name)}`, hint);
}

/** All the colours of an entry. */
function unpack({ classes, stops }: PackedPalette): string[] {
  if (stops === undefined) return colorsOf(classes?.at(-1) ?? "");
  const points = Array.from({ length: stops.length / 8 }, (_, i) => ({
    at: Number.parseInt(stops.slice(8 * i, 8 * i + 2), 16),
    color: parseColor(`#${stops.slice(8 * i + 2, 8 * i + 8)}`),
  }));
  let next = 0;
  return Array.from({ length: CONTINUOUS }, (_, place) => {
    while (next < points.length - 1 && (points[next]?.at ?? 0) < place) next++;
    const after = points[next];
    const before = points[next - 1] ?? after;
    if (before === undefined || after === undefined) return "#000000";
    const part = after.at === before.at ? 0 : (place - before.at) / (after.at - before.at);
    return formatColor(mixColors(before.color, after.color, part));
  });
}

function colorsOf(packed: string): string[] {
  return Array.from({ length: packed.length / 6 }, (_, i) => `#${packed.slice(6 * i, 6 * i + 6)}`);
}

function takeColors(entry: PackedPalette, count: number): readonly string[] {
  const made = entry.classes?.find((packed) => packed.length === 6 * count);
  return made === undefined ? sampleColors(unpack(entry), entry.kind, count) : colorsOf(made);
}

/**
 * As many colours as asked: of a qualitative palette its first ones, and over again where it has fewer; of another one
 * from its first colour to its last in even steps.
 *
 * @param count 1 to 256
 * @throws CloudError E_NUMBER
 */
export function sampleColors(colors: readonly string[], kind: PaletteKind, count: number): string[] {
  if (!Number.isInteger(count) || count < 1 || count > MAX_COLORS) {
    throw new CloudError("E_NUMBER", `${quote(count)} colours, expected 1 to ${MAX_COLORS}`, "ask for fewer colours");
  }
  if (kind === "qualitative") return Array.from({ length: count }, (_, i) => colors[i % colors.length] ?? "#000000");
  const ramp = colorRamp(colors);
  return Array.from({ length: count }, (_, i) => formatColor(ramp(count === 1 ? 0.5 : i / (count - 1))));
}

/** The colour at any place from 0 to 1 on the way through these colours. */
export function colorRamp(colors: readonly string[]): (place: number) => Rgba {
  const parsed = colors.map(parseColor);
  const last = parsed.length - 1;
  return (place) => {
    const along = Math.min(1, Math.max(0, place)) * last;
    const index = Math.min(Math.floor(along), Math.max(0, last - 1));
    const from = parsed[index] ?? [0, 0, 0, 1];
    return mixColors(from, parsed[index + 1] ?? from, along - index);
  };
}
