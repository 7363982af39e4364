/** Where blocks of samples go, at the pace at which they are heard. Times are milliseconds of one clock. */
export interface Output {
  /** As the user knows it: "system audio", "aplay", "silent". */
  readonly name: string;
  /** Seconds from when a frame counts as played to the ear, as far as that is known. */
  readonly delay: number;
  /** Seconds to render ahead where the user has no wish. */
  readonly lead: number;
  /** Whether it is fed with silence between two sounds, so that it does not stumble. */
  readonly hungry: boolean;
  /** Whether another latency takes effect only where it begins anew. */
  readonly isFixed: boolean;
  /** Frames of those written that have been played by now. */
  played(now: number): number;
  /** @returns frames of silence that were heard before these, since they came too late */
  write(left: Float32Array, right: Float32Array, count: number, now: number): number;
  /** Nothing comes for a while, and that is no stumbling. */
  rest(): void;
  /** Ends it at once; what was written and not played is lost. */
  close(): void;
}

/** Frames a second of everything live. */
export const LIVE_RATE = 44_100;
