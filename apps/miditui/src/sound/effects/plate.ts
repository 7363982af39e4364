import { Rest } from "./rest.ts";

/** Delays of the lines in seconds: four that diffuse the input, then four of each half of the tank. */
const LINES = [
  0.004_771_345, 0.003_595_309, 0.012_734_787, 0.009_307_483, 0.022_579_886, 0.149_625_349, 0.060_481_839, 0.124_995_8,
  0.030_509_727, 0.141_695_508, 0.089_244_313, 0.106_280_031,
] as const;

/** Where the tank is listened to: line, and seconds before its end. Of each seven the third and the last three are taken off. */
const LEFT_TAPS = [
  [9, 0.008_937_872],
  [9, 0.099_929_438],
  [10, 0.064_278_754],
  [11, 0.067_067_639],
  [5, 0.066_866_033],
  [6, 0.006_283_391],
  [7, 0.035_818_689],
] as const;
const RIGHT_TAPS = [
  [5, 0.011_861_161],
  [5, 0.121_870_905],
  [6, 0.041_262_054],
  [7, 0.089_815_53],
  [9, 0.070_931_756],
  [10, 0.011_256_342],
  [11, 0.004_065_724],
] as const;

/** Frames that are made stage by stage, at most: fewer than the shortest line is long, so that no stage waits for itself. */
const MOST_STEP = 128;

/** A line of samples; where its end is read counts up for all lines together. */
interface Line {
  readonly samples: Float32Array;
  readonly mask: number;
  /** Frames from what is written to what is read, less one. */
  readonly length: number;
}

interface Tap {
  readonly line: Line;
  readonly offset: number;
}

/**
 * A room made of twelve delays, after J. Dattorro, "Effect Design, Part 1: Reverberator and Other Filters" (1997). Each
 * stage runs over some frames at once, since no line is so short that it would hear itself in them.
 */
export class Plate {
  /** Frames that the input waits. */
  preDelay = 0;
  /** How much of the input passes its lowpass, 0 to 1. */
  bandwidth = 0.5;
  /** How much comes round again, 0 to 1. */
  decay = 0.5;
  decayDiffusion1 = 0.7;
  decayDiffusion2 = 0.5;
  /** How much of the high is lost with each turn, 0 to 1. */
  damping = 0.005;
  gain = 1;
  readonly #rate: number;
  readonly #step: number;
  readonly #lines: readonly Line[];
  readonly #leftTaps: readonly Tap[];
  readonly #rightTaps: readonly Tap[];
  readonly #pre: Float32Array;
  readonly #diffused: Float64Array;
  readonly #rest: Rest;
  #preWrite = 0;
  #now = 0;
  #lowpass = 0;
  #dampLeft = 0;
  #dampRight = 0;
  #phase = 0;

  constructor(rate: number) {
    this.#rate = rate;
    this.#lines = LINES.map((seconds) => lineOf(Math.round(seconds * rate)));
    const tapOf = ([line, seconds]: readonly [line: number, seconds: number]): Tap => ({
      line: this.#lines[line]!,
      offset: Math.round(seconds * rate),
    });
    this.#leftTaps = LEFT_TAPS.map(tapOf);
    this.#rightTaps = RIGHT_TAPS.map(tapOf);
    this.#step = Math.max(1, Math.min(MOST_STEP, ...this.#lines.map(({ length }) => length - 1)));
    this.#pre = new Float32Array(2 ** Math.ceil(Math.log2(rate + MOST_STEP)));
    this.#diffused = new Float64Array(this.#step);
    this.#rest = new Rest(rate, [this.#pre, ...this.#lines.map(({ samples }) => samples)]);
  }

  /** Forgets all that it has heard. */
  clear(): void {
    this.#rest.clear();
    this.#lowpass = 0;
    this.#dampLeft = 0;
    this.#dampRight = 0;
  }

