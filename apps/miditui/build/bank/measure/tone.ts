import type { Tone } from "../patch.ts";
import { peak } from "./click.ts";

/** Of a tone's peak, in decibels. */
export interface ToneFaults {
  /** Step where the loop goes round, over the steps that it has elsewhere; -Infinity where it is none. */
  readonly seam: number;
  /** The first frame. */
  readonly begin: number;
  /** The last frame, of a tone without a loop. */
  readonly end: number;
  /** What is left when it swings about its middle: of the loop, or of all. */
  readonly constant: number;
}

export function toneFaults({ data, loop }: Tone): ToneFaults {
  const most = peak(data, 0, data.length);
  const decibels = (value: number): number => 20 * Math.log10(Math.max(0, value) / most);
  const part = loop === undefined ? data : data.subarray(loop.start, loop.end);
  const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
  return {
    seam: loop === undefined ? Number.NEGATIVE_INFINITY : decibels(seam(part)),
    begin: decibels(Math.abs(data[0] ?? 0)),
    end: loop === undefined ? decibels(Math.abs(data.at(-1) ?? 0)) : Number.NEGATIVE_INFINITY,
    constant: decibels(Math.abs(mean)),
  };
}

/**
 * The largest fourth difference of the frames over the seam, above the largest anywhere else in the loop: a smooth course
 * has small ones, a step or a bend large ones.
 */
function seam(loop: Float32Array): number {
  const length = loop.length;
  const at = (i: number): number => loop[((i % length) + length) % length] ?? 0;
  const difference = (i: number): number =>
    Math.abs(at(i - 2) - 4 * at(i - 1) + 6 * at(i) - 4 * at(i + 1) + at(i + 2)) / 6;
  let [over, elsewhere] = [0, 0];
  for (let i = -2; i < 2; i++) over = Math.max(over, difference(i));
  for (let i = 2; i < length - 2; i++) elsewhere = Math.max(elsewhere, difference(i));
  return over - elsewhere;
}
