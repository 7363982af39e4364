import type { Engine } from "./engine.ts";

/** Keys of a MIDI keyboard that are down, each with the track that it was pressed for: it is let go there as well. */
export class HeldKeys {
  readonly #engine: Engine;
  readonly #tracks = new Map<number, number[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** @param velocity 0 lets the key go */
  press(track: number, pitch: number, velocity: number): void {
    const held = this.#tracks.get(pitch) ?? [];
    this.#tracks.set(pitch, held);
    if (velocity > 0) {
      held.push(track);
      this.#engine.noteOn(track, pitch, velocity, undefined);
      return;
    }
    const first = held.shift();
    if (first !== undefined) this.#engine.noteOff(first, pitch);
  }
}
