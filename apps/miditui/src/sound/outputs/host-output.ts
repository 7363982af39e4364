import { fileURLToPath } from "node:url";
import { Lines } from "../midi/lines.ts";
import { Child } from "./child.ts";
import type { EffectName } from "./effect-names.ts";
import type { HostReport, HostSettings } from "./host-messages.ts";
import { LIVE_RATE, type Output } from "./output.ts";
import type { Candidate, OutputEvents } from "./output-chain.ts";
import { reportIn } from "./report-in.ts";
import { floatBytes } from "./sample-bytes.ts";
import { ToldClock } from "./told-clock.ts";

// Sources run as they are written, the published build as JavaScript.
const HOST = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "./host.ts" : "./host.js", import.meta.url));

/** As the user knows it. */
export const SYSTEM_AUDIO = "system audio";

/** Milliseconds that it may take to begin. */
const PATIENCE = 5000;

const USUAL_LATENCY = 0.05;

export interface HostOptions {
  readonly effect: EffectName;
  /** Plays nowhere, in time. @default false */
  readonly nowhere?: boolean;
}

/** Our own host: Tone.js upon the native Web Audio, in a process of its own, which tells what it has played. */
class HostOutput implements Output {
  readonly name = SYSTEM_AUDIO;
  readonly lead: number;
  readonly hungry = false;
  readonly isFixed = false;
  delay = 0;
  readonly #child: Child;
  readonly #events: OutputEvents;
  readonly #clock = new ToldClock(LIVE_RATE);
  readonly #waiting: NodeJS.Timeout;
  #written = 0;
  #resting = true;
  #failure: string | undefined;

  constructor({ effect, nowhere = false }: HostOptions, latency: number | undefined, events: OutputEvents) {
    this.lead = latency ?? USUAL_LATENCY;
    this.#events = events;
    const settings: HostSettings = { rate: LIVE_RATE, latency: this.lead, effect, nowhere };
    const lines = new Lines((line) => {
      const report = reportIn<HostReport>(line);
      if (report !== undefined) this.#hearReport(report);
    });
    this.#child = new Child({
      path: process.execPath,
      args: [HOST, JSON.stringify(settings)],
      onText: (text) => lines.add(text),
      onEnd: (reason) => {
        clearTimeout(this.#waiting);
        events.onEnd(this.#failure ?? reason);
      },
    });
    this.#waiting = setTimeout(() => {
      this.close();
      events.onEnd("it does not begin");
    }, PATIENCE);
  }

  played(now: number): number {
    return Math.max(0, Math.min(this.#written, this.#clock.frames(now)));
  }

  write(left: Float32Array, right: Float32Array, count: number, now: number): number {
    const missed = this.#resting ? 0 : this.#clock.frames(now) - this.#written;
    this.#resting = false;
    this.#child.write(floatBytes(left, right, count));
    this.#written += count;
    return Math.max(0, Math.round(missed));
  }

  rest(): void {
    this.#resting = true;
  }

  close(): void {
    clearTimeout(this.#waiting);
    this.#child.close();
  }

  #hearReport(report: HostReport): void {
    switch (report.type) {
      case "ready":
        clearTimeout(this.#waiting);
        this.delay = report.delay;
        this.#events.onReady();
        break;
      case "starts":
        this.#clock.start(report.frames, report.at);
        break;
      case "stands":
        if (report.frames === this.#written) this.#clock.stand(report.frames);
        break;
      case "played":
        this.#clock.tell(report.frames, report.at);
        break;
      case "failed":
        this.#failure = report.reason;
        break;
    }
  }
}

export function hostCandidate(options: HostOptions): Candidate {
  return {
    name: SYSTEM_AUDIO,
    eager: false,
    open: (latency, events) => new HostOutput(options, latency, events),
  };
}
