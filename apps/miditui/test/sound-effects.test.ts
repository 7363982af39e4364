import { seeded } from "@side-projects/testkit";
import { SpessaSynthProcessor } from "spessasynth_core";
import { expect, test } from "vitest";
import { Chorus } from "../src/sound/effects/chorus.ts";
import { Echo } from "../src/sound/effects/echo.ts";
import { hermite } from "../src/sound/effects/hermite.ts";
import { Reverb } from "../src/sound/effects/reverb.ts";

const BLOCK = 128;

/** Effects by which spessasynth, whose own are the slower truth, is compared with ours. */
interface Effects {
  readonly reverb: SpessaSynthProcessor["reverbProcessor"];
  readonly chorus: SpessaSynthProcessor["chorusProcessor"];
  readonly echo: SpessaSynthProcessor["delayProcessor"];
}

function ours(rate: number): Effects {
  return { reverb: new Reverb(rate, BLOCK), chorus: new Chorus(rate, BLOCK), echo: new Echo(rate, BLOCK) };
}

function theirs(rate: number): Effects {
  const { reverbProcessor, chorusProcessor, delayProcessor } = new SpessaSynthProcessor(rate, { eventsEnabled: false });
  return { reverb: reverbProcessor, chorus: chorusProcessor, echo: delayProcessor };
}

type Process = (
  input: Float32Array,
  outputs: readonly [Float32Array, Float32Array],
  sends: readonly [Float32Array, Float32Array],
  count: number,
) => void;

/** All that comes out of half a second of noise that stops halfway, both sides and both sends. */
function heard(process: Process, seed: number, frames: number): Float32Array {
  const random = seeded(seed);
  const input = Float32Array.from({ length: frames }, (_, at) => (at < frames / 2 ? random.next() - 0.5 : 0));
  const all = new Float32Array(4 * frames);
  for (let at = 0; at < frames; ) {
    const count = Math.min(frames - at, random.pick([BLOCK, BLOCK, 1, 77]));
    const [left, right, reverb, delay] = [0, 0, 0, 0].map(() => new Float32Array(BLOCK));
    if (!left || !right || !reverb || !delay) throw new Error("four were made");
    process(input.subarray(at, at + count), [left, right], [reverb, delay], count);
    for (const [place, part] of [left, right, reverb, delay].entries())
      all.set(part.subarray(0, count), place * frames + at);
    at += count;
  }
  return all;
}

/** Decibels of what differs below what is there. */
function difference(one: Float32Array, other: Float32Array): number {
  let error = 0;
  let all = 0;
  for (const [at, sample] of other.entries()) {
    error += (sample - (one[at] ?? 0)) ** 2;
    all += sample ** 2;
  }
  expect(all).toBeGreaterThan(0);
  return 10 * Math.log10(error / all);
}

const REVERBS = [0, 1, 2, 3, 4, 5, 6, 7].map((character) => ({
  level: 40 + 10 * character,
  preLowpass: character % 4,
  character,
  time: 64 + 7 * character,
  delayFeedback: 15 * character,
  preDelayTime: 10 * character,
}));

test.each([44_100, 8000])("rooms and echoes are those of the synth at %i Hz, 60 dB deep", (rate) => {
  const both = [ours(rate), theirs(rate)];
  for (const settings of REVERBS) {
    const [one, other] = both.map(({ reverb }) => {
      Object.assign(reverb, settings);
      return heard((input, [left, right], _, count) => reverb.process(input, left, right, 0, count), 1, rate / 2);
    });
    if (!one || !other) throw new Error("both were made");
    expect(difference(one, other), `character ${settings.character}`).toBeLessThan(-60);
    // The same settings come back, and an empty room is heard by whoever comes next.
    expect(both[0]?.reverb.getSnapshot()).toEqual(settings);
    both.splice(0, 2, ours(rate), theirs(rate));
  }
});

test.each([
  { level: 64, preLowpass: 0, feedback: 8, delay: 80, rate: 3, depth: 19, sendLevelToReverb: 20, sendLevelToDelay: 30 },
  {
    level: 100,
    preLowpass: 3,
    feedback: 112,
    delay: 127,
    rate: 9,
    depth: 127,
    sendLevelToReverb: 0,
    sendLevelToDelay: 0,
  },
])("the chorus is that of the synth: %j", (settings) => {
  const [one, other] = [ours(44_100), theirs(44_100)].map(({ chorus }) => {
    Object.assign(chorus, settings);
    return heard(
      (input, [left, right], [reverb, delay], count) => chorus.process(input, left, right, reverb, delay, 0, count),
      2,
      22_050,
    );
  });
  if (!one || !other) throw new Error("both were made");
  expect(difference(one, other)).toBeLessThan(-60);
});

