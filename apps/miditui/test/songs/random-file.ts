import { type Random, seeded } from "@side-projects/testkit";
import { ascii, meta, mtrk, type SmfChunk, type SmfEvent, smf, text } from "./smf.ts";

const WORDS = ["", "la", "Strophe 1", "日本語", "naïve", "\u{1f3b9}", "x".repeat(200)];
const KNOWN_METAS = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07];

/**
 * A well-formed MIDI file with all that may be in one: formats 0 to 2, film time, ports, tempo and metre, every message,
 * sysex whole and in parts, texts in two encodings, metas that nobody knows, foreign chunks, notes that overlap, have no
 * length, no end or no beginning.
 *
 * @param events of each chunk, at most. @default 80
 */
export function randomFile(seed: number, events = 80): Uint8Array {
  const random = seeded(seed);
  const format = random.int(0, 2);
  const chunks: SmfChunk[] = [];
  const count = format === 0 ? 1 : random.int(1, 5);
  for (let chunk = 0; chunk < count; chunk++) {
    if (random.int(0, 9) === 0) chunks.push(foreign(random));
    chunks.push(randomTrack(random, random.int(0, events)));
  }
  if (random.int(0, 9) === 0) chunks.push(foreign(random));
  const film = random.pick([24, 25, 29, 30]);
  const division = random.int(0, 4) === 0 ? ((256 - film) << 8) | random.int(1, 255) : random.int(1, 32767);
  return smf(chunks, { format, division });
}

function randomTrack(random: Random, count: number): SmfChunk {
  const events: SmfEvent[] = [];
  const channels = Array.from({ length: random.int(1, 4) }, () => random.int(0, 15));
  // Few pitches, so that notes meet.
  const lowest = random.int(0, 124);
  if (random.int(0, 3) > 0) events.push(text(0, 0x03, random.pick(WORDS)));
  if (random.int(0, 5) === 0) events.push(meta(0, 0x21, [random.int(0, 127)]));
  while (events.length < count) {
    const channel = random.pick(channels);
    const pitch = random.int(lowest, lowest + 3);
    events.push({ delta: randomDelta(random), bytes: randomMessage(random, channel, pitch) });
  }
  events.push(meta(randomDelta(random), 0x2f, []));
  return mtrk(events, random.int(0, 1) === 1);
}

function randomDelta(random: Random): number {
  const kind = random.int(0, 19);
  if (kind < 9) return 0;
  if (kind < 19) return random.int(1, 500);
  return random.int(0, 3_000_000);
}

function randomMessage(random: Random, channel: number, pitch: number): readonly number[] {
  const value = random.int(0, 127);
  const kind = random.int(0, 19);
  if (kind < 6) return [0x90 | channel, pitch, random.int(0, 127)];
  if (kind < 10) return [0x80 | channel, pitch, value];
  if (kind < 12) return [0xb0 | channel, random.int(0, 127), value];
  if (kind === 12) return [0xc0 | channel, value];
  if (kind === 13) return [0xe0 | channel, random.int(0, 127), value];
  if (kind === 14) return random.int(0, 1) === 0 ? [0xd0 | channel, value] : [0xa0 | channel, pitch, value];
  if (kind === 15) return randomSysex(random);
  return randomMeta(random);
}

function randomSysex(random: Random): readonly number[] {
  const data = randomBytes(random, random.int(0, 12), 127);
  if (random.int(0, 2) === 0) return [0xf7, data.length, ...data];
  return [0xf0, data.length + 1, ...data, 0xf7];
}

function randomMeta(random: Random): readonly number[] {
  const kind = random.int(0, 9);
  if (kind < 2) return meta(0, 0x51, randomBytes(random, 3, 255)).bytes;
  if (kind === 2) return meta(0, 0x58, [random.int(1, 12), random.int(0, 5), 24, 8]).bytes;
  if (kind === 3) return meta(0, 0x59, [random.int(-7, 7) & 0xff, random.int(0, 1)]).bytes;
  if (kind === 4) return meta(0, 0x20, [random.int(0, 15)]).bytes;
  if (kind === 5) return meta(0, random.pick([0x00, 0x0a, 0x4b, 0x54, 0x60, 0x7f]), randomBytes(random, 5, 255)).bytes;
  if (kind === 6) return meta(0, random.pick(KNOWN_METAS), randomBytes(random, random.int(0, 150), 255)).bytes;
  return text(0, random.pick(KNOWN_METAS), random.pick(WORDS)).bytes;
}

function foreign(random: Random): SmfChunk {
  return { type: random.pick(["XFIH", "cred", "  x "]), bytes: [...ascii("any "), ...randomBytes(random, 9, 255)] };
}

function randomBytes(random: Random, count: number, highest: number): number[] {
  return Array.from({ length: count }, () => random.int(0, highest));
}
