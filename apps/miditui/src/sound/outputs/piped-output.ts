import { Child } from "./child.ts";
import { LIVE_RATE, type Output } from "./output.ts";
import type { Candidate, OutputEvents } from "./output-chain.ts";
import { Pace } from "./pace.ts";
import type { PlayerProgram } from "./players.ts";
import { int16Bytes } from "./sample-bytes.ts";

/** Milliseconds after which a player that still runs is believed to have found a device. */
const SETTLES = 150;

/** Seconds that a player holds back without another wish. */
const USUAL_LATENCY = 0.06;

/** A player in use. How far it is can only be told by the time since it began. */
class PipedOutput implements Output {
  readonly name: string;
  readonly delay: number;
  readonly lead: number;
  readonly hungry = true;
  readonly isFixed = true;
  readonly #child: Child;
  readonly #pace: Pace;
  readonly #settling: NodeJS.Timeout;

  constructor(program: PlayerProgram, path: string, latency: number | undefined, events: OutputEvents) {
    this.name = program.name;
    this.delay = program.delay;
    this.lead = latency ?? USUAL_LATENCY;
    // It has as much in store as is rendered ahead.
    this.#pace = new Pace(LIVE_RATE, this.lead * 1000);
    this.#child = new Child({
      path,
      args: program.args(this.lead),
      onEnd: (reason) => {
        clearTimeout(this.#settling);
        events.onEnd(reason);
      },
    });
    this.#settling = setTimeout(events.onReady, SETTLES);
    if (program.header !== undefined) this.#child.write(program.header());
  }

  played(now: number): number {
    return this.#pace.played(now);
  }

  write(left: Float32Array, right: Float32Array, count: number, now: number): number {
    this.#child.write(int16Bytes(left, right, count));
    return this.#pace.write(count, now);
  }

  rest(): void {
    this.#pace.rest();
  }

  close(): void {
    clearTimeout(this.#settling);
    this.#child.close();
  }
}

/** @param path where the program is */
export function playerCandidate(program: PlayerProgram, path: string): Candidate {
  return {
    name: program.name,
    eager: true,
    open: (latency, events) => new PipedOutput(program, path, latency, events),
  };
}
