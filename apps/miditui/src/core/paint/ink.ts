import { ATTRIBUTES, DEFAULT_COLOR, PALETTE } from "@side-projects/terminal";

/** Colours and attributes of a cell. */
export interface Ink {
  readonly foreground: number;
  readonly background: number;
  readonly attributes: number;
}

const { bold, inverse, underline, dim } = ATTRIBUTES;

const RED: number = PALETTE + 1;
const GREEN: number = PALETTE + 2;
const YELLOW: number = PALETTE + 3;
const BLUE: number = PALETTE + 4;
const MAGENTA: number = PALETTE + 5;
const CYAN: number = PALETTE + 6;
const GREY: number = PALETTE + 8;
const BRIGHT_BLUE: number = PALETTE + 12;
const BRIGHT_GREEN: number = PALETTE + 10;
const WHITE: number = PALETTE + 15;
const BLACK: number = PALETTE;

function ink(foreground: number, attributes = 0, background: number = DEFAULT_COLOR): Ink {
  return { foreground, background, attributes };
}

/**
 * Blocks of colour are inverse text, so that they are blocks without colour as well, and what is written on them has the
 * terminal's own background colour, light or dark.
 */
export const INKS: {
  readonly blank: Ink;
  readonly step: Ink;
  readonly beat: Ink;
  readonly bar: Ink;
  readonly barNumber: Ink;
  readonly metre: Ink;
  readonly marker: Ink;
  readonly loop: Ink;
  readonly loopOff: Ink;
  readonly arrow: Ink;
  readonly note: Ink;
  readonly selected: Ink;
  readonly newest: Ink;
  readonly sounding: Ink;
  readonly playhead: Ink;
  readonly playheadOnNote: Ink;
  readonly insert: Ink;
  readonly cursor: Ink;
  readonly band: Ink;
  readonly whiteKey: Ink;
  readonly blackKey: Ink;
  readonly cursorKey: Ink;
  readonly caption: Ink;
  readonly value: Ink;
  readonly label: Ink;
  readonly labelMuted: Ink;
  readonly labelChosen: Ink;
  readonly labelSounding: Ink;
} = {
  blank: ink(DEFAULT_COLOR),
  step: ink(GREY, dim),
  beat: ink(GREY),
  bar: ink(DEFAULT_COLOR),
  barNumber: ink(YELLOW, bold),
  metre: ink(CYAN),
  marker: ink(MAGENTA, bold),
  loop: ink(CYAN, bold | underline),
  loopOff: ink(GREY),
  arrow: ink(YELLOW, bold),
  note: ink(GREEN, inverse),
  selected: ink(MAGENTA, inverse),
  newest: ink(BLUE, inverse | underline),
  sounding: ink(WHITE, inverse | bold),
  playhead: ink(RED, bold),
  playheadOnNote: ink(RED, inverse | bold),
  insert: ink(RED, bold),
  cursor: ink(CYAN, inverse | bold),
  band: ink(YELLOW, bold),
  whiteKey: ink(BLACK, 0, WHITE),
  blackKey: ink(WHITE, 0, GREY),
  cursorKey: ink(WHITE, bold, BLUE),
  caption: ink(GREY),
  value: ink(DEFAULT_COLOR, bold),
  label: ink(DEFAULT_COLOR),
  labelMuted: ink(GREY),
  labelChosen: ink(DEFAULT_COLOR, bold),
  labelSounding: ink(GREEN, bold),
};

/** Colours of the tracks in the timeline, in turns. */
export const TRACK_INKS: readonly Ink[] = [BLUE, GREEN, YELLOW, MAGENTA, CYAN, RED, BRIGHT_BLUE, BRIGHT_GREEN].map(
  (color) => ink(color, inverse),
);

/** Of a track that is muted, or silent beside one that is solo. */
export const SILENT_TRACK_INK: Ink = ink(GREY, inverse);
