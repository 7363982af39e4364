import { ln, type Rgba } from "@side-projects/raster";
import { parseColor } from "./color.ts";
import type { ColorBy, UncoloredWord } from "./color-options.ts";
import { colorRamp } from "./palette.ts";
import type { Swatch } from "./swatch.ts";

interface Picking {
  readonly by: Exclude<ColorBy, "image">;
  readonly random: () => number;
  /** For words without a group, where colours go by group. */
  readonly fallback: Rgba | undefined;
}

/** Chooses a colour for each word. */
export function pickColors(
  words: readonly UncoloredWord[],
  { colors, kind }: Swatch,
  { by, random, fallback }: Picking,
): (word: UncoloredWord, index: number) => Rgba {
  const discrete = kind === undefined || kind === "qualitative";
  const parsed = colors.map(parseColor);
  const nth = (index: number): Rgba => parsed[index % parsed.length] ?? [0, 0, 0, 1];
  const ramp = colorRamp(colors);
  /** A place from 0 to 1 as a colour; a qualitative palette has no colours between its own. */
  const along = (place: number): Rgba =>
    kind === "qualitative" ? nth(Math.min(parsed.length - 1, Math.floor(place * parsed.length))) : ramp(place);

  if (by === "random") return () => (discrete ? nth(Math.floor(random() * parsed.length)) : ramp(random()));
  if (by === "order") {
    // A repetition has the colour of its word, so that the ramp goes over what there is to tell apart.
    const order = new Map<string, number>();
    for (const { text } of words) if (!order.has(text)) order.set(text, order.size);
    return ({ text }) => {
      const index = order.get(text) ?? 0;
      return discrete ? nth(index) : ramp(place(index, 0, order.size - 1));
    };
  }
  if (by === "group") {
    const groups = new Map<string | undefined, number>();
    for (const { group } of words) {
      if (groups.has(group) || (group === undefined && fallback !== undefined)) continue;
      groups.set(group, groups.size);
    }
    return ({ group }) => {
      const index = groups.get(group);
      if (index === undefined) return fallback ?? nth(0);
      return discrete ? nth(index) : ramp(place(index, 0, groups.size - 1));
    };
  }
  const measures = { weight: logWeight, size: sizeOf, angle: angleOf } as const;
  const measure = measures[by];
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const word of words) {
    least = Math.min(least, measure(word));
    most = Math.max(most, measure(word));
  }
  return (word) => along(place(measure(word), least, most));
}

function logWeight({ weight }: UncoloredWord): number {
  return weight > 0 ? ln(weight) : 0;
}

function sizeOf({ size }: UncoloredWord): number {
  return size;
}

function angleOf({ angle }: UncoloredWord): number {
  return angle;
}

/** Where a value is between two others, 0 to 1; 0 where they are the same. */
function place(value: number, least: number, most: number): number {
  return most > least ? (value - least) / (most - least) : 0;
}