test.each([
  {
    timeCenter: 97,
    timeRatioLeft: 1,
    timeRatioRight: 1,
    levelCenter: 127,
    levelLeft: 0,
    levelRight: 0,
    feedback: 80,
    sendLevelToReverb: 0,
  },
  {
    timeCenter: 85,
    timeRatioLeft: 12,
    timeRatioRight: 24,
    levelCenter: 60,
    levelLeft: 120,
    levelRight: 64,
    feedback: 30,
    sendLevelToReverb: 36,
  },
])("the delay is that of the synth: %j", (settings) => {
  const [one, other] = [ours(44_100), theirs(44_100)].map(({ echo }) => {
    Object.assign(echo, { level: 64, preLowpass: 2, ...settings });
    return heard(
      (input, [left, right], [reverb], count) => echo.process(input, left, right, reverb, 0, count),
      3,
      44_100,
    );
  });
  if (!one || !other) throw new Error("both were made");
  expect(difference(one, other)).toBeLessThan(-60);
});

test("a reverb that has rung out costs nothing and wakes with the next sound", () => {
  const reverb = new Reverb(8000, BLOCK);
  Object.assign(reverb, REVERBS[4]);
  const silence = new Float32Array(BLOCK);
  const click = Float32Array.from(silence, (_, at) => (at === 0 ? 1 : 0));
  const ringing = (input: Float32Array): number => {
    const out = new Float32Array(BLOCK);
    reverb.process(input, out, out, 0, BLOCK);
    return out.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  };
  ringing(click);
  for (let block = 0; block < 2000; block++) ringing(silence);
  expect(ringing(silence)).toBe(0);
  ringing(click);
  const after = Array.from({ length: 20 }, () => ringing(silence));
  expect(Math.max(...after)).toBeGreaterThan(0.001);
});

test("samples are read as the curve through four points says, round the shortest loops and up to the end", () => {
  const random = seeded(4);
  for (let run = 0; run < 300; run++) {
    const length = random.int(8, 60);
    const sampleData = Float32Array.from({ length }, () => random.next() - 0.5);
    const loopEnd = random.int(2, length);
    const loopLength = random.int(1, loopEnd);
    const isLooping = random.next() < 0.6;
    const playbackStep = random.pick([0.01, 0.3, 1, 1.7, 9.25]);
    const cursor = random.next() * (loopEnd - 1);
    const made = { isLooping, sampleData, playbackStep, loopEnd, loopLength, end: length, cursor };
    const output = new Float32Array(BLOCK).fill(7);
    const goesOn = hermite(made, BLOCK, 1, output);
    const expected = naive(made, cursor);
    expect(output, `run ${run}`).toEqual(expected.output);
    expect(goesOn).toBe(expected.goesOn);
  }
});

interface Sampled {
  readonly isLooping: boolean;
  readonly sampleData: Float32Array;
  readonly playbackStep: number;
  readonly loopEnd: number;
  readonly loopLength: number;
  readonly end: number;
}

/** Frame by frame, each point looked up for itself, after the third-order curve of Hermite. */
function naive({ isLooping, sampleData, playbackStep, loopEnd, loopLength, end }: Sampled, from: number) {
  const output = new Float32Array(BLOCK);
  let cursor = from;
  for (let frame = 0; frame < BLOCK; frame++) {
    while (isLooping && cursor >= loopEnd) cursor -= loopLength;
    const first = Math.floor(cursor);
    if (!isLooping && first + 3 >= end) return { output, goesOn: false };
    const [before = 0, here = 0, next = 0, last = 0] = [0, 1, 2, 3].map((offset) => {
      let at = first + offset;
      while (isLooping && at >= loopEnd) at -= loopLength;
      return sampleData[at];
    });
    const t = cursor - first;
    const slope = (next - before) / 2;
    const v = here - next;
    const a = slope + v + v + (last - here) / 2;
    output[frame] = ((a * t - (slope + v + a)) * t + slope) * t + here;
    cursor += playbackStep;
  }
  return { output, goesOn: true };
}
