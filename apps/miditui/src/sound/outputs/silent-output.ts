import { LIVE_RATE, type Output } from "./output.ts";
import { Pace } from "./pace.ts";

/** Milliseconds of a stumble that are made up for rather than lost: nobody hears it. */
const PATIENCE = 250;

/** Nowhere, at the pace at which it would be heard: where no sound can be made the song still goes its way. */
export class SilentOutput implements Output {
  readonly name = "silent";
  readonly delay = 0;
  readonly lead = 0.03;
  readonly hungry = false;
  readonly isFixed = false;
  readonly #pace = new Pace(LIVE_RATE, PATIENCE);

  played(now: number): number {
    return this.#pace.played(now);
  }

  write(_left: Float32Array, _right: Float32Array, count: number, now: number): number {
    return this.#pace.write(count, now);
  }

  rest(): void {
    this.#pace.rest();
  }

  close(): void {
    this.rest();
  }
}
