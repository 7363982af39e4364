import type { Project } from "../../core/project/project.ts";
import { Player } from "../../core/sound/player.ts";
import type { Bank } from "../synth/bank.ts";
import { BankSynth } from "../synth/bank-synth.ts";
import type { Plan } from "./plan.ts";

/** Frames that are rendered and summed at once, a multiple of the synth's block. */
export const CHUNK = 16_384;

/** Some frames of sound. */
export interface Chunk {
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
  /** Voices that sound at its end. */
  readonly voices: number;
}

/** Renders a song from its plan's start on, without an end. */
export class PartRenderer {
  readonly #synth: BankSynth;
  readonly #player: Player;
  readonly #release: number;
  #frame = 0;
  #released = false;

  constructor(project: Project, bank: Bank, { rate, start, release }: Plan) {
    this.#synth = new BankSynth(bank, { rate });
    this.#player = new Player(this.#synth, project);
    this.#release = release;
    this.#player.play(start, { loop: { on: false, start: 0, end: 0 }, countIn: 0 });
  }

  next(): Chunk {
    const left = new Float32Array(CHUNK);
    const right = new Float32Array(CHUNK);
    const before = Math.max(0, Math.min(CHUNK, this.#release - this.#frame));
    this.#player.render(left, right, 0, before);
    if (before < CHUNK) {
      if (!this.#released) this.#player.stop();
      this.#released = true;
      this.#player.render(left, right, before, CHUNK - before);
    }
    this.#frame += CHUNK;
    return { left, right, voices: this.#synth.voices };
  }
}
