import type { Ask } from "../core/ask.ts";
import { ViewerError } from "../core/error.ts";

/** How much of the one thread the asks may take that go through all videos of a channel. */
export interface DearLimit {
  /** Milliseconds that they may take in a row. @default 5000 */
  readonly burstMs?: number;
  /** Share of the time that they may take for long, above 0, at most 1. @default 0.5 */
  readonly share?: number;
}

/** What is told when to ask again. */
interface Told {
  header(name: "retry-after", seconds: string): unknown;
}

/** An ask that takes no more milliseconds is not counted: as many of them are as bad as that many plain pages. */
const FREE_MS = 20;

/** Whether an ask may take long: others go through the videos of a month or a year. */
function isDear({ period, q }: Ask): boolean {
  return q !== "" || period.type === "all";
}

/**
 * Keeps the thread free for everyone: each answer is made in one go, so what takes long keeps all others waiting. The
 * time it took is paid for from an account that fills up while time passes; in debt, such asks are refused.
 */
export class DearWork {
  readonly #burstMs: number;
  readonly #share: number;
  readonly #now: () => number;
  #leftMs: number;
  #filledAt: number;

  /** @param now milliseconds of any steady clock */
  constructor({ burstMs = 5000, share = 0.5 }: DearLimit, now: () => number = () => performance.now()) {
    this.#burstMs = burstMs;
    this.#share = share;
    this.#now = now;
    this.#leftMs = burstMs;
    this.#filledAt = now();
  }

  /**
   * Does the work that an ask needs.
   *
   * @throws ViewerError E_RATE where there is no time left for this one
   */
  do<T>(ask: Ask, reply: Told, work: () => T): T {
    if (!isDear(ask)) return work();
    const began = this.#now();
    this.#leftMs = Math.min(this.#burstMs, this.#leftMs + (began - this.#filledAt) * this.#share);
    this.#filledAt = began;
    if (this.#leftMs <= 0) throw this.#refusal(reply);
    try {
      return work();
    } finally {
      this.#leftMs -= Math.max(0, this.#now() - began - FREE_MS);
    }
  }

  #refusal(reply: Told): ViewerError {
    const seconds = Math.ceil((1 - this.#leftMs) / this.#share / 1000);
    reply.header("retry-after", String(seconds));
    const message = "searches and lists of all time have taken up the viewer's time";
    return new ViewerError("E_RATE", message, `try again in ${seconds} s, or choose a month`);
  }
}
