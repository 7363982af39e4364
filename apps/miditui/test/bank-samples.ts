/** A sample of a SoundFont as its header and its frames say. */
export interface BankSample {
  readonly name: string;
  readonly data: Float32Array;
  readonly rate: number;
  readonly key: number;
  readonly loop?: { readonly start: number; readonly end: number };
}

/** Samples of a SoundFont 2, read by nothing but its specification (7.10). A loop of no length is none. */
export function bankSamples(bytes: Uint8Array): BankSample[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunk = (id: string): { start: number; length: number } => {
    const pattern = Buffer.from(id, "latin1");
    // The headers come after the frames, in which the four letters may stand by chance.
    const at = id === "shdr" ? Buffer.from(bytes).lastIndexOf(pattern) : Buffer.from(bytes).indexOf(pattern);
    return { start: at + 8, length: view.getUint32(at + 4, true) };
  };
  const frames = chunk("smpl");
  const headers = chunk("shdr");
  const samples: BankSample[] = [];
  for (let at = headers.start; at + 92 <= headers.start + headers.length; at += 46) {
    const name = Buffer.from(bytes.subarray(at, at + 20))
      .toString("latin1")
      .replace(/\0.*$/, "");
    const [start = 0, end = 0, loopStart = 0, loopEnd = 0, rate = 0] = [20, 24, 28, 32, 36].map((offset) =>
      view.getUint32(at + offset, true),
    );
    const data = Float32Array.from(
      { length: end - start },
      (_, i) => view.getInt16(frames.start + (start + i) * 2, true) / 32_768,
    );
    const loop = loopEnd > loopStart ? { start: loopStart - start, end: loopEnd - start } : undefined;
    samples.push({ name, data, rate, key: bytes[at + 40] ?? 0, ...(loop === undefined ? {} : { loop }) });
  }
  return samples;
}
