import { MIDIControllers, SpessaSynthProcessor } from "spessasynth_core";
import type { Synth } from "../../core/sound/synth.ts";
import { Chorus } from "../effects/chorus.ts";
import { Echo } from "../effects/echo.ts";
import { Reverb } from "../effects/reverb.ts";
import type { Bank } from "./bank.ts";
import { ChannelPlaces } from "./channel-places.ts";
import { GainRamps, RAMP_STEP } from "./gain-ramps.ts";
import { replaceKernels } from "./replace-kernels.ts";
import { resetChannel } from "./reset-channel.ts";
import { silenceLog } from "./silence-log.ts";
import { routedSysex } from "./sysex-route.ts";

export interface BankSynthOptions {
  /** Frames a second. */
  readonly rate: number;
  /** Voices that sound at once at most; the least important one gives way to a new one. @default 350 */
  readonly voices?: number;
}

/** Frames that the synth makes at once; envelopes and waves move from one to the next. */
const BLOCK = 128;
/** So that ten tracks at their usual volume stay below full. */
const HEADROOM = 0.7;
/** Frames over which what is cut off fades. */
const FADE = 256;
const ALL_SOUND_OFF = 120;
const RESET_CONTROLLERS = 121;

/** Plays the instruments of a bank, with hermite interpolation, reverb and chorus. */
export class BankSynth implements Synth {
  readonly rate: number;
  readonly #processor: SpessaSynthProcessor;
  readonly #effects: readonly [Reverb, Chorus, Echo];
  readonly #places = new ChannelPlaces();
  readonly #ramps: GainRamps;
  /** Notes of each channel and pitch that nobody has let go yet: the synth ends them one by one. */
  #held: Uint16Array[] = [];
  readonly #resets = new Set<number>();
  /** Whether a message has changed what no channel's reset gives back. */
  #changed = false;
  #voices = 0;
  /** Whether a note begins with the next frame. */
  #struck = false;
  readonly #fading = { left: new Float32Array(FADE), right: new Float32Array(FADE), at: FADE };

