import { secondsAt, tickAtSeconds } from "../time/seconds.ts";
import type { TimeMap } from "../time/time-map.ts";

/**
 * Which frame a tick falls on while the song runs. A frame is rounded from the exact time since the anchor, so that no
 * error adds up, however long the run.
 */
export class RunClock {
  readonly map: TimeMap;
  readonly #rate: number;
  /** Broken after a loop, whose length need not be a whole number of frames. */
  readonly #frame: number;
  readonly #seconds: number;

  /** @param frame that `tick` falls on */
  constructor(map: TimeMap, rate: number, frame: number, tick: number) {
    this.map = map;
    this.#rate = rate;
    this.#frame = frame;
    this.#seconds = secondsAt(map, tick);
  }

  frameOf(tick: number): number {
    return Math.round(this.#exactFrame(tick));
  }

  /** Where the song is when the frame begins: a broken tick, below 0 where it has not begun. */
  tickAt(frame: number): number {
    return tickAtSeconds(this.map, this.#seconds + (frame - this.#frame) / this.#rate);
  }

  /** The first whole tick from `least` on that falls on the frame or after it. */
  firstFrom(frame: number, least: number): number {
    let tick = Math.max(least, Math.ceil(this.tickAt(frame - 0.5)));
    while (this.frameOf(tick) < frame) tick++;
    while (tick > least && this.frameOf(tick - 1) >= frame) tick--;
    return tick;
  }

  /** The clock from where the song jumps from one tick to another. */
  jump(from: number, to: number): RunClock {
    return new RunClock(this.map, this.#rate, this.#exactFrame(from), to);
  }

  /** The clock of other tempos from the frame on, at which the song is where it was. */
  withMap(map: TimeMap, frame: number): RunClock {
    return new RunClock(map, this.#rate, frame, this.tickAt(frame));
  }

  #exactFrame(tick: number): number {
    return this.#frame + (secondsAt(this.map, tick) - this.#seconds) * this.#rate;
  }
}
