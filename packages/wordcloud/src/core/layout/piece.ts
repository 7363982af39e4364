import type { Segments } from "./segments.ts";

/** A word as the packing sees it. */
export interface Piece {
  /** At font size 1, around the middle of its box. */
  readonly segments: Segments;
  /** At font size 1. */
  readonly advance: number;
  /** Font size in relation to the largest word's: above 0, up to 1. */
  readonly share: number;
  /** Degrees to try, in order. */
  readonly angles: readonly number[];
  /** Where the word's centre must be, in pixels; its size in pixels, where it is given. */
  readonly pin?: { readonly x: number; readonly y: number; readonly size?: number | undefined };
}

/** A piece with its place, in pixels and degrees. */
export interface Placement {
  /** Number of the piece. */
  readonly piece: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly angle: number;
}
