import type { Sustained } from "./recording.ts";

/** A sound that goes round, and how loud it is `seconds` after the start; what it is at the end of the attack stays. */
export interface Strand {
  readonly turn: Float32Array;
  readonly level: (seconds: number) => number;
}

/**
 * The attack of a sustained sound and one turn after it, in phase: strands come in at times of their own, and the loop
 * has no seam. The strands are of one length.
 *
 * @param seconds length of the attack
 */
export function strandsTogether(strands: readonly Strand[], seconds: number, rate: number): Sustained {
  const turn = Math.max(...strands.map((strand) => strand.turn.length));
  const attack = Math.round(seconds * rate);
  const data = new Float32Array(attack + turn);
  const first = (turn - (attack % turn)) % turn;
  for (const strand of strands) {
    let at = first;
    for (let i = 0; i < attack; i++) {
      data[i] = data[i]! + strand.turn[at]! * strand.level(i / rate);
      at = at + 1 === turn ? 0 : at + 1;
    }
    const steady = strand.level(seconds);
    for (let i = 0; i < turn; i++) data[attack + i] = data[attack + i]! + strand.turn[i]! * steady;
  }
  return { data, loop: { start: attack, end: attack + turn } };
}

/** From 0 to 1 within `seconds`, round at both ends, after `delay`. */
export function rise(seconds: number, delay = 0): (at: number) => number {
  return (at) => {
    const part = Math.min(1, Math.max(0, (at - delay) / seconds));
    return part * part * (3 - 2 * part);
  };
}

/** Up to 1 within `up` seconds and down again with half-life `half`, down to `rest`. */
export function burst(up: number, half: number, rest = 0): (at: number) => number {
  return (at) => (at < up ? at / up : rest + (1 - rest) * 2 ** (-(at - up) / half));
}
