import type { ChorusProcessor, ChorusProcessorSnapshot } from "spessasynth_core";
import { PreLowpass } from "./pre-lowpass.ts";
import { Rest } from "./rest.ts";

const GAIN = 1.3;
/** Seconds of the longest delay, and as much again of the widest swing. */
const LONGEST = 0.025;
/** Hertz of a step of the rate, and feedback of a step of it, after General MIDI 2. */
const RATE_STEP = 0.122;
const FEEDBACK_STEP = 0.007_63;

/** The chorus of the synth: two delays that swing against each other. */
export class Chorus implements ChorusProcessor {
  level = 64;
  feedback = 0;
  sendLevelToReverb = 0;
  sendLevelToDelay = 0;
  delay = 0;
  depth = 0;
  rate = 0;
  readonly #rate: number;
  readonly #left: Float32Array;
  readonly #right: Float32Array;
  readonly #lowpass: PreLowpass;
  readonly #mono: Float32Array;
  readonly #rest: Rest;
  #phase = 0;
  #write = 0;

  /** @param most samples that it is given at once */
  constructor(rate: number, most: number) {
    this.#rate = rate;
    const size = 2 ** Math.ceil(Math.log2(2 * LONGEST * rate + 4));
    this.#left = new Float32Array(size);
    this.#right = new Float32Array(size);
    this.#lowpass = new PreLowpass(rate, most);
    this.#mono = new Float32Array(most);
    this.#rest = new Rest(rate, [this.#left, this.#right]);
  }

  get preLowpass(): number {
    return this.#lowpass.step;
  }

  set preLowpass(value: number) {
    this.#lowpass.step = value;
  }

  getSnapshot(): ChorusProcessorSnapshot {
    const { level, preLowpass, feedback, delay, rate, depth, sendLevelToReverb, sendLevelToDelay } = this;
    return { level, preLowpass, feedback, delay, rate, depth, sendLevelToReverb, sendLevelToDelay };
  }

  /** Forgets all that it has heard. */
  clear(): void {
    this.#rest.clear();
    this.#lowpass.clear();
  }

  process(...[input, left, right, reverb, delay, from, count]: Parameters<ChorusProcessor["process"]>): void {
    const perFrame = (this.rate * RATE_STEP) / this.#rate;
    if (this.#rest.hears(input, count)) {
      this.#phase = (this.#phase + perFrame * count) % 1;
      return;
    }
    this.#swing(this.#lowpass.process(input, count), left, right, from, count);
    send(this.#mono, reverb, this.sendLevelToReverb / 127, count);
    send(this.#mono, delay, this.sendLevelToDelay / 127, count);
  }

  #swing(input: Float32Array, left: Float32Array, right: Float32Array, from: number, count: number): void {
    const bufferLeft = this.#left;
    const bufferRight = this.#right;
    const mono = this.#mono;
    const mask = bufferLeft.length - 1;
    const least = Math.max(1, (this.delay / 127) * LONGEST * this.#rate);
    const depth = (this.depth / 127) * LONGEST * this.#rate;
    const perFrame = (this.rate * RATE_STEP) / this.#rate;
    const feedback = this.feedback * FEEDBACK_STEP;
    const gain = (this.level / 127) * GAIN;
    let phase = this.#phase;
    let write = this.#write;
    for (let i = 0; i < count; i++) {
      const wave = 2 * Math.abs(phase - 0.5);
      // The buffer's length is added so that what is cut off below is never negative.
      const placeLeft = write + mask + 1 - least - wave * depth;
      const placeRight = write + mask + 1 - least - (1 - wave) * depth;
      const wholeLeft = placeLeft | 0;
      const wholeRight = placeRight | 0;
      const partLeft = placeLeft - wholeLeft;
      const partRight = placeRight - wholeRight;
      const outLeft = bufferLeft[wholeLeft & mask]! * (1 - partLeft) + bufferLeft[(wholeLeft + 1) & mask]! * partLeft;
      const outRight =
        bufferRight[wholeRight & mask]! * (1 - partRight) + bufferRight[(wholeRight + 1) & mask]! * partRight;
      const sample = input[i]!;
      bufferLeft[write] = sample + outLeft * feedback;
      bufferRight[write] = sample + outRight * feedback;
      left[from + i] = left[from + i]! + outLeft * gain;
      right[from + i] = right[from + i]! + outRight * gain;
      mono[i] = (outLeft + outRight) / 2;
      write = (write + 1) & mask;
      phase += perFrame;
      if (phase >= 1) phase -= 1;
    }
    this.#phase = phase;
    this.#write = write;
  }
}

function send(from: Float32Array, to: Float32Array, gain: number, count: number): void {
  if (gain === 0) return;
  for (let i = 0; i < count; i++) to[i] = to[i]! + from[i]! * gain;
}
