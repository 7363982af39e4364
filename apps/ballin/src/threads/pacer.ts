import { STEP } from "../core/physics/constants.ts";
import type { FrameRate } from "./messages.ts";

const STEP_MS = 1000 * STEP;

/** After a pause no more steps than these are made up for; the rest of the time is dropped. */
const MOST_STEPS = 5;

/**
 * Tells when steps and frames are due: one step at a time, so that commands are heard between those that are made up for.
 * Times are milliseconds of any clock that only goes forward.
 */
export class Pacer {
  #step: number;
  /** When a frame is due; with 60 a second, when the last one was. */
  #frame: number;
  #frames: FrameRate;

  constructor(now: number, frames: FrameRate) {
    this.#step = now + STEP_MS;
    this.#frame = now;
    this.#frames = frames;
  }

  /** Starts anew after a rest. */
  restart(now: number): void {
    this.#step = now;
    this.#frame = now;
  }

  setFrames(frames: FrameRate, now: number): void {
    this.#frames = frames;
    this.#frame = now;
  }

  /** Takes a step if one is due. @returns whether it was */
  takeStep(now: number): boolean {
    if (now < this.#step) return false;
    // Of the steps that are due after this one, four are left. The half keeps a rounded sum from being a step late.
    this.#step = Math.max(this.#step + STEP_MS, now - (MOST_STEPS - 1.5) * STEP_MS);
    return true;
  }

  /**
   * Takes the frame that is due.
   *
   * @param stepped whether a step was made just now
   */
  frame(now: number, stepped: boolean): boolean {
    if (this.#frames === "uncapped") return true;
    if (this.#frames === 60) {
      // With a frame a step nothing is gained by a clock of its own: it would drift against that of the steps. While steps
      // are made up for, not all of them are shown; where each takes longer than a frame, all are.
      const shown = stepped && (now < this.#step || now - this.#frame >= STEP_MS);
      if (shown) this.#frame = now;
      return shown;
    }
    if (now < this.#frame) return false;
    this.#frame = Math.max(this.#frame, now - STEP_MS) + 1000 / this.#frames;
    return true;
  }

  /** Seconds by which the balls of a frame are ahead of those of the last step, 0 to a step. */
  ahead(now: number): number {
    if (this.#frames === 60 || this.#frames === 30) return 0;
    return Math.max(0, Math.min(STEP_MS, now - (this.#step - STEP_MS))) / 1000;
  }

  /** Milliseconds until something is due. */
  pause(now: number): number {
    if (this.#frames === "uncapped") return 0;
    const due = this.#frames === 120 ? Math.min(this.#step, this.#frame) : this.#step;
    return Math.max(0, due - now);
  }
}
