/** A place of the cursor, from 0. */
export interface CursorPlace {
  readonly column: number;
  readonly row: number;
}

const START = "\x1b[?2026h";
const END = "\x1b[?2026l";
const SHOW = "\x1b[?25h";
const HIDE = "\x1b[?25l";

/**
 * A frame of encodeFrame with a cursor that is shown at a place after it, or is no longer: one synchronised update, or no
 * byte where the frame has none and the cursor stays.
 *
 * @param before where the terminal shows the cursor; undefined where it is hidden
 * @param after where it shall be
 */
export function withCursor(
  frame: Uint8Array,
  before: CursorPlace | undefined,
  after: CursorPlace | undefined,
): Uint8Array {
  if (before === undefined && after === undefined) return frame;
  if (frame.length === 0 && before?.column === after?.column && before?.row === after?.row) return frame;
  // While cells are written the cursor is all over the screen.
  const head = ascii(START + (before === undefined ? "" : HIDE));
  const tail = ascii((after === undefined ? "" : `\x1b[${after.row + 1};${after.column + 1}H${SHOW}`) + END);
  const body = frame.length === 0 ? frame : frame.subarray(START.length, frame.length - END.length);
  const whole = new Uint8Array(head.length + body.length + tail.length);
  whole.set(head);
  whole.set(body, head.length);
  whole.set(tail, head.length + body.length);
  return whole;
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