  constructor(bank: Bank, { rate, voices = 350 }: BankSynthOptions) {
    silenceLog();
    this.rate = rate;
    this.#effects = [new Reverb(rate, BLOCK), new Chorus(rate, BLOCK), new Echo(rate, BLOCK)];
    const [reverbProcessor, chorusProcessor, delayProcessor] = this.#effects;
    this.#processor = new SpessaSynthProcessor(rate, {
      eventsEnabled: false,
      maxBufferSize: BLOCK,
      reverbProcessor,
      chorusProcessor,
      delayProcessor,
    });
    this.#processor.setSystemParameter("voiceCap", voices);
    this.#processor.setSystemParameter("gain", HEADROOM);
    replaceKernels(this.#processor);
    this.#processor.onMissingPreset = () => undefined;
    this.#processor.soundBankManager.addSoundBank(bank.sounds, BANK);
    this.#ramps = new GainRamps(this.#processor);
  }

  get voices(): number {
    return this.#voices;
  }

  /** Plays another bank from now on. What sounds is cut off; programs and controllers stay. */
  setBank(bank: Bank): void {
    this.silence("cut");
    this.#settle();
    const before = this.#processor.getSnapshot();
    this.#processor.soundBankManager.addSoundBank(bank.sounds, BANK);
    this.#processor.applySnapshot(before);
    Object.assign(this.#processor.chorusProcessor, before.chorusProcessor);
    Object.assign(this.#processor.delayProcessor, before.delayProcessor);
  }

  setChannels(drums: readonly boolean[]): void {
    const { taken, left } = this.#places.set(drums);
    for (const place of left) this.#processor.midiChannels[place]?.stopAllNotes();
    const fresh = new Set(taken);
    while (this.#processor.midiChannels.length <= Math.max(-1, ...taken)) {
      fresh.add(this.#processor.midiChannels.length);
      this.#processor.createMIDIChannel();
    }
    for (const place of fresh) {
      const channel = this.#processor.midiChannels[place];
      if (channel === undefined) continue;
      resetChannel(channel);
      this.#ramps.set(place, 1);
    }
    this.#held = drums.map((_, channel) =>
      taken.includes(this.#place(channel)) ? new Uint16Array(128) : (this.#held[channel] ?? new Uint16Array(128)),
    );
  }

  noteOn(channel: number, pitch: number, velocity: number): void {
    this.#settle();
    const held = this.#held[channel];
    if (held !== undefined) held[pitch] = (held[pitch] ?? 0) + 1;
    this.#processor.noteOn(this.#place(channel), pitch, velocity);
    this.#struck = true;
  }

  noteOff(channel: number, pitch: number): void {
    this.#settle();
    const held = this.#held[channel];
    const place = this.#place(channel);
    for (let count = held?.[pitch] ?? 0; count > 0; count--) this.#processor.noteOff(place, pitch);
    if (held !== undefined) held[pitch] = 0;
  }

  control(channel: number, controller: number, value: number): void {
    this.#settle();
    if (controller >= ALL_SOUND_OFF && controller !== RESET_CONTROLLERS) this.#held[channel]?.fill(0);
    const known = CONTROLLERS.get(controller);
    if (known !== undefined) this.#processor.controllerChange(this.#place(channel), known, value);
  }

  program(channel: number, program: number): void {
    this.#settle();
    this.#processor.programChange(this.#place(channel), program);
  }

  bend(channel: number, value: number): void {
    this.#settle();
    this.#processor.pitchWheel(this.#place(channel), value);
  }

  pressure(channel: number, value: number): void {
    this.#settle();
    this.#processor.channelPressure(this.#place(channel), value);
  }

  keyPressure(channel: number, pitch: number, value: number): void {
    this.#settle();
    this.#processor.polyPressure(this.#place(channel), pitch, value);
  }

  sysex(message: Uint8Array, channels: readonly (readonly number[])[]): void {
    this.#settle();
    const places = channels.map((some) => some.map((channel) => this.#place(channel)));
    for (const { message: body, offset } of routedSysex(message, places)) {
      this.#processor.systemExclusive(body, offset);
      this.#changed = true;
    }
  }

  setGain(channel: number, gain: number): void {
    this.#ramps.aim(this.#place(channel), gain);
  }

  reset(channel: number): void {
    this.#resets.add(this.#place(channel));
  }

  silence(how: "release" | "cut"): void {
    for (const held of this.#held) held.fill(0);
    if (how === "release") {
      this.#processor.stopAllChannels();
      return;
    }
    this.#fadeAside();
    this.#processor.stopAllChannels(true);
    for (const effect of this.#effects) effect.clear();
    this.#voices = 0;
  }

  render(left: Float32Array, right: Float32Array, from: number, count: number): void {
    if (count <= 0) return;
    this.#settle();
    this.#make(left, right, from, count);
    this.#addFading(left, right, from, count);
  }

  #make(left: Float32Array, right: Float32Array, from: number, count: number): void {
    const end = from + count;
    left.fill(0, from, end);
    right.fill(0, from, end);
    for (let at = from; at < end; ) {
      // A voice fades in over the block that it begins with, so that one is as short as can be, wherever it begins.
      const most = this.#struck ? 1 : this.#ramps.moving ? RAMP_STEP : BLOCK;
      const frames = Math.min(end - at, most);
      this.#struck = false;
      this.#ramps.advance(frames);
      this.#processor.process(left, right, at, frames);
      at += frames;
    }
    this.#voices = this.#processor.voiceCount;
  }

  /** What would sound next is kept and played fading, beside whatever begins meanwhile. */
  #fadeAside(): void {
    const { left, right, at } = this.#fading;
    const rest = { left: left.slice(at), right: right.slice(at) };
    this.#make(left, right, 0, FADE);
    for (let frame = 0; frame < FADE; frame++) {
      const gain = 1 - (frame + 1) / FADE;
      left[frame] = (left[frame] ?? 0) * gain + (rest.left[frame] ?? 0);
      right[frame] = (right[frame] ?? 0) * gain + (rest.right[frame] ?? 0);
    }
    this.#fading.at = 0;
  }

  #addFading(left: Float32Array, right: Float32Array, from: number, count: number): void {
    const { left: fadingLeft, right: fadingRight, at } = this.#fading;
    const frames = Math.min(count, FADE - at);
    for (let frame = 0; frame < frames; frame++) {
      left[from + frame] = (left[from + frame] ?? 0) + (fadingLeft[at + frame] ?? 0);
      right[from + frame] = (right[from + frame] ?? 0) + (fadingRight[at + frame] ?? 0);
    }
    this.#fading.at += Math.max(0, frames);
  }

  /** Resets wait for what comes after them: when all channels are reset, so is what they share. */
  #settle(): void {
    if (this.#resets.size === 0) return;
    if (this.#changed && this.#places.places.every((place) => this.#resets.has(place))) {
      this.#processor.reset();
      this.#changed = false;
    }
    for (const place of this.#resets) {
      const channel = this.#processor.midiChannels[place];
      if (channel !== undefined) resetChannel(channel);
    }
    this.#resets.clear();
  }

  #place(channel: number): number {
    return this.#places.places[channel] ?? 0;
  }
}

const BANK = "bank";
const CONTROLLERS = new Map(Object.values(MIDIControllers).map((controller) => [Number(controller), controller]));
