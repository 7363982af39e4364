import { beforeAll, describe, expect, test } from "vitest";
import { type Heard, Listener, RATE } from "../build/bank/measure/listener.ts";
import { pitchOf } from "../build/bank/measure/pitch.ts";
import type { Patch, Tone, Zone } from "../build/bank/patch.ts";
import { writeBank } from "../build/bank/write-bank.ts";

/** A sine that is 30.4 cents sharper than A4, as its tone says. */
const A4: Tone = sine("sine", 440 * 2 ** (30.4 / 1200), { key: 69, cents: 30.4 });

function sine(name: string, hz: number, about: { readonly key: number; readonly cents: number }): Tone {
  // A second of many periods, so that the seam of the loop is of no weight.
  const periods = Math.floor(hz / 2);
  const frames = Math.round((periods * 32_000) / hz);
  const rate = (hz * frames) / periods;
  const data = Float32Array.from({ length: frames }, (_, i) => 0.9 * Math.sin((2 * Math.PI * hz * i) / rate));
  return { name, data, rate, ...about, loop: { start: 0, end: frames } };
}

const LEAD = 40_000;
/** The same sine after more than a second of silence, which is more frames than one address of a SoundFont can skip. */
const LATE: Tone = {
  ...A4,
  name: "late",
  data: Float32Array.from([...new Float32Array(LEAD), ...A4.data]),
  loop: { start: LEAD, end: LEAD + A4.data.length },
};

/** What each program of the bank under test changes about a plain zone. */
const ZONES: readonly Partial<Zone>[] = [
  {},
  { attenuation: 12 },
  { tune: -150 },
  { keyTracking: 0 },
  { volume: { attack: 0.5 } },
  { volume: { decay: 1, sustain: 30 } },
  { volume: { release: 2 } },
  { dynamics: 48 },
  { filter: { cutoff: 110 } },
  { filter: { cutoff: 16_000, velocity: 9600 } },
  { pan: -50 },
  { velocities: [100, 127] },
  { tone: LATE },
  { tone: LATE, from: LEAD },
];

describe("what a patch says is what is heard", () => {
  let listener: Listener;
  beforeAll(async () => {
    const patches = ZONES.map(
      (zone, program): Patch => ({
        program,
        name: `Program ${program}`,
        range: [60, 72],
        zones: [{ tone: A4, volume: {}, attenuation: 6, ...zone }],
      }),
    );
    listener = await Listener.open(writeBank(patches));
  });
  const play = (program: number, how: { key?: number; velocity?: number; held?: number; total?: number } = {}): Heard =>
    listener.hear({ program, key: 69, velocity: 127, held: 1, total: 1, ...how });
  /** Decibels of the sound about a second of it, over those of the plain zone. */
  const level = (heard: Heard, at = 0.5): number => {
    const part = heard.mono.subarray((at - 0.01) * RATE, (at + 0.01) * RATE);
    return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 0) / part.length);
  };

  test("the frame at which it begins", () => {
    expect(level(play(12))).toBe(Number.NEGATIVE_INFINITY);
    expect(level(play(13)) - level(play(0))).toBeCloseTo(0, 1);
  });

  test("cents and parts of cents of a tone, tuning of a zone", () => {
    expect(pitchOf(play(0).mono, RATE, 440).cents).toBeCloseTo(0, 0);
    expect(pitchOf(play(0, { key: 81 }).mono, RATE, 880).cents).toBeCloseTo(0, 0);
    expect(pitchOf(play(2).mono, RATE, 440 * 2 ** (-150 / 1200)).cents).toBeCloseTo(0, 0);
    expect(pitchOf(play(3, { key: 40 }).mono, RATE, 440).cents).toBeCloseTo(0, 0);
  });

  test("decibels taken off, and the seconds of the envelope", () => {
    const plain = level(play(0));
    expect(level(play(1)) - plain).toBeCloseTo(-6, 1);
    expect(level(play(4), 0.25) - plain).toBeCloseTo(20 * Math.log10(0.5), 0);
    // 100 dB in a second, to 30 dB below; the synthesizer is a block or two late.
    expect(Math.abs(level(play(5), 0.2) - plain + 20)).toBeLessThan(1.5);
    expect(level(play(5), 0.7) - plain).toBeCloseTo(-30, 0);
    expect(Math.abs(level(play(6, { held: 0.5, total: 1 }), 0.9) - plain + 20)).toBeLessThan(1.5);
  });

  test("velocity on loudness and on the filter, the filter, the place, the part of the velocities", () => {
    const soft = level(play(0, { velocity: 40 })) - level(play(0));
    expect(level(play(7, { velocity: 40 })) - level(play(7))).toBeCloseTo(soft / 2, 0);
    expect(level(play(8)) - level(play(0))).toBeLessThan(-20);
    expect(level(play(9)) - level(play(0))).toBeCloseTo(0, 0);
    expect(level(play(9, { velocity: 10 })) - level(play(0, { velocity: 10 }))).toBeLessThan(-6);
    expect(Math.max(...play(10).right)).toBeLessThan(0.001);
    expect(play(11, { velocity: 99 }).voices).toBe(0);
    expect(play(11, { velocity: 100 }).voices).toBe(1);
  });
});

test("the same patches are the same bytes, and two tones of one name are refused", () => {
  const patch = (tone: Tone): Patch => ({ program: 0, name: "Sine", range: [0, 127], zones: [{ tone, volume: {} }] });
  expect(writeBank([patch(A4)])).toEqual(writeBank([patch({ ...A4 })]));
  expect(() => writeBank([patch(A4), patch({ ...A4 })])).toThrow("two tones are called sine");
});
