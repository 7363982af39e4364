import { type Loudness, LoudnessMeter } from "./loudness.ts";
import { LONGEST_TAIL, type Plan } from "./plan.ts";
import type { WavFile } from "./wav-file.ts";

/** Writes what is rendered into a file: as it comes, or, for a loop, with what rings on after its end over its start. */
export class SongOutput {
  readonly #file: WavFile;
  readonly #meter: LoudnessMeter;
  readonly #gain: number;
  readonly #end: number;
  /** The start of a loop, until all is known that is heard there. */
  readonly #start: { readonly left: Float32Array; readonly right: Float32Array } | undefined;
  #frame = 0;

  /** @param gain by which every sample is multiplied */
  constructor(file: WavFile, { end, rate, loop }: Plan, gain: number) {
    this.#file = file;
    this.#meter = new LoudnessMeter(file.format === "32f" ? Number.POSITIVE_INFINITY : 1);
    this.#gain = gain;
    this.#end = end;
    const held = loop ? Math.min(end, LONGEST_TAIL * rate) : 0;
    this.#start = loop ? { left: new Float32Array(held), right: new Float32Array(held) } : undefined;
  }

  /** Frames that the file has, or will have as far as is known. */
  get frames(): number {
    return this.#start === undefined ? this.#frame : this.#end;
  }

  /** Takes the samples, and changes them. */
  write(left: Float32Array, right: Float32Array): void {
    if (this.#gain !== 1) for (const samples of [left, right]) scale(samples, this.#gain);
    if (this.#start === undefined) this.#put(left, right);
    else this.#fold(left, right, this.#start);
    this.#frame += left.length;
  }

  /** @returns how loud it is */
  finish(): Loudness {
    if (this.#start !== undefined) {
      this.#meter.add(this.#start.left, this.#start.right);
      this.#file.writeStart(this.#start.left, this.#start.right);
    }
    this.#file.finish();
    return this.#meter.read();
  }

  abandon(): void {
    this.#file.abandon();
  }

  #fold(
    left: Float32Array,
    right: Float32Array,
    start: { readonly left: Float32Array; readonly right: Float32Array },
  ): void {
    const held = start.left.length;
    const inside = Math.max(0, Math.min(left.length, this.#end - this.#frame));
    const rest = Math.max(0, Math.min(inside, held - this.#frame));
    if (rest > 0) this.#file.write(left.subarray(0, rest), right.subarray(0, rest));
    if (inside > rest) this.#put(left.subarray(rest, inside), right.subarray(rest, inside));
    for (let index = 0; index < left.length; index++) {
      if (index >= rest && index < inside) continue;
      const place = (this.#frame + index) % this.#end;
      start.left[place] = (start.left[place] ?? 0) + (left[index] ?? 0);
      start.right[place] = (start.right[place] ?? 0) + (right[index] ?? 0);
    }
  }

  #put(left: Float32Array, right: Float32Array): void {
    this.#meter.add(left, right);
    this.#file.write(left, right);
  }
}

function scale(samples: Float32Array, gain: number): void {
  for (let index = 0; index < samples.length; index++) samples[index] = (samples[index] ?? 0) * gain;
}
