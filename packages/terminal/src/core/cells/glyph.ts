import { clusterWidth, codePointWidth } from "./width.ts";

/** The cells behind the first one of a glyph that takes several. */
export const TAIL = 0xfffffffe;

/** Shown for what must not reach a terminal. */
export const REPLACEMENT = 0xfffd;

const BLANK = 0x20;

/** The first glyph that is no code point but stands for a cluster. */
const FIRST_CLUSTER = 0x110000;

/** What comes behind the last code point of a cluster that is kept is left out, so that no name floods a cell. */
const LONGEST = 16;

/** Clusters beyond these are shown as their first code point; no song has so many. */
const MOST_CLUSTERS = 0x10000;

/** A grapheme cluster of more than one code point. */
export interface Cluster {
  readonly text: string;
  readonly codes: readonly number[];
  /** Columns. */
  readonly width: number;
  /** Columns that a terminal takes for it which knows no clusters. */
  readonly reach: number;
}

const clusters: Cluster[] = [];
const known = new Map<string, number>();

/**
 * The glyph of a grapheme cluster: its code point, or a number above all of them that stands for it as long as the program
 * runs, on this thread.
 */
export function glyphOf(cluster: string): number {
  const code = cluster.codePointAt(0) ?? BLANK;
  if (cluster.length === (code > 0xffff ? 2 : 1)) return code;
  const glyph = known.get(cluster);
  if (glyph !== undefined) return glyph;
  if (clusters.length >= MOST_CLUSTERS) return code;
  const characters = Array.from(cluster).slice(0, LONGEST);
  const text = characters.join("");
  const codes = characters.map((character) => character.codePointAt(0) ?? BLANK);
  const reach = characters.reduce((sum, character) => sum + clusterWidth(character), 0);
  const added = FIRST_CLUSTER + clusters.length;
  clusters.push({ text, codes, width: clusterWidth(text), reach });
  known.set(cluster, added);
  return added;
}

/** The cluster that a glyph stands for; undefined for a code point, and for what is no glyph at all. */
export function clusterOf(glyph: number): Cluster | undefined {
  return clusters[glyph - FIRST_CLUSTER];
}

/** Columns that a glyph takes: 1, or more of which the first has the glyph and the others have TAIL. */
export function glyphWidth(glyph: number): number {
  return glyph < FIRST_CLUSTER ? codePointWidth(glyph) : (clusterOf(glyph)?.width ?? 1);
}

/** The text of a glyph as cells show it: "" for TAIL, a blank for none. */
export function glyphText(glyph: number): string {
  if (glyph === TAIL) return "";
  if (glyph < FIRST_CLUSTER) return String.fromCodePoint(glyph || BLANK);
  return clusterOf(glyph)?.text ?? String.fromCodePoint(REPLACEMENT);
}

/**
 * What a cell shows in fact: a blank for see-through ones and for both parts of a wide glyph that something was laid over.
 *
 * @param column of the cell, which is `at` in all of them
 */
export function shownGlyph(glyphs: Uint32Array, at: number, column: number, columns: number): number {
  const glyph = glyphs[at]!;
  if (glyph < 0x1100 || (glyph >= 0x2800 && glyph < 0x2900)) return glyph || BLANK;
  if (glyph === TAIL) return isCovered(glyphs, at, column, columns) ? TAIL : BLANK;
  return isWhole(glyphs, at, columns - column) ? glyph : BLANK;
}

/** Whether all columns of a glyph are there and are its own. @param room columns up to the end of the row */
function isWhole(glyphs: Uint32Array, at: number, room: number): boolean {
  const width = glyphWidth(glyphs[at]!);
  if (width > room) return false;
  for (let behind = 1; behind < width; behind++) if (glyphs[at + behind] !== TAIL) return false;
  return true;
}

function isCovered(glyphs: Uint32Array, at: number, column: number, columns: number): boolean {
  let before = 1;
  while (before < column && glyphs[at - before] === TAIL) before++;
  if (before > column || glyphs[at - before] === TAIL) return false;
  return glyphWidth(glyphs[at - before]!) > before && isWhole(glyphs, at - before, columns - column + before);
}
