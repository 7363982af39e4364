import { END, meta, mtrk, type SmfEvent, smf } from "../../../apps/miditui/test/songs/smf.ts";
import { above, decibels, loudness, peak, rms } from "./sound-level.ts";
import { pitchError } from "./sound-pitch.ts";
import { timbre } from "./sound-spectrum.ts";

/** Seconds of a note, and of what comes after its end. */
const HELD = 1.5;
const REST = 1;
/** Frames of windows for pitches, from the finest on. */
const WINDOWS = [65_536, 32_768, 16_384, 8192];

/** A note of a program by itself, and what is to be found out about it. */
export interface Probe {
  readonly program: number;
  readonly pitch: number;
  readonly velocity: number;
  readonly kind: "low" | "middle" | "high" | "soft" | "loud" | "same" | "drum";
}

export interface Heard extends Probe {
  readonly level: number;
  readonly loudness: number;
  readonly cents: number;
  readonly share: number;
  /** Decibels of a click at the note's end beside the note's peak. */
  readonly click: number;
  readonly timbre: Float64Array;
}

/** One after the other, each cut off before the next, so that none is heard into another. */
export function probeSong(probes: readonly Probe[]): Uint8Array {
  const events: SmfEvent[] = [];
  const drumsOn = 9;
  for (const { program, pitch, velocity, kind } of probes) {
    const channel = kind === "drum" ? drumsOn : 0;
    const now = (...bytes: number[]): SmfEvent => ({ delta: 0, bytes });
    const after = (seconds: number, ...bytes: number[]): SmfEvent => ({ delta: seconds * 960, bytes });
    events.push(now(0xb0 | channel, 91, 0), now(0xb0 | channel, 93, 0), now(0xc0 | channel, program));
    events.push(now(0x90 | channel, pitch, velocity), after(HELD, 0x80 | channel, pitch, 64));
    events.push(after(REST - 0.1, 0xb0 | channel, 120, 0), after(0.1, 0xb0 | channel, 123, 0));
  }
  return smf([mtrk([meta(0, 0x51, [7, 161, 32]), END]), mtrk([...events, END])]);
}

export function heardOf(probe: Probe, samples: Float64Array, at: number, rate: number): Heard {
  const from = Math.round(at * (HELD + REST) * rate);
  const note = samples.slice(from, from + Math.round((HELD + REST - 0.1) * rate));
  const off = Math.round(HELD * rate);
  const start = Math.round(0.03 * rate);
  const size = WINDOWS.find((window) => lasting(note, start, window)) ?? 8192;
  const pitch = 440 * 2 ** ((probe.pitch - 69) / 12);
  return {
    ...probe,
    level: decibels(rms(note, 0, off) || 1e-9),
    loudness: loudness(note, rate),
    ...pitchError(note, start, size, { rate, pitch }),
    click: clickAt(note, off, rate),
    timbre: timbre(note, 0, rate),
  };
}

/** Whether there is still something of the sound at the end of a window. */
function lasting(note: Float64Array, from: number, size: number): boolean {
  const quarter = size / 4;
  return rms(note, from + 3 * quarter, from + size) > rms(note, from, from + quarter) / 30;
}

/**
 * What is above 6 kHz within milliseconds of the note's end, where it is more than twice what it was in any such moment
 * of the 0.3 s before, beside the note's peak.
 */
function clickAt(note: Float64Array, off: number, rate: number): number {
  const high = above(note, rate, 6000);
  const [ahead, span] = [Math.round(0.002 * rate), Math.round(0.02 * rate)];
  const at = peak(high, off - ahead, off + span);
  const before = peak(high, off - ahead - Math.round(0.3 * rate), off - ahead);
  return at > 2 * before ? decibels(at / (peak(note) || 1)) : Number.NEGATIVE_INFINITY;
}
