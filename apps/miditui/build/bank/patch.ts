/** A recording of one pitch, made by code: mono, -1 to 1. */
export interface Tone {
  /** Unique in the bank, at most 20 ASCII characters: it is the name of the sample. Zones with the same name share it. */
  readonly name: string;
  readonly data: Float32Array;
  /** Frames a second, 8000 to 44100: as few as the sound bears. */
  readonly rate: number;
  /** MIDI pitch that is heard when `data` is played at `rate`. */
  readonly key: number;
  /** What it is sharper than that, in cents, broken where need be (the writer rounds what is left). @default 0 */
  readonly cents?: number;
  /** Frames that go round; none for a sound that ends by itself. */
  readonly loop?: { readonly start: number; readonly end: number };
}

/** Seconds, or decibels below full for `sustain`. */
export interface Envelope {
  /** @default 0 */
  readonly delay?: number;
  /** @default 0.001 */
  readonly attack?: number;
  /** @default 0 */
  readonly hold?: number;
  /** To silence, as SoundFonts count it (100 dB). @default 0.001 */
  readonly decay?: number;
  /** Decibels below the peak; of an envelope of filter and pitch, percent of the way back, 0 to 100. @default 0 */
  readonly sustain?: number;
  /** To silence. @default 0.3 */
  readonly release?: number;
  /** How much shorter hold and decay are an octave up: 100 halves them. @default 0 */
  readonly keyToDecay?: number;
}

/** A part of the keyboard (or of the velocities) and what sounds there. */
export interface Zone {
  readonly tone: Tone;
  /** Lowest and highest key, 0 to 127. @default all */
  readonly keys?: readonly [low: number, high: number];
  /** @default all */
  readonly velocities?: readonly [low: number, high: number];
  /** Frames of the tone that are left out at its start. @default 0 */
  readonly from?: number;
  readonly volume: Envelope;
  /** Decibels taken off. @default 0 */
  readonly attenuation?: number;
  /** -50 (left) to 50. @default 0 */
  readonly pan?: number;
  /** Cents added. @default 0 */
  readonly tune?: number;
  /** Cents that a key is from the next: 0 for what has no pitch. @default 100 */
  readonly keyTracking?: number;
  /** Decibels between the softest velocity and the loudest, over a curve that is steep where it is soft. @default 96 */
  readonly dynamics?: number;
  /** Lowpass. */
  readonly filter?: {
    /** Hz, at the loudest velocity. */
    readonly cutoff: number;
    /** Decibels. @default 0 */
    readonly resonance?: number;
    /** Cents that it is lower at the softest velocity. @default 0 */
    readonly velocity?: number;
    /** How far it follows the key from key 64 on, in percent: 100 is as far as the pitch goes. @default 0 */
    readonly keyTracking?: number;
  };
  /** Envelope of filter and pitch. */
  readonly modulation?: Envelope & { readonly toCutoff?: number; readonly toPitch?: number };
  /** Slow wave on pitch (cents), volume (dB), cutoff (cents). Hz and seconds. */
  readonly tremolo?: {
    readonly rate: number;
    readonly delay?: number;
    readonly volume?: number;
    readonly pitch?: number;
    readonly cutoff?: number;
  };
  readonly vibrato?: { readonly rate: number; readonly delay?: number; readonly pitch: number };
  /** Percent sent. @default 0 */
  readonly reverb?: number;
  readonly chorus?: number;
  /** Zones of one class above 0 cut each other off, as the hands of a hi-hat do. @default 0 */
  readonly exclusive?: number;
}

/** One of the 128 programs, or a drum kit. */
export interface Patch {
  /** 0 to 127. */
  readonly program: number;
  /** As General MIDI calls it, at most 20 ASCII characters. */
  readonly name: string;
  /** @default false */
  readonly drums?: boolean;
  /** Lowest and highest pitch that the instrument is written for: tuned, and checked there. */
  readonly range: readonly [low: number, high: number];
  readonly zones: readonly Zone[];
}
