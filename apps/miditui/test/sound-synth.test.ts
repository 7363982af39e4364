import { seeded } from "@side-projects/testkit";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Bank, readBank } from "../src/sound/synth/bank.ts";
import { BankSynth } from "../src/sound/synth/bank-synth.ts";
import { type Lowpass, rememberedCoefficients } from "../src/sound/synth/remembered-coefficients.ts";
import { sineBank } from "./sine-bank.ts";

const RATE = 44_100;

let bytes: Uint8Array<ArrayBuffer>;
let bank: Bank;
let wet: Bank;

beforeAll(async () => {
  bytes = sineBank();
  bank = await readBank(bytes, "sine.sf2");
  wet = await readBank(sineBank({ reverb: 60, chorus: 60 }), "wet.sf2");
});

function synthOf(drums: readonly boolean[], instruments: Bank = bank): BankSynth {
  const synth = new BankSynth(instruments, { rate: RATE });
  synth.setChannels(drums);
  return synth;
}

/** Left side of the next frames. */
function heard(synth: BankSynth, count: number): Float32Array {
  const left = new Float32Array(count);
  synth.render(left, new Float32Array(count), 0, count);
  return left;
}

function peak(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}

/** The largest step from one sample to the next. */
function jump(samples: Float32Array): number {
  return samples.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (samples[at - 1] ?? sample))), 0);
}

test.each([
  [8, 8],
  [2000, 32],
])("of %i zones at one key a note starts %i", async (layers, voices) => {
  const synth = synthOf([false], await readBank(sineBank({}, layers), "layers.sf2"));
  synth.noteOn(0, 60, 100);
  heard(synth, 128);
  expect(synth.voices).toBe(voices);
});

test("coefficients that are remembered are those of their cutoff and resonance", () => {
  const random = seeded(7);
  const values = (cents: number, q: number): number[] => [1, 2, 3, 4, 5].map((k) => k * cents + q / k);
  const set = (to: Lowpass, [a0 = 0, a1 = 0, a2 = 0, a3 = 0, a4 = 0]: readonly number[]): void => {
    Object.assign(to, { a0, a1, a2, a3, a4 });
  };
  let found = 0;
  const find = rememberedCoefficients((to, cents) => {
    found++;
    set(to, values(cents, to.resonanceCb));
  });
  const lowpass: Lowpass = { resonanceCb: 0, a0: 0, a1: 0, a2: 0, a3: 0, a4: 0 };
  for (let run = 0; run < 3000; run++) {
    const cutoff = random.pick([1500, 5596, 9692]) + random.next() * 30;
    lowpass.resonanceCb = random.pick([0, 0.25, 30, 389.5, -12]);
    find.call(lowpass, cutoff);
    const { a0, a1, a2, a3, a4 } = lowpass;
    expect([a0, a1, a2, a3, a4]).toEqual(values(Math.floor(cutoff), lowpass.resonanceCb));
  }
  expect(found).toBeLessThan(3000);
});

test("a bank tells its name and its presets, the drums behind all others", () => {
  expect(bank.name).toBe("Miditui General");
  expect(bank.presets).toEqual([
    { bank: 0, program: 0, name: "Sine" },
    { bank: 128, program: 0, name: "Kit" },
  ]);
});

test("what is cut off, empty, no bank or without instruments is told apart", async () => {
  const told = (made: Uint8Array): Promise<Bank> => readBank(made, "x.sf2");
  await expect(told(bytes.slice(0, -100))).rejects.toMatchObject({
    code: "E_SOUNDFONT",
    message: /is cut off: it has/,
  });
  await expect(told(new Uint8Array(0))).rejects.toMatchObject({ code: "E_SOUNDFONT", message: /is empty/ });
  await expect(told(Buffer.from("MThd, and so on"))).rejects.toMatchObject({ message: /is no SoundFont/ });
  const damaged = bytes.slice();
  damaged.set(Buffer.from("LIST"), Buffer.from(bytes).indexOf("phdr"));
  await expect(told(damaged)).rejects.toMatchObject({ code: "E_SOUNDFONT", message: /is damaged/ });
});

test("no byte of a bank that is changed makes anything but an error of banks or sound that is finite", async () => {
  const property = fc.asyncProperty(fc.nat(), async (seed) => {
    const random = seeded(seed);
    const changed = bytes.slice();
    for (let count = random.int(1, 6); count > 0; count--)
      changed[random.int(changed.length - 800, changed.length - 1)] = random.int(0, 255);
    const read = await readBank(changed, "x.sf2").catch((error: unknown) => error);
    if (read instanceof Error) {
      expect(read).toMatchObject({ code: "E_SOUNDFONT" });
      return;
    }
    const synth = new BankSynth(await readBank(changed, "x.sf2"), { rate: RATE, voices: 8 });
    synth.setChannels([false]);
    synth.noteOn(0, random.int(20, 100), 100);
    expect(heard(synth, 256).every(Number.isFinite)).toBe(true);
  });
  await fc.assert(property, { numRuns: 40 });
});

