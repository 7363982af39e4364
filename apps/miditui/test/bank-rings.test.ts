import fc from "fast-check";
import { expect, test } from "vitest";
import { blurred } from "../build/bank/synthesis/formants.ts";
import { inverseFourier } from "../build/bank/synthesis/fourier.ts";
import { rateOfWholePeriods } from "../build/bank/synthesis/loop.ts";
import { ringing } from "../build/bank/synthesis/modes.ts";
import { paired } from "../build/bank/synthesis/paired.ts";
import { hertz } from "../build/bank/synthesis/pitch.ts";
import { recording } from "../build/bank/synthesis/recording.ts";
import { Ring } from "../build/bank/synthesis/ring.ts";
import { rise, strandsTogether } from "../build/bank/synthesis/strands.ts";
import { wide } from "../build/bank/synthesis/wide.ts";

test("the inverse transform is the sum of its turning parts", () => {
  const size = 16;
  const part = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size });
  fc.assert(
    fc.property(part, part, (real, imaginary) => {
      const re = Float64Array.from(real);
      const im = Float64Array.from(imaginary);
      inverseFourier(re, im);
      for (let n = 0; n < size; n++) {
        let sum = 0;
        for (let k = 0; k < size; k++) {
          const angle = (2 * Math.PI * k * n) / size;
          sum += (real[k] ?? 0) * Math.cos(angle) - (imaginary[k] ?? 0) * Math.sin(angle);
        }
        expect(re[n]).toBeCloseTo(sum, 9);
      }
    }),
    { numRuns: 40 },
  );
});

test("every key has a rate at which its periods fill the ring, within a tenth of a cent", () => {
  for (let key = 24; key <= 108; key++) {
    for (const frames of [2048, 4096, 16384]) {
      const rate = rateOfWholePeriods(hertz(key), frames, 24000);
      const periods = (hertz(key) * frames) / rate;
      expect(rate).toBeLessThanOrEqual(44100);
      expect(Math.abs(1200 * Math.log2(periods / Math.round(periods)))).toBeLessThan(0.1);
    }
  }
});

test("a sine of a ring is that sine, from its first frame through its end", () => {
  const ring = new Ring(1024, 8192, 1);
  ring.sine(80, 0.5, 0.1);
  const turn = ring.turn();
  for (let i = 0; i < turn.length; i++)
    expect(turn[i]).toBeCloseTo(0.5 * Math.sin(2 * Math.PI * ((80 * i) / 8192 + 0.1)), 6);
});

test("after the attack, strands are where the loop before them ended", () => {
  const turn = Float32Array.from({ length: 64 }, (_, i) => Math.sin((2 * Math.PI * 3 * i) / 64 + 1));
  const { data, loop } = strandsTogether([{ turn, level: rise(0.01) }], 0.1, 1000);
  expect(loop).toEqual({ start: 100, end: 164 });
  // The level is whole by then, so the frames before the loop are those at its end.
  for (let back = 1; back <= 60; back++)
    expect(data[loop.start - back]).toBeCloseTo(data[loop.end - back] ?? Number.NaN, 6);
});

test("what rings is in its loop the sum of sines that its decays have left", () => {
  const [rate, turn, seconds] = [8000, 512, 0.5];
  const hz = (28 * rate) / turn;
  // The envelope of the zone takes the slow decay off, so it is not in the data; the fast one is, less the slow.
  const { data, loop } = ringing(
    [
      { hz, amplitude: 1, decay: 2, phase: 0 },
      { hz: 3 * hz, amplitude: 0.5, decay: 0.5, phase: 0.25 },
    ],
    { rate, seconds, turn, envelope: 2, seed: 3 },
  );
  expect(loop).toEqual({ start: 4000, end: 4512 });
  const left = 0.5 * 10 ** (-3 * (seconds / 0.5 - seconds / 2));
  for (let i = 4000; i < 4512; i++) {
    const angle = (2 * Math.PI * hz * i) / rate;
    expect(data[i]).toBeCloseTo(Math.sin(angle) + left * Math.cos(3 * angle), 4);
  }
});

test("peaks that are pressed are closer to the mean, and nothing is over full scale", () => {
  const data = Float32Array.from({ length: 4000 }, (_, i) => Math.sin(i * 0.3) * Math.exp(-i / 200));
  const power = (pressed: number): number => {
    const tone = recording({ name: "pressed", rate: 8000, key: 60, data, pressed });
    expect(Math.max(...tone.data.map(Math.abs))).toBeLessThanOrEqual(1);
    return tone.data.reduce((sum, value) => sum + value * value, 0);
  };
  expect(power(9)).toBeGreaterThan(2 * power(0));
});

test("paired tones give each key its nearest tone and at most one beside it", () => {
  const tones = [48, 60, 72].map((key) =>
    recording({ name: `t ${key}`, rate: 8000, key, data: Float32Array.from({ length: 400 }, (_, i) => Math.sin(i)) }),
  );
  const zones = paired([48, 60, 72], (root) => {
    const tone = tones.find(({ key }) => key === root);
    if (!tone) throw new Error(`no tone has the key ${root}`);
    return { tone, volume: {} };
  });
  for (let key = 0; key <= 127; key++) {
    const heard = zones.filter(({ keys: [low, high] = [0, 127] }) => low <= key && key <= high);
    const nearest = Math.min(...[48, 60, 72].map((root) => Math.abs(root - key)));
    expect(heard.length, `key ${key}`).toBeGreaterThanOrEqual(1);
    expect(heard.length, `key ${key}`).toBeLessThanOrEqual(2);
    expect(new Set(heard.map(({ tone }) => tone)).size).toBe(heard.length);
    expect(Math.min(...heard.map(({ tone }) => Math.abs(tone.key - key)))).toBe(nearest);
  }
});

test("wide tones begin apart where left and right have the same one, and are struck together where it has no attack", () => {
  const data = Float32Array.from({ length: 400 }, (_, i) => Math.sin((2 * Math.PI * 8 * i) / 400));
  const tone = recording({ name: "turn", rate: 8000, key: 60, data, loop: { start: 100, end: 400 } });
  const begins = (attack: number): (number | undefined)[] =>
    wide([60], 30, () => ({ tone, volume: { attack } })).map(({ from }) => from);
  expect(begins(0.06)).toEqual([undefined, 250]);
  expect(begins(0)).toEqual([undefined, undefined]);
});

test("what is blurred is the mean of what is near, and a level that is the same all over stays as it is", () => {
  const step = (hz: number): number => (hz < 1000 ? 1 : 0);
  expect(blurred(step, 6)(500)).toBeCloseTo(1, 9);
  expect(blurred(step, 6)(2000)).toBe(0);
  // Of seven places half an octave up and down, three are below.
  expect(blurred(step, 6)(1001)).toBeCloseTo(Math.sqrt(3 / 7), 9);
});
