/**
 * What makes the sound of a song: the player speaks to it, block by block. It has a channel of its own for every track of
 * the song, so that no track disturbs another, however many there are. All takes effect at the first frame rendered next.
 */
export interface Synth {
  /** Frames a second. */
  readonly rate: number;
  /** Voices that sound now. */
  readonly voices: number;
  /**
   * As many channels as there are entries, each of which tells whether it plays drums. A channel that is there already
   * keeps its state, unless it changes between drums and melody, which begins it anew.
   */
  setChannels(drums: readonly boolean[]): void;
  /** @param velocity 1 to 127 */
  noteOn(channel: number, pitch: number, velocity: number): void;
  /** Ends what sounds of the pitch, as its instrument lets it end. */
  noteOff(channel: number, pitch: number): void;
  control(channel: number, controller: number, value: number): void;
  program(channel: number, program: number): void;
  /** @param value 0 to 16383 */
  bend(channel: number, value: number): void;
  pressure(channel: number, value: number): void;
  keyPressure(channel: number, pitch: number, value: number): void;
  /**
   * A system exclusive message, from F0 to F7.
   *
   * @param channels for each of the 16 MIDI channels that the message may speak of, the channels here that stand for it
   */
  sysex(message: Uint8Array, channels: readonly (readonly number[])[]): void;
  /** How loud a channel is beside what the song says, 0 to 1, over a few milliseconds: mute and solo. */
  setGain(channel: number, gain: number): void;
  /** Controllers, program, bend and pressure as they are before a song says anything. What sounds goes on. */
  reset(channel: number): void;
  /** Ends all that sounds: let go as by fingers, or cut off within milliseconds without a click. */
  silence(how: "release" | "cut"): void;
  /** Writes the next frames over what the arrays hold at [from, from + count). */
  render(left: Float32Array, right: Float32Array, from: number, count: number): void;
}
