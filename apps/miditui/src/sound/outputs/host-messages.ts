/** What the host tells, a line of JSON each. */
export type HostReport =
  /** It can be heard. @param delay seconds from when a frame is played to the ear, beyond what is known of its clock */
  | { readonly type: "ready"; readonly delay: number }
  /** When the frame after so many will be played, in milliseconds since 1970: the first one, or one after a gap. */
  | { readonly type: "starts"; readonly frames: number; readonly at: number }
  /** How many were played by then. */
  | { readonly type: "played"; readonly frames: number; readonly at: number }
  /** All of them were played. */
  | { readonly type: "stands"; readonly frames: number }
  | { readonly type: "failed"; readonly reason: string };

/** What it is started with, as one argument. */
export interface HostSettings {
  readonly rate: number;
  /** Seconds that are rendered ahead. */
  readonly latency: number;
  readonly effect: string;
  /** Plays nowhere, in time: for tests. */
  readonly nowhere: boolean;
}
