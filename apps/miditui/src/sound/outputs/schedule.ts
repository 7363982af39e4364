import type { LiveContext } from "./web-audio.ts";

export interface ScheduleSettings {
  readonly context: LiveContext;
  /** Connects a source with what is to be heard. */
  readonly connect: (source: object) => void;
  /** Frames kept between now and the first frame after a pause. */
  readonly margin: number;
  /** @param seconds until the frame after so many is played */
  readonly onStart: (frames: number, seconds: number) => void;
}

/** Places frames on the clock of the device, each behind the one before; what comes too late begins anew. */
export class Schedule {
  readonly #settings: ScheduleSettings;
  /** Frame of the device's clock that frame 0 falls on. */
  #origin = Number.NEGATIVE_INFINITY;
  #received = 0;

  constructor(settings: ScheduleSettings) {
    this.#settings = settings;
  }

  add(left: Float32Array, right: Float32Array): void {
    const { context, connect, margin, onStart } = this.#settings;
    const { sampleRate } = context;
    const now = this.#now;
    if (this.#origin + this.#received < now) {
      this.#origin = now + margin - this.#received;
      onStart(this.#received, margin / sampleRate);
    }
    const buffer = context.createBuffer(2, left.length, sampleRate);
    buffer.copyToChannel(left, 0);
    buffer.copyToChannel(right, 1);
    const source = context.createBufferSource();
    source.buffer = buffer;
    connect(source);
    source.start((this.#origin + this.#received) / sampleRate);
    this.#received += left.length;
  }

  /** Frames played so far, and whether that is all there are. */
  get played(): { readonly frames: number; readonly isAll: boolean } {
    const frames = Math.max(0, Math.min(this.#received, this.#now - this.#origin));
    return { frames, isAll: frames === this.#received };
  }

  get #now(): number {
    const { currentTime, sampleRate } = this.#settings.context;
    return Math.round(currentTime * sampleRate);
  }
}
