import type { RegexpGraph } from "./regexp-graph.ts";

const UNKNOWN = 0;
const FITS = 1;
const FITS_NOT = 2;

/**
 * Counts what a backtracking search does at most: every way through the expression's places that the text allows, and
 * every place tried from there. Ways that stand at the same place after the same character are counted together.
 */
export class StepCounter {
  private readonly next: readonly (readonly number[])[];
  private readonly first: readonly number[];
  /** Places of the same expression share what is known of their characters. */
  private readonly characters: readonly CharacterSet[];
  private ways: Float64Array;
  private waysNow: Float64Array;

  constructor({ places, first }: RegexpGraph) {
    const known = new Map<string, CharacterSet>();
    this.next = places.map((place) => place.next);
    this.first = first;
    this.characters = places.map(({ source }) => {
      const set = known.get(source) ?? new CharacterSet(source);
      known.set(source, set);
      return set;
    });
    this.ways = new Float64Array(places.length);
    this.waysNow = new Float64Array(places.length);
  }

  /** Steps of searches that begin at each place from `from` up to `to` and may go on to the end; above `most`, any more. */
  count(text: string, from: number, to: number, most: number): number {
    let open: number[] = [];
    let steps = 0;
    for (let at = from; at < text.length && steps <= most && (at < to || open.length > 0); ) {
      const code = text.codePointAt(at) ?? 0;
      const openNow: number[] = [];
      if (at < to) steps += this.take(code, 1, this.first, openNow);
      for (const place of open) {
        steps += this.take(code, this.ways[place] ?? 0, this.next[place] ?? [], openNow);
        this.ways[place] = 0;
      }
      [this.ways, this.waysNow] = [this.waysNow, this.ways];
      open = openNow;
      at += code > 0xffff ? 2 : 1;
    }
    for (const place of open) this.ways[place] = 0;
    return steps;
  }

  private take(code: number, ways: number, places: readonly number[], open: number[]): number {
    for (const place of places) {
      if (this.characters[place]?.has(code) !== true) continue;
      const now = this.waysNow[place] ?? 0;
      if (now === 0) open.push(place);
      this.waysNow[place] = now + ways;
    }
    return ways * places.length;
  }
}

/** The characters that one place takes, asked of the engine once for each. */
class CharacterSet {
  private readonly pattern: RegExp;
  private readonly known = new Uint8Array(128);
  private readonly others = new Map<number, boolean>();

  constructor(source: string) {
    this.pattern = new RegExp(`^${source}$`, "u");
  }

  has(code: number): boolean {
    if (code >= 128) return this.hasOther(code);
    if (this.known[code] === UNKNOWN) this.known[code] = this.test(code) ? FITS : FITS_NOT;
    return this.known[code] === FITS;
  }

  private hasOther(code: number): boolean {
    const known = this.others.get(code);
    if (known !== undefined) return known;
    const fits = this.test(code);
    this.others.set(code, fits);
    return fits;
  }

  private test(code: number): boolean {
    return this.pattern.test(String.fromCodePoint(code));
  }
}
