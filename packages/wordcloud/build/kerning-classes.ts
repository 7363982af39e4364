/** Kerning of glyphs as pairs of classes. */
export interface KerningClasses {
  /** Row of each glyph as the first of a pair; 0 is the empty row. */
  readonly firsts: readonly number[];
  /** Class of each glyph as the second of a pair; 0 is without kerning. */
  readonly seconds: readonly number[];
  /** Kerning by class of the second, for each row. */
  readonly rows: readonly ReadonlyMap<number, number>[];
}

/** Joins glyphs that kern alike: those of equal columns make a class of seconds, those of equal rows a row. */
export function kerningClasses(
  glyphCount: number,
  pairs: ReadonlyMap<number, ReadonlyMap<number, number>>,
): KerningClasses {
  const columns = Array.from({ length: glyphCount }, (): string[] => []);
  for (const [first, values] of pairs) {
    for (const [second, kerning] of values) columns[second]?.push(`${first}:${kerning}`);
  }
  const classes = new Map([["", 0]]);
  const seconds = columns.map((column) => placeOf(classes, column.join()));
  const keys = new Map([["", 0]]);
  const rows: ReadonlyMap<number, number>[] = [new Map()];
  const firsts = columns.map((_, first) => {
    const byClass = new Map<number, number>();
    for (const [second, kerning] of pairs.get(first) ?? []) byClass.set(seconds[second] ?? 0, kerning);
    const sorted = [...byClass].sort(([a], [b]) => a - b);
    const row = placeOf(keys, sorted.map((entry) => entry.join(":")).join());
    rows[row] ??= new Map(sorted);
    return row;
  });
  return { firsts, seconds, rows };
}

function placeOf(places: Map<string, number>, key: string): number {
  const place = places.get(key) ?? places.size;
  places.set(key, place);
  return place;
}
