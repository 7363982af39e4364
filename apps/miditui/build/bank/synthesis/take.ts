import type { Tone } from "../patch.ts";
import { filtered } from "./noise.ts";
import { type Random, seeded } from "./random.ts";

/** Ln 1000: what a decay to 60 dB below is in nepers. */
const NEPERS = Math.log(1000);

/** Seconds and Hz throughout; a decay is the time to 60 dB below. */
interface Part {
  /** When it begins. @default 0 */
  readonly at?: number;
  readonly level: number;
  /** Time in which it rises. @default 0.0005 */
  readonly attack?: number;
  readonly decay: number;
}

export interface Modes extends Part {
  /** Of each: Hz, amplitude, and its decay as a part of `decay`, 1 if left out. */
  readonly of: readonly (readonly [hz: number, amplitude: number, decay?: number])[];
  /** How much sharper at the stroke, as a part of the pitch. @default 0 */
  readonly bend?: number;
  /** Time in which the bend halves. @default 0.03 */
  readonly half?: number;
}

export interface Noise extends Part {
  readonly hz: number;
  /** Where the frequency goes to, halving its way in `half`. @default hz */
  readonly to?: number;
  readonly half?: number;
  /** @default 0.7 */
  readonly q?: number;
  /** @default "band" */
  readonly pass?: "low" | "band" | "high";
}

/** A drum as it is put together: strokes, skins and noises, one over the other, until it is a tone. */
export class Take {
  readonly rate: number;
  readonly data: Float32Array;
  readonly #random: Random;

  constructor(seconds: number, rate: number, seed: number) {
    this.rate = rate;
    this.data = new Float32Array(Math.round(seconds * rate));
    this.#random = seeded(seed);
  }

  /** What rings: each mode from a phase by chance, as a stroke away from the middle leaves it. */
  modes({ of, at = 0, level, attack = 0.0005, decay, bend = 0, half = 0.03 }: Modes): this {
    const start = Math.round(at * this.rate);
    const unbend = 2 ** (-1 / (half * this.rate));
    for (const [hz, amplitude, share = 1] of of) {
      if (hz >= this.rate * 0.47) continue;
      const fall = Math.exp(-NEPERS / (decay * share * this.rate));
      const step = (2 * Math.PI * hz) / this.rate;
      let phase = bend === 0 ? this.#random() * 2 * Math.PI : 0;
      let bent = bend * step;
      let gain = level * amplitude;
      for (let i = start; i < this.data.length && gain > 1e-6; i++) {
        this.data[i] = this.data[i]! + Math.sin(phase) * gain * rise(i - start, attack * this.rate);
        phase += step + bent;
        bent *= unbend;
        gain *= fall;
      }
    }
    return this;
  }

  noise({ at = 0, level, attack = 0.0005, decay, hz, to = hz, half = 0.05, q = 0.7, pass = "band" }: Noise): this {
    const start = Math.round(at * this.rate);
    const white = new Float32Array(Math.min(this.data.length - start, Math.round(1.2 * (attack + decay) * this.rate)));
    for (let i = 0; i < white.length; i++) white[i] = this.#random() * 2 - 1;
    const move = (frame: number): number => to + (hz - to) * 2 ** (-frame / (half * this.rate));
    const coloured = filtered(white, { hz: move, q, rate: this.rate }, pass);
    const fall = Math.exp(-NEPERS / (decay * this.rate));
    let gain = level;
    for (let i = 0; i < coloured.length; i++) {
      this.data[start + i] = this.data[start + i]! + coloured[i]! * gain * rise(i, attack * this.rate);
      gain *= fall;
    }
    return this;
  }

  /** Another sound from `at` on. */
  add(data: Float32Array, at: number, gain: number): this {
    const start = Math.round(at * this.rate);
    for (let i = 0; i < data.length && start + i < this.data.length; i++)
      this.data[start + i] = this.data[start + i]! + data[i]! * gain;
    return this;
  }

  /** Presses it together, as a loud skin or a tape does. @param amount 1 is hardly heard, 4 is rough */
  press(amount: number): this {
    let most = 1e-9;
    for (const value of this.data) most = Math.max(most, Math.abs(value));
    for (let i = 0; i < this.data.length; i++) this.data[i] = Math.tanh((this.data[i]! / most) * amount);
    return this;
  }

  /** Without what is below hearing, faded at both ends, and cut off where nothing is heard any more. */
  tone(name: string): Tone {
    const { data, rate } = this;
    const slow = Math.exp((-2 * Math.PI * 18) / rate);
    let before = 0;
    let out = 0;
    for (let i = 0; i < data.length; i++) {
      out = slow * (out + data[i]! - before);
      before = data[i]!;
      data[i] = out;
    }
    let most = 1e-9;
    for (const value of data) most = Math.max(most, Math.abs(value));
    let end = data.length;
    while (end > 64 && Math.abs(data[end - 1]!) < most * 0.0008) end--;
    const kept = data.slice(0, end);
    const fadeIn = Math.round(0.0003 * rate);
    const fadeOut = Math.min(Math.round(end * 0.25), Math.round(0.03 * rate));
    for (let i = 0; i < fadeIn; i++) kept[i] = kept[i]! * rise(i, fadeIn);
    for (let i = 0; i < fadeOut; i++) kept[end - 1 - i] = kept[end - 1 - i]! * rise(i, fadeOut);
    let sum = 0;
    for (const value of kept) sum += value;
    // The first and the last frame stay at zero.
    for (let i = 0; i < end; i++)
      kept[i] = ((kept[i]! - (sum / end) * rise(i, fadeIn) * rise(end - 1 - i, fadeOut)) * 0.97) / most;
    return { name, data: kept, rate, key: 60 };
  }
}

/** From 0 to 1 over so many frames, round at both ends. */
function rise(frame: number, frames: number): number {
  return frame >= frames ? 1 : 0.5 - 0.5 * Math.cos((Math.PI * frame) / frames);
}
