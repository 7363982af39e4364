import { fileURLToPath } from "node:url";
import type { TimedMessage } from "../../core/sound/midi-clock.ts";
import { Child } from "../outputs/child.ts";
import { reportIn } from "../outputs/report-in.ts";
import { Lines } from "./lines.ts";
import type { MidiReport, MidiRequest } from "./midi-messages.ts";

// Sources run as they are written, the published build as JavaScript.
const CHILD = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "./midi-child.ts" : "./midi-child.js", import.meta.url),
);

export interface MidiEvents {
  /** A key of any keyboard; velocity 0 lets it go. Milliseconds since 1970. */
  readonly onKey: (pitch: number, velocity: number, at: number) => void;
  /** Keyboards that are listened to, after each change. */
  readonly onPorts: (names: readonly string[]) => void;
  /** There is no MIDI here, or no longer: told once at most. Keys that were down have been let go. */
  readonly onEnd: (reason: string) => void;
}

/** The MIDI ports of the computer. */
export interface Midi {
  /**
   * Sends messages to those who follow the clock, each when it is due.
   *
   * @param anew whether what was told before and is not yet due is not to be sent. @default false
   */
  send(messages: readonly TimedMessage[], anew?: boolean): void;
  close(): void;
}

/** Listens to all MIDI keyboards, in a process of its own, where the optional package for it is there. */
export function openMidi({ onKey, onPorts, onEnd }: MidiEvents): Midi {
  const down = new Map<number, number>();
  const hear = (report: MidiReport): void => {
    if (report.type === "ports") {
      onPorts(report.names);
      return;
    }
    const { pitch, velocity, at } = report;
    down.set(pitch, (down.get(pitch) ?? 0) + (velocity > 0 ? 1 : -1));
    onKey(pitch, velocity, at);
  };
  const lines = new Lines((line) => {
    const report = reportIn<MidiReport>(line);
    if (report !== undefined) hear(report);
  });
  const child = new Child({
    path: process.execPath,
    args: [CHILD],
    onText: (text) => lines.add(text),
    onEnd: (reason) => {
      const now = performance.timeOrigin + performance.now();
      for (const [pitch, count] of down) for (let left = count; left > 0; left--) onKey(pitch, 0, now);
      onEnd(reason);
    },
  });
  return {
    send: (messages, anew = false) => {
      if (messages.length === 0 && !anew) return;
      const request: MidiRequest = { messages, anew };
      child.write(new TextEncoder().encode(`${JSON.stringify(request)}\n`));
    },
    close: () => child.close(),
  };
}
