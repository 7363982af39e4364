import type { DelayProcessor, DelayProcessorSnapshot } from "spessasynth_core";
import { DelayLine } from "./delay-line.ts";
import { PreLowpass } from "./pre-lowpass.ts";

const GAIN = 1.66;
/** Milliseconds of the middle echo, after the SC-8850 owner's manual, page 236: from which value on, and per step. */
const TIMES = [
  [0x01, 0.1, 0.1],
  [0x14, 2, 0.2],
  [0x23, 5, 0.5],
  [0x2d, 10, 1],
  [0x37, 20, 2],
  [0x46, 50, 5],
  [0x50, 100, 10],
  [0x5a, 200, 20],
  [0x69, 500, 50],
] as const;
const LAST_TIME = 0x74;
/** Part of the middle time that a step of the side times is. */
const RATIO_STEP = 1 / 24;

/** The delay of the synth: an echo in the middle that repeats, and one on each side. */
export class Echo implements DelayProcessor {
  level = 64;
  levelLeft = 0;
  levelCenter = 127;
  levelRight = 0;
  sendLevelToReverb = 0;
  readonly #rate: number;
  readonly #left: DelayLine;
  readonly #center: DelayLine;
  readonly #right: DelayLine;
  readonly #lowpass: PreLowpass;
  readonly #middle: Float32Array;
  readonly #side: Float32Array;
  #timeCenter = 12;
  #timeRatioLeft = 0;
  #timeRatioRight = 0;
  #feedback = 16;

  /** @param most samples that it is given at once */
  constructor(rate: number, most: number) {
    this.#rate = rate;
    this.#left = new DelayLine(rate);
    this.#center = new DelayLine(rate);
    this.#right = new DelayLine(rate);
    this.#lowpass = new PreLowpass(rate, most);
    this.#middle = new Float32Array(most);
    this.#side = new Float32Array(most);
  }

  get preLowpass(): number {
    return this.#lowpass.step;
  }

  set preLowpass(value: number) {
    this.#lowpass.step = value;
  }

  get timeCenter(): number {
    return this.#timeCenter;
  }

  set timeCenter(value: number) {
    this.#timeCenter = value;
    this.#tune();
  }

  get timeRatioLeft(): number {
    return this.#timeRatioLeft;
  }

  set timeRatioLeft(value: number) {
    this.#timeRatioLeft = value;
    this.#tune();
  }

  get timeRatioRight(): number {
    return this.#timeRatioRight;
  }

  set timeRatioRight(value: number) {
    this.#timeRatioRight = value;
    this.#tune();
  }

  get feedback(): number {
    return this.#feedback;
  }

  set feedback(value: number) {
    this.#feedback = value;
    // Just below 1, or it would never end.
    this.#center.feedback = (value - 64) / 66;
  }

  getSnapshot(): DelayProcessorSnapshot {
    const { level, preLowpass, timeCenter, timeRatioLeft, timeRatioRight } = this;
    const { levelCenter, levelLeft, levelRight, feedback, sendLevelToReverb } = this;
    return {
      level,
      preLowpass,
      timeCenter,
      timeRatioLeft,
      timeRatioRight,
      levelCenter,
      levelLeft,
      levelRight,
      feedback,
      sendLevelToReverb,
    };
  }

  /** Forgets all that it has heard. */
  clear(): void {
    for (const line of [this.#left, this.#center, this.#right]) line.clear();
    this.#lowpass.clear();
  }

  process(...[input, left, right, reverb, from, count]: Parameters<DelayProcessor["process"]>): void {
    const gain = (this.level / 127) * GAIN;
    const toReverb = this.sendLevelToReverb / 127;
    const middle = this.#middle;
    const side = this.#side;
    this.#center.process(this.#lowpass.process(input, count), middle, count);
    const center = this.levelCenter / 127;
    for (let i = 0; i < count; i++) middle[i] = middle[i]! * center;
    add(middle, left, from, gain, count);
    add(middle, right, from, gain, count);
    add(middle, reverb, 0, toReverb, count);
    // The sides hear the middle too.
    for (let i = 0; i < count; i++) middle[i] = middle[i]! + input[i]!;
    this.#left.process(middle, side, count);
    add(side, left, from, (gain * this.levelLeft) / 127, count);
    add(side, reverb, 0, (toReverb * this.levelLeft) / 127, count);
    this.#right.process(middle, side, count);
    add(side, right, from, (gain * this.levelRight) / 127, count);
    add(side, reverb, 0, (toReverb * this.levelRight) / 127, count);
  }

  #tune(): void {
    const frames = Math.max(2, (this.#rate * milliseconds(this.#timeCenter)) / 1000);
    this.#center.time = frames;
    this.#left.time = frames * this.#timeRatioLeft * RATIO_STEP;
    this.#right.time = frames * this.#timeRatioRight * RATIO_STEP;
  }
}

function milliseconds(value: number): number {
  const segment = TIMES.findLast(([first]) => value >= first);
  if (segment === undefined || value >= LAST_TIME) return 0.1;
  const [first, start, step] = segment;
  return start + (value - first) * step;
}

function add(from: Float32Array, to: Float32Array, at: number, gain: number, count: number): void {
  if (gain === 0) return;
  for (let i = 0; i < count; i++) to[at + i] = to[at + i]! + from[i]! * gain;
}