  /** Adds what is heard of `input`, from its first sample on, to the outputs at [from, from + count). */
  process(input: Float32Array, left: Float32Array, right: Float32Array, from: number, count: number): void {
    if (this.#rest.hears(input, count)) {
      this.#phase += (EXCURSION_RATE * count) / this.#rate;
      return;
    }
    for (let at = 0; at < count; at += this.#step) {
      const frames = Math.min(this.#step, count - at);
      this.#diffuse(input, at, frames);
      this.#turn(frames);
      this.#listen(this.#leftTaps, left, from + at, frames);
      this.#listen(this.#rightTaps, right, from + at, frames);
      this.#now = (this.#now + frames) | 0;
    }
  }

  #diffuse(input: Float32Array, at: number, frames: number): void {
    const pre = this.#pre;
    const mask = pre.length - 1;
    const write = this.#preWrite;
    const read = write - (this.preDelay | 0);
    const { bandwidth } = this;
    const out = this.#diffused;
    let lowpass = this.#lowpass;
    for (let i = 0; i < frames; i++) pre[(write + i) & mask] = input[at + i]!;
    for (let i = 0; i < frames; i++) {
      lowpass += bandwidth * (pre[(read + i) & mask]! - lowpass);
      out[i] = lowpass;
    }
    this.#preWrite = (write + frames) & mask;
    this.#lowpass = lowpass;
    for (let line = 0; line < 4; line++) {
      allpass(this.#lines[line]!, this.#now, line < 2 ? INPUT_DIFFUSION_1 : INPUT_DIFFUSION_2, out, frames);
    }
  }

  #turn(frames: number): void {
    const lines = this.#lines;
    const depth = (EXCURSION_DEPTH * this.#rate) / 1000;
    const last = this.#phase + (EXCURSION_RATE * frames) / this.#rate;
    // The excursion is so slow that it goes straight over some frames.
    const first = depth * (1 + Math.cos(this.#phase * COSINE));
    const second = depth * (1 + Math.sin(this.#phase * SINE));
    const firstStep = (depth * (1 + Math.cos(last * COSINE)) - first) / frames;
    const secondStep = (depth * (1 + Math.sin(last * SINE)) - second) / frames;
    const [line4, line5, line6, line7] = [lines[4]!, lines[5]!, lines[6]!, lines[7]!];
    const [line8, line9, line10, line11] = [lines[8]!, lines[9]!, lines[10]!, lines[11]!];
    this.#dampLeft = this.#half([line4, line5, line6, line7], line11, [first, firstStep], this.#dampLeft, frames);
    this.#dampRight = this.#half([line8, line9, line10, line11], line7, [second, secondStep], this.#dampRight, frames);
    this.#phase = last;
  }

  /**
   * A half of the tank, fed with what was diffused and with the end of the other half.
   *
   * @param excursion frames that the first allpass is read earlier, and how much more with every frame
   * @returns state of the damping
   */
  #half(
    [one, two, three, four]: readonly [Line, Line, Line, Line],
    other: Line,
    [excursion, excursionStep]: readonly [number, number],
    damped: number,
    frames: number,
  ): number {
    const now = this.#now;
    let damp = damped;
    const { decay, decayDiffusion1, decayDiffusion2 } = this;
    const pass = 1 - this.damping;
    const diffused = this.#diffused;
    const { samples: s1, mask: m1, length: l1 } = one;
    const { samples: s2, mask: m2, length: l2 } = two;
    const { samples: s3, mask: m3, length: l3 } = three;
    const { samples: s4, mask: m4, length: l4 } = four;
    const { samples: s0, mask: m0 } = other;
    let place = excursion;
    for (let i = 0; i < frames; i++) {
      const n = now + i;
      const whole = place | 0;
      const part = place - whole;
      place += excursionStep;
      const at = n + whole - 1;
      const x0 = s1[at & m1]!;
      const x1 = s1[(at + 1) & m1]!;
      const x2 = s1[(at + 2) & m1]!;
      const x3 = s1[(at + 3) & m1]!;
      const a = (3 * (x1 - x2) - x0 + x3) / 2;
      const b = 2 * x2 + x0 - (5 * x1 + x3) / 2;
      const moved = ((a * part + b) * part + (x2 - x0) / 2) * part + x1;

      const into = diffused[i]! + decay * s0[n & m0]! + decayDiffusion1 * moved;
      s1[(n + l1) & m1] = into;
      s2[(n + l2) & m2] = moved - decayDiffusion1 * into;
      damp += pass * (s2[n & m2]! - damp);
      const delayed = s3[n & m3]!;
      const turned = decay * damp - decayDiffusion2 * delayed;
      s3[(n + l3) & m3] = turned;
      s4[(n + l4) & m4] = delayed + decayDiffusion2 * turned;
    }
    return damp;
  }

  #listen(taps: readonly Tap[], out: Float32Array, from: number, frames: number): void {
    const [a, b, c, d, e, f, g] = taps;
    const now = this.#now;
    const { gain } = this;
    const { samples: sa, mask: ma } = a!.line;
    const { samples: sb, mask: mb } = b!.line;
    const { samples: sc, mask: mc } = c!.line;
    const { samples: sd, mask: md } = d!.line;
    const { samples: se, mask: me } = e!.line;
    const { samples: sf, mask: mf } = f!.line;
    const { samples: sg, mask: mg } = g!.line;
    const na = now + a!.offset;
    const nb = now + b!.offset;
    const nc = now + c!.offset;
    const nd = now + d!.offset;
    const ne = now + e!.offset;
    const nf = now + f!.offset;
    const ng = now + g!.offset;
    for (let i = 0; i < frames; i++) {
      const plus = sa[(na + i) & ma]! + sb[(nb + i) & mb]! + sd[(nd + i) & md]!;
      const minus = sc[(nc + i) & mc]! + se[(ne + i) & me]! + sf[(nf + i) & mf]! + sg[(ng + i) & mg]!;
      out[from + i] = out[from + i]! + gain * (plus - minus);
    }
  }
}

const INPUT_DIFFUSION_1 = 0.75;
const INPUT_DIFFUSION_2 = 0.625;
/** Hertz, and milliseconds to either side. */
const EXCURSION_RATE = 0.5;
const EXCURSION_DEPTH = 0.7;
/** Two turns that drift apart. */
const COSINE = 6.28;
const SINE = 6.2847;

function lineOf(frames: number): Line {
  // What is written ahead of the stages after it must not lie over what they still have to read.
  const size = 2 ** Math.ceil(Math.log2(frames + MOST_STEP));
  return { samples: new Float32Array(size), mask: size - 1, length: frames - 1 };
}

function allpass(
  { samples, mask, length }: Line,
  now: number,
  gain: number,
  signal: Float64Array,
  frames: number,
): void {
  for (let i = 0; i < frames; i++) {
    const delayed = samples[(now + i) & mask]!;
    const into = signal[i]! - gain * delayed;
    samples[(now + i + length) & mask] = into;
    signal[i] = gain * into + delayed;
  }
}
