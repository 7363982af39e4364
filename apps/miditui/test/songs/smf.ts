/** One event of a file to be: what comes after its delta time, status byte first. */
export interface SmfEvent {
  readonly delta: number;
  readonly bytes: readonly number[];
}

export interface SmfChunk {
  readonly type: string;
  readonly bytes: readonly number[];
}

export interface SmfOptions {
  /** @default 1 */
  format?: number;
  /** The two bytes of the division as one number. @default 480 */
  division?: number;
  /** What the header says. @default the number of MTrk chunks */
  count?: number;
}

/** Delta time 0 and End of Track. */
export const END: SmfEvent = { delta: 0, bytes: [0xff, 0x2f, 0] };

/** A MIDI file, byte by byte, without any rule: what is wrong in the parts is wrong in the file. */
export function smf(chunks: readonly SmfChunk[], options: SmfOptions = {}): Uint8Array {
  const { format = 1, division = 480 } = options;
  const count = options.count ?? chunks.filter((chunk) => chunk.type === "MTrk").length;
  const header = [format, count, division].flatMap((word) => [(word >> 8) & 0xff, word & 0xff]);
  const all = [{ type: "MThd", bytes: header }, ...chunks];
  return Uint8Array.from(
    all.flatMap((chunk) => [...ascii(chunk.type), ...bigEndian(chunk.bytes.length), ...chunk.bytes]),
  );
}

/**
 * An MTrk.
 *
 * @param running leaves out a status byte that is that of the message before. @default false
 */
export function mtrk(events: readonly SmfEvent[], running = false): SmfChunk {
  const bytes: number[] = [];
  let before = 0;
  for (const event of events) {
    const [status = 0, ...rest] = event.bytes;
    bytes.push(...variable(event.delta));
    if (running && status < 0xf0 && status === before) bytes.push(...rest);
    else bytes.push(...event.bytes);
    before = status < 0xf0 ? status : 0;
  }
  return { type: "MTrk", bytes };
}

export function meta(delta: number, kind: number, data: readonly number[]): SmfEvent {
  return { delta, bytes: [0xff, kind, ...variable(data.length), ...data] };
}

export function text(delta: number, kind: number, words: string): SmfEvent {
  return meta(delta, kind, [...new TextEncoder().encode(words)]);
}

/** A number of variable length, by repeated division. */
export function variable(value: number): number[] {
  const digits = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(128 + (rest % 128));
  return digits;
}

export function ascii(letters: string): number[] {
  return [...letters].map((letter) => letter.charCodeAt(0));
}

export function bigEndian(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}
