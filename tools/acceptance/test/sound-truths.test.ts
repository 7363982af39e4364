import { seeded } from "@side-projects/testkit";
import { expect, test } from "vitest";
import { above, decibels, loudness, peak, rms } from "../checks/sound-level.ts";
import { foundAt, onsets, spans } from "../checks/sound-onsets.ts";
import { pitchError } from "../checks/sound-pitch.ts";
import { distance, powers, timbre } from "../checks/sound-spectrum.ts";
import { mono, readRaw, readWav } from "../checks/sound-wav.ts";

const RATE = 44_100;

function sine(hertz: number, seconds: number, amplitude = 1, rate = RATE): Float64Array {
  return Float64Array.from(
    { length: Math.round(seconds * rate) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hertz * at) / rate),
  );
}

function sum(...parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts[0] ?? [], (_, at) => parts.reduce((all, part) => all + (part[at] ?? 0), 0));
}

/** A WAV of one channel, byte by byte. */
function wav(format: number, bits: number, data: readonly number[], more: readonly number[] = []): Uint8Array {
  const word = (value: number): number[] => [value & 255, (value >> 8) & 255];
  const long = (value: number): number[] => [...word(value & 65535), ...word(value >>> 16)];
  const text = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0));
  const fmt = [
    ...word(format),
    ...word(1),
    ...long(8000),
    ...long((8000 * bits) / 8),
    ...word(bits / 8),
    ...word(bits),
  ];
  const body = [...text("WAVEfmt "), ...long(16), ...fmt, ...text("data"), ...long(data.length), ...data, ...more];
  return Uint8Array.from([...text("RIFF"), ...long(body.length), ...body]);
}

test("samples of 16, 24 and 32 bits are read as what they are", () => {
  expect([...(readWav(wav(1, 16, [0, 0x80, 0xff, 0x7f, 0, 0x40])).channels[0] ?? [])]).toEqual([
    -1,
    32767 / 32768,
    0.5,
  ]);
  expect([...(readWav(wav(1, 24, [0, 0, 0x80, 0, 0, 0x40, 0xff, 0xff, 0xff])).channels[0] ?? [])]).toEqual([
    -1,
    0.5,
    -(2 ** -23),
  ]);
  expect([...(readWav(wav(3, 32, [0, 0, 0x80, 0x3f, 0, 0, 0, 0xbf])).channels[0] ?? [])]).toEqual([1, -0.5]);
  expect(readRaw(Uint8Array.of(0, 0x40, 0, 0xc0, 0, 0x20), 8000, 2).channels.map((list) => [...list])).toEqual([
    [0.5],
    [-0.5],
  ]);
});

test("a WAV whose sizes contradict each other is none", () => {
  const good = wav(1, 16, [1, 2, 3, 4]);
  expect(() => readWav(good.subarray(0, -1))).toThrow();
  expect(() => readWav(wav(1, 16, [1, 2, 3]))).toThrow();
  expect(() => readWav(wav(1, 32, [1, 2, 3, 4]))).toThrow();
  expect(() => readWav(wav(1, 16, [1, 2], [1]))).toThrow();
  expect(mono(readWav(good)).length).toBe(2);
});

test("levels are those of sines", () => {
  const wave = sine(1000, 1, 0.5);
  expect(decibels(rms(wave))).toBeCloseTo(-9.03, 2);
  expect(peak(wave)).toBeCloseTo(0.5, 4);
  // BS.1770 has a sine of 997 Hz at full scale in one channel at -3.01 LKFS, which is 0.691 dB more than its level here.
  expect(loudness(sine(997, 1, 1, 48_000), 48_000)).toBeCloseTo(-3.01 + 0.691, 1);
  expect(loudness(sine(40, 1), RATE)).toBeLessThan(loudness(sine(1000, 1), RATE) - 5);
  expect(decibels(peak(above(sine(300, 0.5), RATE, 6000), RATE / 4, RATE / 2))).toBeLessThan(-95);
  expect(decibels(peak(above(sine(12_000, 0.5), RATE, 6000), RATE / 4, RATE / 2))).toBeCloseTo(0, 0);
});

test("onsets are found at the frame, and pieces at their lag", () => {
  const clicks = new Float64Array(5000);
  for (const at of [7, 1000, 1003, 4999]) clicks[at] = -0.5;
  expect(onsets(clicks, { threshold: 0.1, quiet: 50 })).toEqual([7, 1000, 4999]);
  expect(spans(clicks, { threshold: 0.1, quiet: 50 })).toEqual([
    [7, 7],
    [1000, 1003],
    [4999, 4999],
  ]);
  const random = seeded(3);
  const noise = Float64Array.from({ length: 3000 }, () => random.next() - 0.5);
  const { lag, likeness } = foundAt(noise, noise.slice(1000, 1500), 1017, 40);
  expect([lag, likeness.toFixed(6)]).toEqual([-17, "1.000000"]);
});

test("power is where the sine is, and timbres of one sound are nearer than those of two", () => {
  const spectrum = powers(sine((RATE * 100) / 1024, 1), 0, 1024);
  expect(spectrum.indexOf(Math.max(...spectrum))).toBe(100);
  expect((spectrum[50] ?? 1) / (spectrum[100] ?? 0)).toBeLessThan(1e-12);
  const [soft, loud, bright] = [sine(440, 1, 0.1), sine(440, 1), sum(sine(440, 1), sine(1320, 1, 0.3))].map((wave) =>
    timbre(wave, 0, RATE),
  );
  expect(distance(soft ?? new Float64Array(), loud ?? new Float64Array())).toBeLessThan(0.01);
  expect(distance(bright ?? new Float64Array(), loud ?? new Float64Array())).toBeGreaterThan(3);
});

test("a sound that is out of tune is so by as many cents, whatever its layers", () => {
  for (const pitch of [41.2, 261.63, 3000]) {
    for (const cents of [-30, 4, 12]) {
      const hertz = pitch * 2 ** (cents / 1200);
      const waves = [1, 2, 3, 4].filter((k) => k * hertz < 20_000).map((k) => sine(k * hertz, 1.5, 1 / k));
      const found = pitchError(sum(...waves), 0, 65_536, { rate: RATE, pitch });
      expect(Math.abs(found.cents - cents)).toBeLessThan(1);
      expect(found.share).toBeGreaterThan(0.95);
    }
  }
  const layers = sum(sine(440 * 2 ** (8 / 1200), 1.5), sine(440 * 2 ** (-8 / 1200), 1.5));
  expect(Math.abs(pitchError(layers, 0, 65_536, { rate: RATE, pitch: 440 }).cents)).toBeLessThan(1);
  const random = seeded(5);
  const noise = Float64Array.from({ length: 70_000 }, () => random.next() - 0.5);
  expect(pitchError(noise, 0, 65_536, { rate: RATE, pitch: 440 }).share).toBeLessThan(0.7);
});
