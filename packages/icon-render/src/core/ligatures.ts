import { damaged } from "./damaged.ts";
import { tagAt } from "./font-tables.ts";

/** Glyphs in a row, and the one glyph that stands for them. */
export interface Ligature {
  readonly glyphs: readonly number[];
  readonly ligature: number;
}

/**
 * Ligatures of a GSUB table by its features, in their order, for the default script (Latin where there is none) and its
 * default language; those in extension lookups are left out. After the OpenType chapters "GSUB" and "Common Table Formats".
 *
 * @throws IconError E_FONT when parts of the table overlap so much that reading them would not end
 * @throws RangeError when something lies outside the table
 */
export function readLigatures(view: DataView, features: readonly string[]): Ligature[] {
  const gsub: Gsub = { view, left: 16 * view.byteLength };
  const ligatures: Ligature[] = [];
  for (const subtable of ligatureTables(gsub, features)) readSubtable(gsub, subtable, ligatures);
  return ligatures;
}

interface Gsub {
  readonly view: DataView;
  /** Numbers that may still be read: some times those that there are, since equal parts may share their bytes. */
  left: number;
}

const SCRIPTS = ["DFLT", "latn"] as const;
const LIGATURE = 4;

function ligatureTables(gsub: Gsub, features: readonly string[]): Set<number> {
  const { view } = gsub;
  const [scripts, featureList, lookups] = [4, 6, 8].map((at) => view.getUint16(at));
  const subtables = new Set<number>();
  if (!scripts || !featureList || !lookups) return subtables;
  for (const feature of featuresOf(gsub, scripts, featureList, features)) {
    for (const index of numbers(gsub, feature + 2)) {
      const lookup = lookups + view.getUint16(lookups + 2 + 2 * index);
      if (view.getUint16(lookup) !== LIGATURE) continue;
      for (const offset of numbers(gsub, lookup + 4)) subtables.add(lookup + offset);
    }
  }
  return subtables;
}

function featuresOf(gsub: Gsub, scripts: number, featureList: number, features: readonly string[]): number[] {
  const { view } = gsub;
  const byTag = new Map<string, number>();
  const scriptCount = spend(gsub, view.getUint16(scripts));
  for (let i = 0; i < scriptCount; i++) {
    const record = scripts + 2 + 6 * i;
    byTag.set(tagAt(view, record), scripts + view.getUint16(record + 4));
  }
  const script = SCRIPTS.map((tag) => byTag.get(tag)).find((at) => at !== undefined);
  const language = script === undefined ? 0 : view.getUint16(script);
  if (script === undefined || language === 0) return [];
  const found = new Map<string, number>();
  for (const index of numbers(gsub, script + language + 4)) {
    const record = featureList + 2 + 6 * index;
    const tag = tagAt(view, record);
    if (!found.has(tag)) found.set(tag, featureList + view.getUint16(record + 4));
  }
  return features.map((tag) => found.get(tag)).filter((at) => at !== undefined);
}

function readSubtable(gsub: Gsub, subtable: number, ligatures: Ligature[]): void {
  const sets = numbers(gsub, subtable + 4);
  const firsts = coveredGlyphs(gsub, subtable + gsub.view.getUint16(subtable + 2), sets.length);
  for (const [i, first] of firsts.entries()) {
    const set = subtable + (sets[i] ?? 0);
    for (const offset of numbers(gsub, set)) {
      const at = set + offset;
      const others = Math.max(0, gsub.view.getUint16(at + 2) - 1);
      ligatures.push({ glyphs: [first, ...list(gsub, at + 4, others)], ligature: gsub.view.getUint16(at) });
    }
  }
}

/** Ranges are followed only as far as there are sets for their glyphs. */
function coveredGlyphs(gsub: Gsub, coverage: number, most: number): number[] {
  const { view } = gsub;
  if (view.getUint16(coverage) === 1) return numbers(gsub, coverage + 2).slice(0, most);
  const glyphs: number[] = [];
  const ranges = spend(gsub, view.getUint16(coverage + 2));
  for (let i = 0; i < ranges; i++) {
    const [start = 0, end = 0] = list(gsub, coverage + 4 + 6 * i, 2);
    for (let glyph = start; glyph <= end && glyphs.length < most; glyph++) glyphs.push(glyph);
  }
  return glyphs;
}

function numbers(gsub: Gsub, at: number): number[] {
  return list(gsub, at + 2, gsub.view.getUint16(at));
}

function list(gsub: Gsub, at: number, count: number): number[] {
  spend(gsub, count + 1);
  return Array.from({ length: count }, (_, i) => gsub.view.getUint16(at + 2 * i));
}

function spend(gsub: Gsub, count: number): number {
  gsub.left -= count;
  if (gsub.left < 0) throw damaged("the font's ligatures overlap");
  return count;
}
