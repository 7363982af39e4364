import type { TimedMessage } from "../../core/sound/midi-clock.ts";

/** What the process of the MIDI ports tells, a line of JSON each. */
export type MidiReport =
  /** Keyboards that are listened to. */
  | { readonly type: "ports"; readonly names: readonly string[] }
  /** Velocity 0 lets go. Milliseconds since 1970. */
  | { readonly type: "key"; readonly pitch: number; readonly velocity: number; readonly at: number };

/** What it is told, a line of JSON each; times are milliseconds since 1970. */
export interface MidiRequest {
  readonly messages: readonly TimedMessage[];
  /** Whether what was told before and is not yet due is not to be sent. */
  readonly anew: boolean;
}
