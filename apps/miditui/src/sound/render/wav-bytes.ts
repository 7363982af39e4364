import { floatBytes, int16Bytes } from "../outputs/sample-bytes.ts";

/** How a sample is written: whole numbers of 16 or 24 bits, or floats of 32. */
export type SampleFormat = "16" | "24" | "32f";

/** Bytes before the first sample. */
export const HEADER_BYTES = 44;
/** The sizes in the header are 32 bits wide, and count what follows its first 8 bytes. */
export const MOST_WAV_BYTES: number = 0xffffffff + 8;

const CHANNELS = 2;
const PCM = 1;
const FLOAT = 3;

/** Bytes of a frame of two channels. */
export function frameBytes(format: SampleFormat): number {
  return CHANNELS * SAMPLE_BYTES[format];
}

const SAMPLE_BYTES: Readonly<Record<SampleFormat, number>> = { "16": 2, "24": 3, "32f": 4 };

/** The header of a stereo file, after Microsoft's RIFF and WAVE. */
export function wavHeader(format: SampleFormat, rate: number, frames: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const size = frames * frameBytes(format);
  bytes.set(ascii("RIFF"), 0);
  view.setUint32(4, HEADER_BYTES - 8 + size, true);
  bytes.set(ascii("WAVEfmt "), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, format === "32f" ? FLOAT : PCM, true);
  view.setUint16(22, CHANNELS, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * frameBytes(format), true);
  view.setUint16(32, frameBytes(format), true);
  view.setUint16(34, 8 * SAMPLE_BYTES[format], true);
  bytes.set(ascii("data"), 36);
  view.setUint32(40, size, true);
  return bytes;
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

/** Frames as samples, left and right in turn; whole numbers are cut off where they are louder than full. */
export function sampleBytes(format: SampleFormat, left: Float32Array, right: Float32Array): Uint8Array {
  switch (format) {
    case "16":
      return int16Bytes(left, right, left.length);
    case "24":
      return int24Bytes(left, right);
    case "32f":
      return floatBytes(left, right, left.length);
  }
}

function int24Bytes(left: Float32Array, right: Float32Array): Uint8Array {
  const bytes = new Uint8Array(left.length * frameBytes("24"));
  for (let frame = 0, at = 0; frame < left.length; frame++, at += 6) {
    put24(bytes, at, left[frame] ?? 0);
    put24(bytes, at + 3, right[frame] ?? 0);
  }
  return bytes;
}

function put24(bytes: Uint8Array, at: number, sample: number): void {
  const value = Math.max(-FULL_24 - 1, Math.min(FULL_24, Math.round(sample * FULL_24)));
  bytes[at] = value;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value >> 16;
}

const FULL_24 = 0x7fffff;
