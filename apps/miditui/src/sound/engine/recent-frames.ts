import { LIVE_RATE } from "../outputs/output.ts";

/** Frames that are remembered: three seconds, as much as any output holds back. */
const MOST = LIVE_RATE * 3;

/** The last frames rendered, for an output that has to go on where another one broke off. */
export class RecentFrames {
  readonly #left = new Float32Array(MOST);
  readonly #right = new Float32Array(MOST);
  #end = 0;

  push(left: Float32Array, right: Float32Array, count: number): void {
    for (let i = 0; i < count; i++) {
      const at = (this.#end + i) % MOST;
      this.#left[at] = left[i] ?? 0;
      this.#right[at] = right[i] ?? 0;
    }
    this.#end += count;
  }

  /** The first frame from `frame` on that is still known. */
  firstFrom(frame: number): number {
    return Math.min(this.#end, Math.max(frame, this.#end - MOST));
  }

  /** All from a frame on that is known. */
  from(frame: number): { readonly left: Float32Array; readonly right: Float32Array; readonly count: number } {
    const count = this.#end - frame;
    const left = Float32Array.from({ length: count }, (_, i) => this.#left[(frame + i) % MOST] ?? 0);
    const right = Float32Array.from({ length: count }, (_, i) => this.#right[(frame + i) % MOST] ?? 0);
    return { left, right, count };
  }
}
