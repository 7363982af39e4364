/** What is played at a frame of the engine's clock. */
export interface TimelinePoint {
  readonly run: number;
  readonly tick: number;
}

const MOST = 2048;

/** Which tick each of the last blocks began with, to tell later which of them is heard. */
export class Timeline {
  readonly #frames = new Float64Array(MOST);
  readonly #ticks = new Float64Array(MOST);
  readonly #runs = new Float64Array(MOST);
  #count = 0;

  /** Frames rise from one call to the next. */
  push(frame: number, run: number, tick: number): void {
    const at = this.#count % MOST;
    this.#frames[at] = frame;
    this.#ticks[at] = tick;
    this.#runs[at] = run;
    this.#count += 1;
  }

  /** What the block with this frame plays; undefined before the first, the first kept for what is older. */
  at(frame: number): TimelinePoint | undefined {
    const first = Math.max(0, this.#count - MOST);
    let low = first;
    let high = this.#count - 1;
    if (high < low) return undefined;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#frame(middle) <= frame) low = middle;
      else high = middle - 1;
    }
    return { run: this.#runs[low % MOST] ?? 0, tick: this.#tickAt(low, frame) };
  }

  #tickAt(index: number, frame: number): number {
    const tick = this.#ticks[index % MOST] ?? 0;
    const start = this.#frame(index);
    const next = index + 1;
    const ahead = (this.#ticks[next % MOST] ?? tick) - tick;
    // A jump, as that of a loop, is none that can be passed over slowly.
    const follows = next < this.#count && this.#runs[next % MOST] === this.#runs[index % MOST] && ahead > 0;
    if (!follows || frame <= start) return tick;
    return tick + (ahead * (frame - start)) / (this.#frame(next) - start);
  }

  #frame(index: number): number {
    return this.#frames[index % MOST] ?? 0;
  }
}
