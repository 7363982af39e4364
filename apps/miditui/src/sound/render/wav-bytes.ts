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
  const frames = left.length;
  const step = SAMPLE_BYTES[format];
  const bytes = new Uint8Array(frames * frameBytes(format));
  const view = new DataView(bytes.buffer);
  const write = WRITERS[format];
  for (let frame = 0, at = 0; frame < frames; frame++, at += CHANNELS * step) {
    write(view, at, left[frame] ?? 0);
    write(view, at + step, right[frame] ?? 0);
  }
  return bytes;
}

const WRITERS: Readonly<Record<SampleFormat, (view: DataView, at: number, sample: number) => void>> = {
  "16": (view, at, sample) => view.setInt16(at, whole(sample, 0x7fff), true),
  "24": (view, at, sample) => {
    const value = whole(sample, 0x7fffff);
    view.setInt16(at, value, true);
    view.setInt8(at + 2, value >> 16);
  },
  "32f": (view, at, sample) => view.setFloat32(at, sample, true),
};

function whole(sample: number, full: number): number {
  return Math.max(-full - 1, Math.min(full, Math.round(sample * full)));
}
