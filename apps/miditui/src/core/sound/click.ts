import { exp, sinDegrees } from "@side-projects/raster";

/** Seconds that a click lasts. */
const LENGTH = 0.06;

/** Seconds that clicks are apart at least: at the tempo of 2000 beats a minute nobody counts along. */
const APART = 0.03;

const ACCENT = { pitch: 1760, level: 0.5 } as const;
const PLAIN = { pitch: 1175, level: 0.36 } as const;

interface Struck {
  readonly samples: Float32Array;
  /** Frame of its first sample. */
  readonly frame: number;
}

/** The clicks of a metronome, added to what sounds, each from the very frame that it is due at. */
export class Clicks {
  readonly #accent: Float32Array;
  readonly #plain: Float32Array;
  /** Frames that clicks are apart at least. */
  readonly apart: number;
  #struck: Struck[] = [];

  /** @param rate frames a second */
  constructor(rate: number) {
    this.apart = Math.ceil(rate * APART);
    this.#accent = clickSamples(rate, ACCENT);
    this.#plain = clickSamples(rate, PLAIN);
  }

  /** One that comes too soon after the one before is left out. */
  strike(accent: boolean, frame: number): void {
    const last = this.#struck.at(-1);
    if (last !== undefined && frame < last.frame + this.apart) return;
    this.#struck.push({ samples: accent ? this.#accent : this.#plain, frame });
  }

  /** Forgets those that are to begin at the frame or later. */
  cancel(frame: number): void {
    this.#struck = this.#struck.filter((click) => click.frame < frame);
  }

  /** Adds the frames from `frame` on to [at, at + count) of two channels. */
  mix(channels: readonly Float32Array[], at: number, frame: number, count: number): void {
    if (this.#struck.length === 0) return;
    for (const { samples, frame: first } of this.#struck) {
      const from = Math.max(frame, first);
      const to = Math.min(frame + count, first + samples.length);
      for (const channel of channels) {
        for (let now = from; now < to; now++) {
          const place = at + now - frame;
          channel[place] = (channel[place] ?? 0) + (samples[now - first] ?? 0);
        }
      }
    }
    this.#struck = this.#struck.filter((click) => click.frame + click.samples.length > frame + count);
  }
}

/** A knock on wood: a tone with one above it that fades sooner, both gone at the end. */
function clickSamples(rate: number, { pitch, level }: typeof ACCENT | typeof PLAIN): Float32Array {
  const samples = new Float32Array(Math.ceil(rate * LENGTH));
  for (let frame = 0; frame < samples.length; frame++) {
    // From the middle of a frame, so that the very first one is heard.
    const time = (frame + 0.5) / rate;
    const turn = 360 * pitch * time;
    const body = sinDegrees(turn) * exp(-90 * time) + 0.5 * sinDegrees(turn * 2.76) * exp(-240 * time);
    samples[frame] = level * 0.75 * body * (1 - time / LENGTH);
  }
  return samples;
}
