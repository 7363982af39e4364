import { type Heard, MidiClock } from "../../core/sound/midi-clock.ts";
import { type Midi, type MidiEvents, openMidi } from "../midi/open-midi.ts";

/** The MIDI ports, once they are asked for: keyboards play, and other instruments follow the song. */
export class MidiLink {
  readonly #clock = new MidiClock();
  readonly #midi: Midi;
  /** What was told is not due yet and holds no longer. */
  #isAnew = false;

  constructor(events: MidiEvents) {
    this.#midi = openMidi(events);
  }

  /** @param quarter ticks of a quarter note */
  play(quarter: number, piece: Heard): void {
    const messages = this.#clock.advance(quarter, piece);
    if (messages.length === 0) return;
    this.#midi.send(messages, this.#isAnew);
    this.#isAnew = false;
  }

  /** The song goes on elsewhere. */
  jump(): void {
    this.#isAnew = true;
  }

  /** @param at milliseconds since 1970 */
  stop(at: number): void {
    this.#midi.send(this.#clock.stop(at), true);
  }

  close(): void {
    this.#midi.close();
  }
}
