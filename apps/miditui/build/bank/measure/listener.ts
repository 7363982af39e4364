import { type BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from "spessasynth_core";

/** Frames a second of all that is measured. */
export const RATE = 44_100;

const BLOCK = 128;
const DRUM_CHANNEL = 9;

export interface Note {
  readonly program: number;
  /** @default false */
  readonly drums?: boolean;
  readonly key: number;
  readonly velocity: number;
  /** Seconds from the begin to the release; the release is put on the next block. */
  readonly held: number;
  /** Seconds that are heard in all. */
  readonly total: number;
  /** Another key that is struck when this one is released. @default none */
  readonly next?: number;
}

/** A note as it is heard, without reverb and chorus. */
export interface Heard {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Both, as one ear would have them: as loud as one of them where the sound is in the middle of the two. */
  readonly mono: Float32Array;
  /** Frame of the release. */
  readonly released: number;
  /** Most voices at once. */
  readonly voices: number;
}

/** Plays single notes of a bank through the synthesizer of the app. */
export class Listener {
  readonly #synth: SpessaSynthProcessor;
  readonly #bank: BasicSoundBank;

  private constructor(synth: SpessaSynthProcessor, bank: BasicSoundBank) {
    this.#synth = synth;
    this.#bank = bank;
  }

  /** @param bytes a SoundFont 2 */
  static async open(bytes: Uint8Array<ArrayBuffer>): Promise<Listener> {
    const synth = new SpessaSynthProcessor(RATE, { effectsEnabled: false, eventsEnabled: false });
    await synth.processorInitialized;
    const bank = SoundBankLoader.fromArrayBuffer(bytes.slice().buffer);
    synth.soundBankManager.addSoundBank(bank, "bank");
    return new Listener(synth, bank);
  }

  /** Name of a preset, or undefined where the bank has none. */
  presetName(program: number, drums = false): string | undefined {
    return this.#bank.presets.find((preset) => preset.program === program && preset.isGMGSDrum === drums)?.name;
  }

  hear(note: Note): Heard {
    const channel = note.drums === true ? DRUM_CHANNEL : 0;
    const frames = Math.ceil((note.total * RATE) / BLOCK) * BLOCK;
    const released = Math.ceil((note.held * RATE) / BLOCK) * BLOCK;
    const [left, right] = [new Float32Array(frames), new Float32Array(frames)];
    this.#synth.stopAllChannels(true);
    this.#synth.programChange(channel, note.program);
    this.#synth.noteOn(channel, note.key, note.velocity);
    let voices = 0;
    for (let at = 0; at < frames; at += BLOCK) {
      if (at === released) this.#synth.noteOff(channel, note.key);
      if (at === released && note.next !== undefined) this.#synth.noteOn(channel, note.next, note.velocity);
      this.#synth.process(left, right, at, BLOCK);
      voices = Math.max(voices, this.#synth.voiceCount);
      // What comes after silence is silence.
      if (at > released && this.#synth.voiceCount === 0) break;
    }
    return { left, right, mono: left.map((value, i) => (value + (right[i] ?? 0)) * Math.SQRT1_2), released, voices };
  }
}
