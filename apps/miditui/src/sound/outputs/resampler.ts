/** Frames on each side of a moment that it is made of. */
const REACH = 16;

/** Places between two frames whose weights are worked out beforehand; between those the nearer are mixed. */
const STEPS = 512;

/** Part of the lower of the two bands that is kept. */
const KEPT = 0.95;

/** Turns frames of one rate into those of another, part after part without a seam, by windowed sincs. */
export class Resampler {
  /** Frames of the input to a frame of the output. */
  readonly #step: number;
  readonly #weights: Float64Array;
  #left: Float32Array;
  #right: Float32Array;
  /** Of the next frame of the output, in the frames that are kept. */
  #place = REACH - 1;

  constructor(from: number, to: number) {
    this.#step = from / to;
    this.#weights = weights(Math.min(1, to / from) * KEPT);
    // What goes before the first frame is silence.
    this.#left = new Float32Array(REACH - 1);
    this.#right = new Float32Array(REACH - 1);
  }

  /** @returns the frames that can be told now: those of the last few wait for what follows them */
  next(left: Float32Array, right: Float32Array): { readonly left: Float32Array; readonly right: Float32Array } {
    const lefts = joined(this.#left, left);
    const rights = joined(this.#right, right);
    const room = lefts.length - REACH - this.#place;
    const count = Math.max(0, Math.ceil(room / this.#step));
    const made = { left: new Float32Array(count), right: new Float32Array(count) };
    for (let i = 0; i < count; i++) {
      const place = this.#place + i * this.#step;
      made.left[i] = this.#at(lefts, place);
      made.right[i] = this.#at(rights, place);
    }
    const next = this.#place + count * this.#step;
    const past = Math.floor(next) - REACH + 1;
    this.#left = lefts.slice(past);
    this.#right = rights.slice(past);
    this.#place = next - past;
    return made;
  }

  #at(samples: Float32Array, place: number): number {
    const first = Math.floor(place) - REACH + 1;
    const between = (place - Math.floor(place)) * STEPS;
    const row = Math.floor(between);
    const mix = between - row;
    const near = row * 2 * REACH;
    const far = near + 2 * REACH;
    let sum = 0;
    for (let i = 0; i < 2 * REACH; i++) {
      const low = this.#weights[near + i] ?? 0;
      sum += (samples[first + i] ?? 0) * (low + ((this.#weights[far + i] ?? 0) - low) * mix);
    }
    return sum;
  }
}

/** A row for each place between two frames, the last of which is the next frame. @param band kept, 1 is all */
function weights(band: number): Float64Array {
  const rows = new Float64Array((STEPS + 1) * 2 * REACH);
  for (let step = 0; step <= STEPS; step++) {
    for (let i = 0; i < 2 * REACH; i++) {
      const away = i - REACH + 1 - step / STEPS;
      rows[step * 2 * REACH + i] = band * sinc(band * away) * window(away / REACH);
    }
  }
  return rows;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Blackman's. */
function window(x: number): number {
  if (x <= -1 || x >= 1) return 0;
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}

function joined(before: Float32Array, after: Float32Array): Float32Array {
  const all = new Float32Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
