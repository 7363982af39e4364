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
  /** When a frame is due; with 60 and 120 a second, when that of the last step was. */
  #frame: number;
  /** When a frame between two steps is due. */
  #between: number = Number.POSITIVE_INFINITY;
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
    this.#between = Number.POSITIVE_INFINITY;
  }

  setFrames(frames: FrameRate, now: number): void {
    this.#frames = frames;
    this.#frame = now;
    this.#between = Number.POSITIVE_INFINITY;
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
    if (this.#frames === 30) {
      if (now < this.#frame) return false;
      this.#frame = Math.max(this.#frame, now - STEP_MS) + 1000 / this.#frames;
      return true;
    }
    return stepped ? this.#frameOfStep(now) : this.#frameBetween(now);
  }

  /** With a frame a step nothing is gained by a clock of its own: it would drift against that of the steps. */
  #frameOfStep(now: number): boolean {
    // While steps are made up for, not all of them are shown; where each takes longer than a frame, all are.
    if (now >= this.#step && now - this.#frame < STEP_MS) return false;
    this.#frame = now;
    const half = this.#step - STEP_MS / 2;
    this.#between = this.#frames === 120 && now < half ? half : Number.POSITIVE_INFINITY;
    return true;
  }

  #frameBetween(now: number): boolean {
    if (now < this.#between || now >= this.#step) return false;
    this.#between = Number.POSITIVE_INFINITY;
    return true;
  }

  /**
   * Seconds by which the balls of a frame are ahead of those of the last step, 0 to a step.
   *
   * @param stepped whether that step was made just now
   */
  ahead(now: number, stepped: boolean): number {
    if (this.#frames === 60 || this.#frames === 30 || (this.#frames === 120 && stepped)) return 0;
    return Math.max(0, Math.min(STEP_MS, now - (this.#step - STEP_MS))) / 1000;
  }

  /** Milliseconds until something is due. */
  pause(now: number): number {
    if (this.#frames === "uncapped") return 0;
    return Math.max(0, Math.min(this.#step, this.#between) - now);
  }
}