test("an attack is the same wherever it falls among the blocks", () => {
  const attack = (before: number): Float32Array => {
    const synth = synthOf([false]);
    heard(synth, 1 + before);
    synth.noteOn(0, 69, 100);
    return heard(synth, 300);
  };
  const first = attack(0);
  expect(peak(first)).toBeGreaterThan(0.05);
  for (const before of [1, 60, 126, 127]) {
    const other = attack(before);
    for (const [at, sample] of other.entries()) expect(sample).toBeCloseTo(first[at] ?? 0, 4);
  }
});

test("a pitch that is struck again and again ends with one note-off", () => {
  const synth = synthOf([false]);
  for (let count = 0; count < 5; count++) synth.noteOn(0, 60, 100);
  heard(synth, 2000);
  synth.noteOff(0, 60);
  heard(synth, RATE / 5);
  expect(synth.voices).toBe(0);
});

test("each of 60 channels sounds by itself, drums among them, and one that becomes drums begins anew", () => {
  const drums = Array.from({ length: 60 }, (_, channel) => channel % 7 === 3);
  const synth = synthOf(drums);
  for (const channel of drums.keys()) {
    synth.control(channel, 7, 0);
    expect(peak(heard(synth, 64)), `${channel} before`).toBe(0);
  }
  for (const channel of drums.keys()) {
    synth.control(channel, 7, 100);
    synth.noteOn(channel, 60, 100);
    expect(peak(heard(synth, 600)), String(channel)).toBeGreaterThan(0.02);
    synth.silence("cut");
    heard(synth, 300);
  }
  synth.control(0, 7, 0);
  synth.setChannels(drums.map((drum, channel) => drum || channel === 0));
  synth.noteOn(0, 60, 100);
  expect(peak(heard(synth, 600))).toBeGreaterThan(0.02);
});

test("mute and solo fade without a click, and what is silenced fades beside what begins", () => {
  const synth = synthOf([false], wet);
  synth.noteOn(0, 57, 100);
  const before = heard(synth, 8192);
  const usual = jump(before);
  synth.setGain(0, 0);
  expect(jump(heard(synth, 4096))).toBeLessThan(usual * 1.3);
  synth.setGain(0, 1);
  expect(jump(heard(synth, 4096))).toBeLessThan(usual * 1.3);
  synth.silence("cut");
  expect(jump(heard(synth, 300))).toBeLessThan(usual * 1.3);
  expect([peak(heard(synth, 4096)), synth.voices]).toEqual([0, 0]);
});

test("a message for the whole is taken back when all channels are reset, and one for a channel finds it", () => {
  const synth = synthOf([false, false]);
  const channels = Array.from({ length: 16 }, (_, channel) => (channel === 2 ? [1] : []));
  const loudness = (channel: number): number => {
    synth.noteOn(channel, 69, 100);
    const level = peak(heard(synth, 2000));
    synth.silence("cut");
    heard(synth, 300);
    return level;
  };
  const usual = loudness(0);
  synth.sysex(Uint8Array.of(0xf0, 0x7f, 0x7f, 4, 1, 0, 64, 0xf7), channels);
  expect(loudness(0)).toBeLessThan(usual / 3);
  // Roland: part 3 of the device, which is MIDI channel 3, gets volume 0.
  synth.sysex(Uint8Array.of(0xf0, 0x41, 0x10, 0x42, 0x12, 0x40, 0x13, 0x19, 0, 0, 0xf7), channels);
  expect(loudness(1)).toBeLessThan(usual / 1000);
  expect(loudness(0)).toBeGreaterThan(0);
  for (const channel of [0, 1]) synth.reset(channel);
  expect(loudness(0)).toBeCloseTo(usual, 5);
  expect(loudness(1)).toBeCloseTo(usual, 5);
});

test("no message of whatever bytes makes it fail or sound out of bounds", () => {
  const makers = fc.constantFrom([0x41, 0x10, 0x42, 0x12, 0x40], [0x43, 0x10, 0x4c], [0x7f, 0x7f], [0x7e, 0x7f, 9], []);
  const property = fc.property(
    fc.array(fc.tuple(makers, fc.uint8Array({ max: 127, maxLength: 12 })), { maxLength: 8 }),
    (said) => {
      const synth = synthOf([false, true]);
      const channels = Array.from({ length: 16 }, (_, channel) => (channel === 9 ? [1] : [0]));
      for (const [maker, rest] of said) synth.sysex(Uint8Array.of(0xf0, ...maker, ...rest, 0xf7), channels);
      for (const channel of [0, 1]) synth.noteOn(channel, 60, 100);
      expect(heard(synth, 300).every(Number.isFinite)).toBe(true);
    },
  );
  fc.assert(property, { numRuns: 40 });
});

test("another bank keeps programs and controllers, and plays at once", () => {
  const synth = synthOf([false]);
  synth.control(0, 7, 30);
  synth.noteOn(0, 69, 100);
  const before = peak(heard(synth, 4000));
  synth.setBank(wet);
  heard(synth, 300);
  synth.noteOn(0, 69, 100);
  const dry = peak(heard(synth, 4000));
  expect(dry).toBeGreaterThan(before * 0.8);
  expect(dry).toBeLessThan(before * 2);
});
