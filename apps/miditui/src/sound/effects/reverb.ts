import type { ReverbProcessor, ReverbProcessorSnapshot } from "spessasynth_core";
import { DelayLine } from "./delay-line.ts";
import { Plate } from "./plate.ts";
import { PreLowpass } from "./pre-lowpass.ts";

/** How a room of Roland's differs from the others. */
interface Character {
  readonly damping: number;
  readonly time: number;
  readonly gain: number;
  readonly bandwidth: number;
  readonly diffusion1: number;
  readonly diffusion2: number;
}

const PLAIN: Character = { damping: 0.005, time: 1, gain: 1, bandwidth: 0, diffusion1: 0.7, diffusion2: 0.5 };

/** Three rooms, two halls, a plate. */
const CHARACTERS: readonly Character[] = [
  { ...PLAIN, damping: 0.85, time: 0.9, gain: 0.9, bandwidth: 0.2 },
  { ...PLAIN, damping: 0.2, gain: 0.7, bandwidth: 0.2, diffusion1: 0.6, diffusion2: 0.64 },
  { ...PLAIN, damping: 0.56, gain: 0.75, bandwidth: 0.1, diffusion1: 0.6, diffusion2: 0.64 },
  { ...PLAIN, damping: 0.3, time: 1.3, gain: 1.25, diffusion1: 0.66, diffusion2: 0.7 },
  { ...PLAIN, damping: 0.1, time: 1.2, bandwidth: 0.1, diffusion1: 0.67, diffusion2: 0.69 },
  { ...PLAIN, damping: 0.65, time: 0.5, gain: 0.75 },
];
/** The characters that are no rooms but echoes. */
const ECHO = 6;
const PANNING_ECHO = 7;
const ECHO_GAIN = 1.5;
/** Seconds of the longest echo. */
const LONGEST_ECHO = 0.4468;
const SHORTEST_ECHO_FRAMES = 21;

/** The reverb of the synth: rooms, or an echo, as General MIDI and Roland count them. */
export class Reverb implements ReverbProcessor {
  readonly #rate: number;
  readonly #plate: Plate;
  readonly #left: DelayLine;
  readonly #right: DelayLine;
  readonly #lowpass: PreLowpass;
  readonly #into: Float32Array;
  readonly #outLeft: Float32Array;
  readonly #outRight: Float32Array;
  #character = 0;
  #time = 0;
  #level = 0;
  #preDelayTime = 0;
  #delayFeedback = 0;
  #panFeedback = 0;

  /** @param most samples that it is given at once */
  constructor(rate: number, most: number) {
    this.#rate = rate;
    this.#plate = new Plate(rate);
    this.#left = new DelayLine(rate);
    this.#right = new DelayLine(rate);
    this.#lowpass = new PreLowpass(rate, most);
    this.#into = new Float32Array(most);
    this.#outLeft = new Float32Array(most);
    this.#outRight = new Float32Array(most);
  }

  get character(): number {
    return this.#character;
  }

  set character(value: number) {
    this.#character = value;
    this.#tune();
    this.#left.clear();
    this.#right.clear();
  }

  get time(): number {
    return this.#time;
  }

  set time(value: number) {
    this.#time = value;
    this.#tune();
  }

  get level(): number {
    return this.#level;
  }

  set level(value: number) {
    this.#level = value;
    this.#tune();
  }

  get preLowpass(): number {
    return this.#lowpass.step;
  }

  set preLowpass(value: number) {
    this.#lowpass.step = value;
    this.#tune();
  }

  get preDelayTime(): number {
    return this.#preDelayTime;
  }

  set preDelayTime(value: number) {
    this.#preDelayTime = value;
    this.#tune();
  }

  get delayFeedback(): number {
    return this.#delayFeedback;
  }

  set delayFeedback(value: number) {
    this.#delayFeedback = value;
    this.#tune();
  }

  getSnapshot(): ReverbProcessorSnapshot {
    const { level, preLowpass, character, time, delayFeedback, preDelayTime } = this;
    return { level, preLowpass, character, time, delayFeedback, preDelayTime };
  }

  /** Forgets all that it has heard. */
  clear(): void {
    this.#plate.clear();
    this.#left.clear();
    this.#right.clear();
    this.#lowpass.clear();
    this.#outRight.fill(0);
  }

  process(input: Float32Array, left: Float32Array, right: Float32Array, from: number, count: number): void {
    if (this.#character === ECHO) this.#echo(input, left, right, from, count);
    else if (this.#character === PANNING_ECHO) this.#panningEcho(input, left, right, from, count);
    else this.#plate.process(input, left, right, from, count);
  }

  #echo(input: Float32Array, left: Float32Array, right: Float32Array, from: number, count: number): void {
    const out = this.#outLeft;
    this.#left.process(this.#lowpass.process(input, count), out, count);
    const gain = this.#echoGain;
    for (let i = 0; i < count; i++) {
      left[from + i] = left[from + i]! + out[i]! * gain;
      right[from + i] = right[from + i]! + out[i]! * gain;
    }
  }

  #panningEcho(input: Float32Array, left: Float32Array, right: Float32Array, from: number, count: number): void {
    const filtered = this.#lowpass.process(input, count);
    const into = this.#into;
    const outLeft = this.#outLeft;
    const outRight = this.#outRight;
    const feedback = this.#panFeedback;
    for (let i = 0; i < count; i++) into[i] = filtered[i]! + outRight[i]! * feedback;
    this.#left.process(into, outLeft, count);
    this.#right.process(outLeft, outRight, count);
    const gain = this.#echoGain;
    for (let i = 0; i < count; i++) {
      left[from + i] = left[from + i]! + outLeft[i]! * gain;
      right[from + i] = right[from + i]! + outRight[i]! * gain;
    }
  }

  get #echoGain(): number {
    return (this.#level / 127) * ECHO_GAIN;
  }

  #tune(): void {
    const { damping, time, gain, bandwidth, diffusion1, diffusion2 } = CHARACTERS[this.#character] ?? PLAIN;
    const plate = this.#plate;
    plate.damping = damping;
    plate.decayDiffusion1 = diffusion1;
    plate.decayDiffusion2 = diffusion2;
    plate.decay = time * (0.05 + 0.65 * (this.#time / 127));
    plate.gain = (this.#level / 345) * gain;
    plate.bandwidth = Math.min(1, 0.1 + (7 - this.#lowpass.step) / 14 + bandwidth);
    plate.preDelay = (this.#preDelayTime / 1000) * this.#rate;
    const echo = Math.max(SHORTEST_ECHO_FRAMES, Math.floor((this.#time / 127) * this.#rate * LONGEST_ECHO));
    const feedback = (1 - (1 - this.#delayFeedback / 127) ** 1.9) * 0.73;
    const isPanning = this.#character === PANNING_ECHO;
    this.#left.time = isPanning ? Math.floor(echo / 2) : echo;
    this.#right.time = Math.floor(echo / 2);
    this.#left.feedback = this.#character === ECHO ? feedback : 0;
    this.#panFeedback = feedback;
  }
}
