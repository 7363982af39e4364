import { inverseFourier } from "./fourier.ts";
import { type Random, seeded } from "./random.ts";

/**
 * A sound that goes round without a seam: everything in it makes a whole number of cycles in `frames`, noise as well.
 * Bands of random phase around partials are what P. Nasca's PADsynth makes choirs and pads of.
 */
export class Ring {
  readonly frames: number;
  /** Frames a second. */
  readonly rate: number;
  private readonly re: Float64Array;
  private readonly im: Float64Array;
  private readonly random: Random;

  /** @param frames a power of two */
  constructor(frames: number, rate: number, seed: number) {
    this.frames = frames;
    this.rate = rate;
    this.re = new Float64Array(frames);
    this.im = new Float64Array(frames);
    this.random = seeded(seed);
  }

  /** A sine; the frequency goes to the nearest whole cycle. @param phase in turns, chance when left out */
  sine(hz: number, amplitude: number, phase: number = this.random()): void {
    this.cycles(Math.round((hz * this.frames) / this.rate), amplitude, phase);
  }

  private cycles(cycles: number, amplitude: number, phase: number): void {
    if (cycles < 1 || cycles >= this.frames / 2) return;
    this.re[cycles] = this.re[cycles]! + amplitude * Math.sin(2 * Math.PI * phase);
    this.im[cycles] = this.im[cycles]! - amplitude * Math.cos(2 * Math.PI * phase);
  }

  /** A sine that wavers: side bands of `depth` of its amplitude, up to `hz` away. */
  waver(hz: number, amplitude: number, depth: number, width: number): void {
    const centre = Math.round((hz * this.frames) / this.rate);
    this.cycles(centre, amplitude, this.random());
    const bins = Math.max(1, Math.round((width * this.frames) / this.rate));
    const each = (amplitude * depth) / Math.sqrt(2 * bins);
    for (let away = 1; away <= bins; away++) {
      this.cycles(centre - away, each, this.random());
      this.cycles(centre + away, each, this.random());
    }
  }

  /** Many voices about one frequency, `width` Hz (two deviations) apart and together as loud as a sine of `amplitude`. */
  band(hz: number, amplitude: number, width: number): void {
    const centre = (hz * this.frames) / this.rate;
    const deviation = Math.max(0.3, (width * this.frames) / this.rate / 2);
    const from = Math.max(1, Math.floor(centre - 3 * deviation));
    const to = Math.min(this.frames / 2 - 1, Math.ceil(centre + 3 * deviation));
    let power = 0;
    for (let k = from; k <= to; k++) power += Math.exp(-(((k - centre) / deviation) ** 2));
    if (power === 0) return;
    for (let k = from; k <= to; k++) {
      const share = Math.exp(-0.5 * ((k - centre) / deviation) ** 2) / Math.sqrt(power);
      this.cycles(k, amplitude * share, this.random());
    }
  }

  /** Noise whose spectrum is `level` of Hz; it is as loud as a sine of `amplitude` where that is 1 all over. */
  noise(amplitude: number, level: (hz: number) => number): void {
    const each = amplitude / Math.sqrt(this.frames / 2);
    for (let k = 1; k < this.frames / 2; k++) {
      const share = level((k * this.rate) / this.frames);
      if (share > 1e-5) this.cycles(k, each * share * 2 * Math.sqrt(this.random()), this.random());
    }
  }

  /** One turn. The ring is spent by it. */
  turn(): Float32Array {
    inverseFourier(this.re, this.im);
    return Float32Array.from(this.re);
  }
}
