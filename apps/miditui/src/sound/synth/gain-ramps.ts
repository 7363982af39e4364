import type { SpessaSynthProcessor } from "spessasynth_core";

/** Frames between two steps of a gain that moves: so small a step is not heard. */
export const RAMP_STEP = 16;
/** Frames from silent to full. */
const RAMP = 512;

/** Gains of channels that go to where they are sent over some milliseconds, since a jump would click. */
export class GainRamps {
  readonly #processor: SpessaSynthProcessor;
  readonly #gains = new Map<number, number>();
  readonly #targets = new Map<number, number>();

  constructor(processor: SpessaSynthProcessor) {
    this.#processor = processor;
  }

  /** Whether a gain is on its way. */
  get moving(): boolean {
    return this.#targets.size > 0;
  }

  /** Sends the gain of a place on its way; where nothing sounds it is there at once. */
  aim(place: number, gain: number): void {
    if ((this.#processor.midiChannels[place]?.voiceCount ?? 0) === 0) this.set(place, gain);
    else if (this.#gain(place) === gain) this.#targets.delete(place);
    else this.#targets.set(place, gain);
  }

  set(place: number, gain: number): void {
    this.#targets.delete(place);
    this.#gains.set(place, gain);
    this.#processor.midiChannels[place]?.setSystemParameter("gain", gain);
  }

  /** @param frames that are made with the gains as they are after this */
  advance(frames: number): void {
    for (const [place, target] of this.#targets) {
      const gain = this.#gain(place);
      const step = frames / RAMP;
      const next = target > gain ? Math.min(target, gain + step) : Math.max(target, gain - step);
      if (next === target) {
        this.set(place, target);
        continue;
      }
      this.#gains.set(place, next);
      this.#processor.midiChannels[place]?.setSystemParameter("gain", next);
    }
  }

  #gain(place: number): number {
    return this.#gains.get(place) ?? 1;
  }
}
