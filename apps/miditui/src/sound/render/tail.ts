import type { Chunk } from "./part-renderer.ts";
import { LONGEST_TAIL, type Plan } from "./plan.ts";

/** Half of what 16 bits tell from nothing. */
const SILENT = 1 / 65_536;
/** Seconds over which a sound fades that lasts longer than it may. */
const FADE = 0.5;

/** Where a song ends: when nothing of it rings on, or fading where that takes too long. */
export class Tail {
  /** Frames of a song that never falls silent. */
  readonly limit: number;
  readonly #end: number;
  readonly #fade: number;

  constructor({ end, rate }: Plan) {
    this.#end = end;
    this.limit = end + LONGEST_TAIL * rate;
    this.#fade = Math.round(FADE * rate);
  }

  /** Fades a chunk that begins at the frame, as far as it is near the limit. */
  fade({ left, right }: Chunk, frame: number): void {
    const first = Math.max(0, this.limit - this.#fade - frame);
    for (let index = first; index < left.length; index++) {
      const gain = Math.max(0, (this.limit - frame - index) / this.#fade);
      left[index] = (left[index] ?? 0) * gain;
      right[index] = (right[index] ?? 0) * gain;
    }
  }

  /** Whether nothing more comes, from a chunk on that begins at the frame. */
  isOver(chunk: Chunk, frame: number): boolean {
    return frame >= this.limit || (frame >= this.#end && chunk.voices === 0 && audibleFrames(chunk) === 0);
  }

  /** Frames of the last chunk, which begins at the frame, that are worth keeping. */
  lastFrames(chunk: Chunk, frame: number): number {
    const least = Math.max(0, this.#end - frame);
    return Math.min(chunk.left.length, this.limit - frame, Math.max(least, audibleFrames(chunk)));
  }
}

/** Frames up to the last one that can be heard. */
function audibleFrames({ left, right }: Chunk): number {
  let count = left.length;
  while (count > 0 && Math.abs(left[count - 1] ?? 0) < SILENT && Math.abs(right[count - 1] ?? 0) < SILENT) count--;
  return count;
}
