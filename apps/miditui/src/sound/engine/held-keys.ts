import type { Engine } from "./engine.ts";

/** Keys of a MIDI keyboard that are down, each with the track that it was pressed for: it is let go there as well. */
export class HeldKeys {
  readonly #engine: Engine;
  readonly #tracks = new Map<number, number[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  press(track: number, pitch: number, velocity: number): void {
    this.#tracks.set(pitch, [...(this.#tracks.get(pitch) ?? []), track]);
    this.#engine.noteOn(track, pitch, velocity, undefined);
  }

  /** Of a key that was not pressed nothing is let go. */
  letGo(pitch: number): void {
    const first = this.#tracks.get(pitch)?.shift();
    if (first !== undefined) this.#engine.noteOff(first, pitch);
  }
}
