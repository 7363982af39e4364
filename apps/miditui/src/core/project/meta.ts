import { type ChunkEvent, NO_ORDER } from "./event.ts";
import { utf8BytesOf } from "./text.ts";

/** Kinds of meta events (the byte after FF), after the Standard MIDI Files specification 1.1. */
export const META: {
  readonly text: 0x01;
  readonly copyright: 0x02;
  readonly name: 0x03;
  readonly instrument: 0x04;
  readonly lyric: 0x05;
  readonly marker: 0x06;
  readonly cue: 0x07;
  readonly channelPrefix: 0x20;
  readonly port: 0x21;
  readonly endOfTrack: 0x2f;
  readonly tempo: 0x51;
  readonly smpteOffset: 0x54;
  readonly metre: 0x58;
  readonly key: 0x59;
  readonly sequencer: 0x7f;
} = {
  text: 0x01,
  copyright: 0x02,
  name: 0x03,
  instrument: 0x04,
  lyric: 0x05,
  marker: 0x06,
  cue: 0x07,
  channelPrefix: 0x20,
  port: 0x21,
  endOfTrack: 0x2f,
  tempo: 0x51,
  smpteOffset: 0x54,
  metre: 0x58,
  key: 0x59,
  sequencer: 0x7f,
};

export interface Metre {
  /** Beats of a bar, 1 to 255. */
  readonly numerator: number;
  /** What a beat is: 1, 2, 4 and so on to 128. */
  readonly denominator: number;
}

export interface Key {
  /** Number of sharps; flats are negative: -7 to 7. */
  readonly sharps: number;
  readonly minor: boolean;
}

export function isMeta(event: ChunkEvent, kind: number): boolean {
  return event.type === "meta" && event.kind === kind;
}

/** A meta made here, at any place among those of its tick. */
export function metaEvent(tick: number, kind: number, data: Uint8Array): ChunkEvent {
  return { tick, order: NO_ORDER, type: "meta", kind, data };
}

export function textMeta(tick: number, kind: number, text: string): ChunkEvent {
  return metaEvent(tick, kind, utf8BytesOf(text));
}

/** @param microseconds of a quarter note, 1 to 16,777,215 */
export function tempoData(microseconds: number): Uint8Array {
  return Uint8Array.of((microseconds >> 16) & 0xff, (microseconds >> 8) & 0xff, microseconds & 0xff);
}

/** Microseconds of a quarter note; undefined where it is not a tempo, or one of 0 that would stop the clock. */
export function tempoOf(event: ChunkEvent): number | undefined {
  if (event.type !== "meta" || event.kind !== META.tempo || event.data.length < 3) return undefined;
  const [high = 0, middle = 0, low = 0] = event.data;
  const microseconds = (high << 16) | (middle << 8) | low;
  return microseconds === 0 ? undefined : microseconds;
}

/**
 * @param like the event that it takes the place of: its clocks of a metronome click and its 32nds of a quarter stay
 */
export function metreData(metre: Metre, like?: Uint8Array): Uint8Array {
  const power = 31 - Math.clz32(metre.denominator);
  // A click is a beat, or three of them in compound metres such as 6/8.
  const beat = Math.max(1, 96 >> power);
  const click = metre.denominator >= 8 && metre.numerator % 3 === 0 ? beat * 3 : beat;
  const clocks = like !== undefined && like[0] === metre.numerator && like[1] === power ? like[2] : click;
  return Uint8Array.of(metre.numerator, power, clocks ?? click, like?.[3] ?? 8);
}

/** Undefined where it is not a metre, or one without beats or of notes shorter than a 128th. */
export function metreOf(event: ChunkEvent): Metre | undefined {
  if (event.type !== "meta" || event.kind !== META.metre || event.data.length < 2) return undefined;
  const [numerator = 0, power = 0] = event.data;
  return numerator === 0 || power > 7 ? undefined : { numerator, denominator: 1 << power };
}

export function keyData(key: Key): Uint8Array {
  return Uint8Array.of(key.sharps & 0xff, key.minor ? 1 : 0);
}

export function keyOf(event: ChunkEvent): Key | undefined {
  if (event.type !== "meta" || event.kind !== META.key || event.data.length < 2) return undefined;
  const [byte = 0, mode = 0] = event.data;
  const sharps = (byte << 24) >> 24;
  return sharps < -7 || sharps > 7 || mode > 1 ? undefined : { sharps, minor: mode === 1 };
}
