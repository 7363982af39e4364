import type { Command } from "./command.ts";
import { Ramp } from "./ramp.ts";

type Hold = Extract<Command, { readonly type: "hold" }>;

/** What a held key or button does in a step. */
export interface HeldStep {
  readonly source: Hold["source"];
  readonly x: number;
  readonly y: number;
  /** Balls that are due. */
  readonly balls: number;
}

/** Keys and buttons that are held, one of each source. */
export class Holds {
  readonly #held = new Map<Hold["source"], { hold: Hold; readonly ramp: Ramp }>();

  get count(): number {
    return this.#held.size;
  }

  start(hold: Hold): void {
    const running = this.#held.get(hold.source);
    if (running === undefined) this.#held.set(hold.source, { hold, ramp: new Ramp() });
    else running.hold = hold;
  }

  release(source: Hold["source"]): void {
    this.#held.delete(source);
  }

  clear(): void {
    this.#held.clear();
  }

  step(): HeldStep[] {
    return [...this.#held.values()].map(({ hold, ramp }) => ({
      source: hold.source,
      x: hold.x,
      y: hold.y,
      balls: ramp.step(hold.known ?? Number.POSITIVE_INFINITY),
    }));
  }
}
