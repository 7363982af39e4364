import { type ChannelEvent, NO_ORDER } from "../project/event.ts";
import { ChannelState, PEDALS } from "./channel-state.ts";
import type { Synth } from "./synth.ts";

/** Controllers that end all notes of a channel, and so the keys that someone presses as well: all sound off, all notes off. */
const ENDINGS: readonly number[] = [120, 123];

/**
 * A channel of the synth and what was said to it. It counts the keys of each pitch, so that a pitch ends with the last of
 * them, and those of the song apart from those that someone plays, so that neither ends the other.
 */
export class Slot {
  readonly channel: number;
  drums = false;
  /** Whether it has what a channel has while the song rests. */
  rested = false;
  readonly #synth: Synth;
  readonly #sung: Uint32Array = new Uint32Array(128);
  readonly #pressed: Uint32Array = new Uint32Array(128);
  #state: ChannelState = new ChannelState();
  /** Not told yet. */
  #gain = -1;

  constructor(synth: Synth, channel: number) {
    this.#synth = synth;
    this.channel = channel;
  }

  /** A note of the song begins. */
  strike(pitch: number, velocity: number): void {
    this.#sung[pitch] = (this.#sung[pitch] ?? 0) + 1;
    this.#synth.noteOn(this.channel, pitch, velocity);
  }

  /** A note of the song ends. */
  end(pitch: number): void {
    this.#less(this.#sung, pitch);
  }

  /** Someone presses a key. */
  press(pitch: number, velocity: number): void {
    this.#pressed[pitch] = (this.#pressed[pitch] ?? 0) + 1;
    this.#synth.noteOn(this.channel, pitch, velocity);
  }

  release(pitch: number): void {
    this.#less(this.#pressed, pitch);
  }

  say(event: ChannelEvent): void {
    this.#state.say(event);
    const { channel } = this;
    switch (event.type) {
      case "control":
        if (ENDINGS.includes(event.controller) && this.#pressed.some((keys) => keys > 0)) this.#endSung();
        else this.#synth.control(channel, event.controller, event.value);
        break;
      case "program":
        this.#synth.program(channel, event.program);
        break;
      case "bend":
        this.#synth.bend(channel, event.value);
        break;
      case "pressure":
        this.#synth.pressure(channel, event.value);
        break;
      case "key-pressure":
        this.#synth.keyPressure(channel, event.pitch, event.value);
        break;
      case "stray-off":
        break;
    }
  }

  /** Says what is missing for a state to be in force; begins anew where something is to be as if it were never said. */
  bring(state: ChannelState): void {
    const script = state.parameters.script();
    let said = this.#state.parameters.script();
    if (state.isLessThan(this.#state) || (said.length > 0 && said.join() !== script.join())) {
      this.reset();
      said = [];
    }
    if (said.length === 0) for (const [controller, value] of script) this.#control(controller, value);
    this.#choose(state);
    for (const [controller, value] of state.controllers.entries()) this.#control(controller, value);
    if (state.bend !== this.#state.bend) this.say({ ...MADE, type: "bend", value: state.bend });
    if (state.pressure !== this.#state.pressure) this.say({ ...MADE, type: "pressure", value: state.pressure });
  }

  /** As before anything was said. What sounds goes on. */
  reset(): void {
    this.#synth.reset(this.channel);
    this.forget();
  }

  /** Something else has reset the channel. */
  forget(): void {
    this.#state = new ChannelState();
  }

  /** The synth makes another channel of it, of drums or not. */
  renew(drums: boolean): void {
    this.clear();
    this.forget();
    this.drums = drums;
    this.#gain = -1;
  }

  /** Fingers and feet of the song leave; keys that someone presses stay. */
  letGo(): void {
    for (const pedal of PEDALS) if ((this.#state.controllers[pedal] ?? -1) > 0) this.#control(pedal, 0);
    this.#endSung();
    this.#sung.fill(0);
  }

  /** All leave it, since its track is gone or becomes another. */
  clear(): void {
    for (let pitch = 0; pitch < 128; pitch++) {
      this.#sung[pitch] = (this.#sung[pitch] ?? 0) + (this.#pressed[pitch] ?? 0);
      this.#pressed[pitch] = 0;
    }
    this.letGo();
    this.rested = false;
  }

  setGain(gain: number): void {
    if (gain === this.#gain) return;
    this.#gain = gain;
    this.#synth.setGain(this.channel, gain);
  }

  /** Ends what only the song holds; its notes are still counted. */
  #endSung(): void {
    for (const [pitch, count] of this.#sung.entries()) {
      if (count > 0 && this.#pressed[pitch] === 0) this.#synth.noteOff(this.channel, pitch);
    }
  }

  #less(keys: Uint32Array, pitch: number): void {
    const count = keys[pitch] ?? 0;
    if (count === 0) return;
    keys[pitch] = count - 1;
    if (this.#sung[pitch] === 0 && this.#pressed[pitch] === 0) this.#synth.noteOff(this.channel, pitch);
  }

  /** The program, from the bank that it was chosen from. */
  #choose(state: ChannelState): void {
    const [coarse, fine] = state.bank;
    if (state.program === this.#state.program && state.bank.join() === this.#state.bank.join()) return;
    this.#control(0, coarse);
    this.#control(32, fine);
    this.say({ ...MADE, type: "program", program: state.program });
  }

  /** Sets a controller, if it is another value; -1 says nothing. */
  #control(controller: number, value: number): void {
    if (value < 0 || value === this.#state.controllers[controller]) return;
    this.say({ ...MADE, type: "control", controller, value });
  }
}

const MADE = { tick: 0, order: NO_ORDER } as const;
