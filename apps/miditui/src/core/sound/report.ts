/** A preset of a bank, by what a song calls it. */
export interface PresetName {
  /** Bank select, coarse (controller 0); 128 for drum kits. */
  readonly bank: number;
  readonly program: number;
  readonly name: string;
}

/** What the engine tells of itself; clocks are that of the app, in seconds. */
export type SoundReport =
  /** Where the sound goes from now on; at start, after the loss of a device, after a change of latency. */
  | {
      readonly type: "output";
      /** "system audio", "pw-cat", "aplay", ..., "silent"; "none" where the engine has broken down and tells no more. */
      readonly name: string;
      /** Seconds from a key to the ear, as well as it is known. */
      readonly latency: number;
      /** What was tried before and why it failed; empty where nothing was. */
      readonly trouble: string;
    }
  /** What is heard now, after a play or a seek and a few times a second: the playhead follows it. */
  | {
      readonly type: "heard";
      readonly run: number;
      /** Not yet at the first tick while a count-in is heard. */
      readonly tick: number;
      /** The first report of a run comes before its sound: then this lies ahead. */
      readonly at: number;
      /** Voices that sound. */
      readonly voices?: number;
      /** The song has come to its end, and nothing sounds any more. */
      readonly over?: boolean;
    }
  /** The bank in use; `path` undefined is our own. */
  | {
      readonly type: "bank";
      readonly path: string | undefined;
      readonly name: string;
      readonly presets: readonly PresetName[];
    }
  /** A bank that cannot be used; the one before it plays on. */
  | { readonly type: "bank-failed"; readonly path: string; readonly text: string }
  /** A key of a MIDI keyboard, already sounding; velocity 0 lets it go. */
  | { readonly type: "midi-key"; readonly pitch: number; readonly velocity: number; readonly at: number }
  /** Something else that the user ought to know. */
  | { readonly type: "trouble"; readonly text: string };
