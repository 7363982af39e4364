import type { Gradient } from "./color/gradient.ts";

/** A word and how much it counts. */
export interface Word {
  readonly text: string;
  /** Any positive number; only its share of the others' weights matters. */
  readonly weight: number;
  /** Words of a group have a colour in common where colours go by group. @default none */
  readonly group?: string;
  /** The colour of this word whatever the colours of the cloud are, as CSS writes it. @default none */
  readonly color?: string;
  /** Where a click on the word leads, in SVG: an http, https or mailto address. @default none */
  readonly href?: string;
  /** What is told of the word when it is pointed at, in SVG. @default the word and its weight */
  readonly title?: string;
}

/** A word with its place in the picture. */
export interface PlacedWord extends Word {
  /** Centre of the word in pixels from the left: the middle of its advance. */
  readonly x: number;
  /** Centre of the word in pixels from the top: half way between the font's ascender and descender. */
  readonly y: number;
  /** Font size in pixels. */
  readonly size: number;
  /** Degrees clockwise. */
  readonly angle: number;
  /** As `#rrggbb`, or `#rrggbbaa` where it is not opaque. */
  readonly color: string;
  /** True where the colour came with the word, and stays when the layout is coloured anew. @default false */
  readonly ownColor?: boolean;
  /** Which of the layout's gradients runs through the word in place of its colour, from 0. @default none */
  readonly gradient?: number;
}

/** A word that is not in the picture, and why. */
export interface SkippedWord {
  readonly text: string;
  readonly reason: string;
}

/** Where every word is: plain data that JSON keeps. */
export interface CloudLayout {
  /** In the order in which they were placed: layer by layer, pins first, then the greatest weight first. */
  readonly words: readonly PlacedWord[];
  readonly skipped: readonly SkippedWord[];
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Gradients across the whole picture that run through the letters of words, pixel by pixel. @default none */
  readonly gradients?: readonly Gradient[];
  /** What everything was scaled by: a mask or a colour image is laid on the layout as it was before. @default 1 */
  readonly scale?: number;
}
