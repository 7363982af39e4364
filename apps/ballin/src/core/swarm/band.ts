import type { State } from "./state.ts";

/** Contacts that are put into groups together. */
export const BAND = 512;

/** Strands into which a band is cut; contacts of a group are from different ones. */
export const STRANDS = 8;

/** Contacts that were found and are not yet in groups: from `begin` to before `end` in the order of finding. */
export interface Band {
  readonly state: State;
  begin: number;
  end: number;
}

/** Counts one contact more, that is in the band arrays already. */
export function addToBand(band: Band): void {
  band.end++;
  if (band.end - band.begin === BAND) endBand(band);
}

/**
 * Puts the contacts of a band into groups of four. A band is cut into strands, whose next contacts stand side by side: so
 * the four of a group are far apart and share no ball, and can be solved at once, while the sweep goes from the floor up
 * and along the rows as before. Where four share a ball after all, each has a group of its own.
 */
export function endBand(band: Band): void {
  const count = band.end - band.begin;
  const length = Math.ceil(count / STRANDS);
  for (let n = 0; n < length; n++) {
    for (let strand = 0; strand < STRANDS; strand += 4) {
      const from = strand * length + n;
      if (from >= count) break;
      if (meet(band, from, length)) {
        for (let lane = 0; lane < 4 && from + lane * length < count; lane++) addGroup(band, from, length, 1 << lane);
      } else addGroup(band, from, length, 15);
    }
  }
  band.begin = band.end;
}

/** Whether two of four contacts share a ball. */
function meet(band: Band, from: number, length: number): boolean {
  const { bandPair } = band.state;
  const count = band.end - band.begin;
  for (let one = 0; one < 4; one++) {
    const k = from + one * length;
    for (let two = one + 1; two < 4; two++) {
      const m = from + two * length;
      if (m >= count) break;
      const i = bandPair[2 * k]!;
      const j = bandPair[2 * k + 1]!;
      const p = bandPair[2 * m]!;
      const q = bandPair[2 * m + 1]!;
      if (i === p || i === q || j === p || j === q) return true;
    }
  }
  return false;
}

/** Adds a group of those contacts of four whose bits are set; in place of others the ball after the last meets itself. */
function addGroup(band: Band, from: number, length: number, lanes: number): void {
  const { bandPair, bandValues, contacts, capacity } = band.state;
  const { pair, values, place } = contacts;
  const count = band.end - band.begin;
  const p = 8 * contacts.groups;
  const o = 16 * contacts.groups;
  for (let lane = 0; lane < 4; lane++) {
    const k = from + lane * length;
    const there = k < count && (lanes & (1 << lane)) !== 0;
    pair[p + lane] = there ? bandPair[2 * k]! : 16 * capacity;
    pair[p + 4 + lane] = there ? bandPair[2 * k + 1]! : 16 * capacity;
    for (let n = 0; n < 4; n++) values[o + 4 * n + lane] = there ? bandValues[4 * k + n]! : 0;
    if (there) place[band.begin + k] = o + lane;
  }
  contacts.groups++;
}
