import { power } from "@side-projects/raster";
import { STEP } from "../physics/constants.ts";

/** Balls a second that a key or button sends after it was held for so many seconds. */
function rampRate(seconds: number): number {
  if (seconds < 0.5) return 5;
  if (seconds < 1.5) return 5 + 25 * (seconds - 0.5);
  if (seconds < 3) return 30 + (70 / 1.5) * (seconds - 1.5);
  return Math.min(300, 100 * power(1.3, seconds - 3));
}

/** A key or button that is held, counted in steps since it was pressed. */
export class Ramp {
  #steps = 0;
  #paid = 0;
  #part = 0;

  /** @param known steps that it is known to be held, which later repeats raise */
  step(known: number): number {
    this.#steps += 1;
    const due = Math.min(this.#steps, known);
    for (; this.#paid < due; this.#paid++) {
      // The rate at the middle of a step: the sum over steps is then the integral.
      this.#part += rampRate((this.#paid + 0.5) * STEP) * STEP;
    }
    const whole = Math.floor(this.#part);
    this.#part -= whole;
    return whole;
  }
}
