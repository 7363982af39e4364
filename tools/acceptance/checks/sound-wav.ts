/** Sound as this side has read it: nothing of it comes from the product. */
export interface Sound {
  /** Frames a second. */
  readonly rate: number;
  /** Of one sample in the file; 32 is floating. */
  readonly bits: 16 | 24 | 32;
  /** One list of samples for each channel, -1 to 1. */
  readonly channels: readonly Float64Array[];
}

const PCM = 1;
const FLOATING = 3;
const EXTENSIBLE = 0xfffe;

/**
 * A WAV file, read strictly.
 *
 * @throws Error where lengths, formats or sizes contradict each other, or bytes are left
 */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  const size = (at: number): number => view.getUint32(at, true);
  ask(bytes.length >= 44 && name(0) === "RIFF" && name(8) === "WAVE", "it does not begin as a WAV");
  ask(size(4) === bytes.length - 8, `its RIFF has ${size(4)} bytes, the file ${bytes.length}`);
  let format: { code: number; count: number; rate: number; bits: number } | undefined;
  let data: readonly [from: number, to: number] | undefined;
  for (let at = 12; at < bytes.length; ) {
    const end = at + 8 + size(at + 4);
    ask(end <= bytes.length, `${name(at)} goes beyond the end`);
    if (name(at) === "fmt ") format = formatOf(view, at + 8, end);
    if (name(at) === "data") data = [at + 8, end];
    at = end + (end % 2);
  }
  if (format === undefined || data === undefined) throw new Error("not a WAV to be trusted: no format or no data");
  const { code, count, rate, bits } = format;
  if (!(bits === 16 || bits === 24 || bits === 32)) throw new Error(`not a WAV to be trusted: ${bits} bits`);
  ask((bits === 32) === (code === FLOATING), `format ${code} of ${bits} bits`);
  const [from, to] = data;
  const block = (count * bits) / 8;
  ask((to - from) % block === 0, `${to - from} bytes of blocks of ${block}`);
  const read = sampleReader(view, bits);
  const channels = Array.from({ length: count }, (_, channel) => {
    const samples = new Float64Array((to - from) / block);
    for (let frame = 0; frame < samples.length; frame++)
      samples[frame] = read(from + frame * block + (channel * bits) / 8);
    return samples;
  });
  return { rate, bits, channels };
}

/** Raw 16-bit samples, the way players take them: interleaved, little-endian. */
export function readRaw(bytes: Uint8Array, rate: number, count: number): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const channels = Array.from({ length: count }, (_, channel) => {
    const samples = new Float64Array(Math.floor(bytes.length / 2 / count));
    for (let frame = 0; frame < samples.length; frame++)
      samples[frame] = view.getInt16(2 * (frame * count + channel), true) / 32768;
    return samples;
  });
  return { rate, bits: 16, channels };
}

/** The mean of all channels. */
export function mono({ channels }: Sound): Float64Array {
  const mean = new Float64Array(channels[0]?.length ?? 0);
  for (const channel of channels)
    for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (channel[at] ?? 0) / channels.length;
  return mean;
}

function formatOf(
  view: DataView,
  at: number,
  end: number,
): { code: number; count: number; rate: number; bits: number } {
  const [count, rate, bits] = [
    view.getUint16(at + 2, true),
    view.getUint32(at + 4, true),
    view.getUint16(at + 14, true),
  ];
  ask(view.getUint16(at + 12, true) === (count * bits) / 8, "a block is not as long as its samples");
  ask(view.getUint32(at + 8, true) === (rate * count * bits) / 8, "its bytes a second are not those of its samples");
  const code = view.getUint16(at, true);
  const known = code === EXTENSIBLE && end - at >= 40 ? view.getUint16(at + 24, true) : code;
  ask(known === PCM || known === FLOATING, `format ${known}`);
  return { code: known, count, rate, bits };
}

function sampleReader(view: DataView, bits: 16 | 24 | 32): (at: number) => number {
  if (bits === 16) return (at) => view.getInt16(at, true) / 2 ** 15;
  if (bits === 32) return (at) => view.getFloat32(at, true);
  return (at) => (view.getUint16(at, true) + 65536 * view.getInt8(at + 2)) / 2 ** 23;
}

function ask(held: boolean, why: string): void {
  if (!held) throw new Error(`not a WAV to be trusted: ${why}`);
}
