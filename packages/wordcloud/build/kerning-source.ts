import type { SourceFont } from "./source-font.ts";

/** How far a mark may stick out of its letter, in font units, for the letter to kern as without it. */
const OVERHANG = 20;

/** Kerning by first and second glyph of the table. */
export type KerningPairs = Map<number, Map<number, number>>;

/** A character of the table and the file that it is from. */
export interface SourcedCharacter {
  readonly codepoint: number;
  /** Its glyph in the table. */
  readonly place: number;
  readonly source: SourceFont;
}

/**
 * Kerning of all characters. Each file of the font kerns its own alone, so that a word of "e" and "e with a caron",
 * which are in two files, would fall apart: letters from different files kern as those below their marks do.
 */
export function readKerning(characters: readonly SourcedCharacter[]): KerningPairs {
  const known = characters.filter(({ codepoint }) => kerns(codepoint));
  const own = kerningWithinFiles(known);
  const byCode = new Map(known.map((character) => [character.codepoint, character]));
  const firsts = new Map(known.map((character) => [character, standIn(character, byCode, "right")]));
  const seconds = new Map(known.map((character) => [character, standIn(character, byCode, "left")]));
  const pairs: KerningPairs = new Map();
  for (const first of known) {
    const row = new Map<number, number>(own.get(first.place));
    const firstLetter = firsts.get(first);
    for (const second of known) {
      if (second.source === first.source) continue;
      const letter = seconds.get(second);
      // Within one file the font itself has spoken.
      const value = firstLetter && letter ? own.get(firstLetter.place)?.get(letter.place) : undefined;
      if (value !== undefined) row.set(second.place, value);
    }
    if (row.size > 0) pairs.set(first.place, row);
  }
  return pairs;
}

/** Marks join the letter before them when shaped, and what is drawn blank by definition kerns with nothing. */
function kerns(codepoint: number): boolean {
  return !/[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(codepoint));
}

function kerningWithinFiles(characters: readonly SourcedCharacter[]): KerningPairs {
  const pairs: KerningPairs = new Map();
  for (const [source, members] of Map.groupBy(characters, (character) => character.source)) {
    const codes = members.map(({ codepoint }) => codepoint);
    for (const { codepoint, place } of members) {
      const values = source.kerning(codepoint, codes);
      const row = members.flatMap((second, i): [number, number][] => {
        const value = values[i] ?? 0;
        return value === 0 ? [] : [[second.place, value]];
      });
      pairs.set(place, new Map(row));
    }
  }
  return pairs;
}

/** The letter below the marks of a character, or itself; none where the marks stick out on that side. */
function standIn(
  character: SourcedCharacter,
  byCode: ReadonlyMap<number, SourcedCharacter>,
  side: "left" | "right",
): SourcedCharacter | undefined {
  const base = String.fromCodePoint(character.codepoint).normalize("NFD").codePointAt(0);
  if (base === character.codepoint) return character;
  const letter = byCode.get(base ?? 0);
  if (letter === undefined) return undefined;
  const edge = ({ source, codepoint }: SourcedCharacter): number => source.edges(source.glyphOf(codepoint))[side];
  const overhang = side === "right" ? edge(character) - edge(letter) : edge(letter) - edge(character);
  return overhang <= OVERHANG ? letter : undefined;
}
