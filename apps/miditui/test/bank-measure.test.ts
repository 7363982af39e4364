import { expect, test } from "vitest";
import { clickAtEnd } from "../build/bank/measure/click.ts";
import { RATE } from "../build/bank/measure/listener.ts";
import { loudness } from "../build/bank/measure/loudness.ts";
import { pitchOf } from "../build/bank/measure/pitch.ts";
import { spectrum } from "../build/bank/measure/spectrum.ts";
import { toneFaults } from "../build/bank/measure/tone.ts";

/** Partials of a note, each with its amplitude, at the multiples of a frequency. */
function note(hz: number, amplitudes: readonly number[], seconds = 0.5): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) =>
    amplitudes.reduce((sum, level, at) => sum + level * Math.sin((2 * Math.PI * hz * (at + 1) * i) / RATE + at), 0),
  );
}

test("a note that is so many cents off is measured as that, from the lowest key of a piano to the highest", () => {
  for (const hz of [27.5, 110, 440, 1760, 4186]) {
    for (const cents of [-60, -9, 0, 3.5, 47]) {
      const sound = note(hz * 2 ** (cents / 1200), [0.3, 0.5, 0.2, 0.1, 0.05], 0.6);
      const off = Math.abs(pitchOf(sound, RATE, hz).cents - cents);
      expect(off).toBeLessThan(0.3 + Math.abs(cents) / 20);
    }
  }
});

test("vibrato is in tune where its middle is, and an octave too high is told by the odd harmonics", () => {
  let phase = 0;
  const vibrato = Float32Array.from({ length: RATE }, (_, i) => {
    phase += (440 * 2 ** ((40 / 1200) * Math.sin((2 * Math.PI * 5 * i) / RATE))) / RATE;
    return Math.sin(2 * Math.PI * phase);
  });
  expect(Math.abs(pitchOf(vibrato, RATE, 440).cents)).toBeLessThan(2);
  expect(pitchOf(note(880, [0.5, 0.3]), RATE, 440).odd).toBeLessThan(-40);
  expect(pitchOf(note(440, [0.5, 0.3]), RATE, 440).odd).toBeGreaterThan(0);
});

test("997 Hz at full scale on one side is -3.01 LUFS, as ITU-R BS.1770 says", () => {
  expect(loudness(note(997, [1], 1), new Float32Array(RATE), RATE)).toBeCloseTo(-3.01, 1);
});

test("a note that is cut off clicks, and one that fades within 30 ms does not", () => {
  const held = note(220, [0.5, 0.2]);
  const released = 11_025;
  const cut = held.map((value, i) => (i < released + 57 ? value : 0));
  const faded = held.map((value, i) => value * Math.exp(-Math.max(0, i - released) / 500));
  expect(clickAtEnd(cut, held, released)).toBeGreaterThan(-40);
  expect(clickAtEnd(faded, held, released)).toBeLessThan(-60);
});

test("a loop of whole periods has no seam, and one that is a frame too long has", () => {
  const data = note(441, [0.6], 0.1);
  const tone = { name: "sine", data, rate: RATE, key: 69 };
  expect(toneFaults({ ...tone, loop: { start: 100, end: 500 } }).seam).toBeLessThan(-60);
  expect(toneFaults({ ...tone, loop: { start: 100, end: 501 } }).seam).toBeGreaterThan(-60);
});

test("the transform agrees with the sum that defines it", () => {
  const size = 64;
  const samples = Float32Array.from({ length: size }, (_, i) => Math.sin(i * i));
  const fast = spectrum(samples, size);
  for (let bin = 0; bin < size / 2; bin++) {
    let [re, im] = [0, 0];
    for (const [i, value] of samples.entries()) {
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size);
      re += value * window * Math.cos((2 * Math.PI * bin * i) / size);
      im -= value * window * Math.sin((2 * Math.PI * bin * i) / size);
    }
    expect(fast[bin]).toBeCloseTo(re * re + im * im, 9);
  }
});
