/** A piece of a row in one style. Colours are 0 to 15 of the user's palette; undefined is the terminal's own. */
export interface Span {
  readonly text: string;
  readonly color?: number | undefined;
  readonly background?: number | undefined;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly inverse?: boolean;
  readonly underline?: boolean;
}

/** What one row of a panel says. What does not fit is cut off by whoever draws it. */
export type Row = readonly Span[];

/** The palette by name, as SGR counts it. */
export const COLORS: {
  readonly black: 0;
  readonly red: 1;
  readonly green: 2;
  readonly yellow: 3;
  readonly blue: 4;
  readonly magenta: 5;
  readonly cyan: 6;
  readonly white: 7;
  readonly grey: 8;
  readonly bright: 15;
} = { black: 0, red: 1, green: 2, yellow: 3, blue: 4, magenta: 5, cyan: 6, white: 7, grey: 8, bright: 15 };

/** Whether two rows look the same. */
export function isSameRow(one: Row, other: Row): boolean {
  return one === other || (one.length === other.length && one.every((span, at) => isSameSpan(span, other[at])));
}

function isSameSpan(one: Span, other: Span | undefined): boolean {
  return (
    other !== undefined &&
    one.text === other.text &&
    one.color === other.color &&
    one.background === other.background &&
    one.bold === other.bold &&
    one.dim === other.dim &&
    one.inverse === other.inverse &&
    one.underline === other.underline
  );
}
