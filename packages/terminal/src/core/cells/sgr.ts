import { ATTRIBUTES, DEFAULT_COLOR, PALETTE } from "./cells.ts";

/** Select Graphic Rendition as a text asks for it. */
export interface Rendition {
  /** As Cells has it. */
  foreground: number;
  background: number;
  /** Bits of ATTRIBUTES. */
  attributes: number;
}

const { bold: BOLD, dim: DIM, italic: ITALIC, underline: UNDERLINE, inverse: INVERSE } = ATTRIBUTES;

const [SEMICOLON, COLON] = [0x3b, 0x3a];

/** What codes from 1 on switch on, and from 21 on off; what cells do not have is left alone. */
const ON: Uint8Array = Uint8Array.of(0, BOLD, DIM, ITALIC, UNDERLINE, 0, 0, INVERSE);
const OFF: Uint8Array = Uint8Array.of(0, 0, BOLD | DIM, ITALIC, UNDERLINE, 0, 0, INVERSE);

/** Parameters of one sequence; more are not read, since nothing means anything with so many. */
const values = new Uint32Array(64);
/** Whether a colon stands before a parameter, so that it belongs to the one before. */
const parts = new Uint8Array(64);

/**
 * Carries out the parameters of a sequence `CSI parameters m`: 0 to 4, 7, 22 to 29, the 16 colours, and those of 38 and 48
 * with semicolons or colons. All else is left out.
 *
 * @param from where the parameters begin in the text
 * @param end where they end
 */
export function applySgr(rendition: Rendition, text: string, from: number, end: number): void {
  const count = readParameters(text, from, end);
  for (let at = 0; at < count; ) {
    const code = values[at]!;
    let next = at + 1;
    while (next < count && parts[next] === 1) next++;
    if (code === 38 || code === 48) {
      const color = next > at + 1 ? colorOfParts(at + 1, next) : colorOfList(at + 1, count);
      if (next === at + 1) next += color.taken;
      if (color.value >= 0 && code === 38) rendition.foreground = color.value;
      else if (color.value >= 0) rendition.background = color.value;
    } else if (code === 4 && next > at + 1 && values[at + 1] === 0) rendition.attributes &= ~UNDERLINE;
    else applyCode(rendition, code);
    at = next;
  }
}

function readParameters(text: string, from: number, end: number): number {
  let count = 0;
  let value = 0;
  let part = 0;
  for (let at = from; at <= end; at++) {
    const unit = at < end ? text.charCodeAt(at) : SEMICOLON;
    if (unit >= 0x30 && unit <= 0x39) {
      value = Math.min(value * 10 + unit - 0x30, 0xffffff);
      continue;
    }
    if (count === values.length) return count;
    values[count] = value;
    parts[count++] = part;
    value = 0;
    part = unit === COLON ? 1 : 0;
  }
  return count;
}

function applyCode(rendition: Rendition, code: number): void {
  if (code === 0) {
    rendition.foreground = DEFAULT_COLOR;
    rendition.background = DEFAULT_COLOR;
    rendition.attributes = 0;
  } else if (code < ON.length) rendition.attributes |= ON[code]!;
  else if (code >= 20 && code < 20 + OFF.length) rendition.attributes &= ~OFF[code - 20]!;
  else if (code >= 30 && code < 38) rendition.foreground = PALETTE + code - 30;
  else if (code === 39) rendition.foreground = DEFAULT_COLOR;
  else if (code >= 40 && code < 48) rendition.background = PALETTE + code - 40;
  else if (code === 49) rendition.background = DEFAULT_COLOR;
  else if (code >= 90 && code < 98) rendition.foreground = PALETTE + code - 82;
  else if (code >= 100 && code < 108) rendition.background = PALETTE + code - 92;
}

/** A color, -1 for none, and how many parameters tell it. */
interface Told {
  readonly value: number;
  readonly taken: number;
}

/** `5;n` or `2;r;g;b`. */
function colorOfList(at: number, count: number): Told {
  const kind = at < count ? values[at]! : 0;
  const taken = kind === 2 ? 4 : kind === 5 ? 2 : 1;
  if (at + taken > count || taken === 1) return { value: -1, taken };
  return { value: kind === 5 ? indexed(values[at + 1]!) : rgb(at + 1), taken };
}

/** `5:n`, `2:r:g:b` or, with a color space, `2::r:g:b`. */
function colorOfParts(at: number, next: number): Told {
  const count = next - at;
  const taken = 0;
  if (values[at] === 5 && count >= 2) return { value: indexed(values[at + 1]!), taken };
  if (values[at] !== 2 || count < 4) return { value: -1, taken };
  return { value: rgb(count === 4 ? at + 1 : at + 2), taken };
}

function rgb(at: number): number {
  const [red, green, blue] = [values[at]!, values[at + 1]!, values[at + 2]!];
  return red > 255 || green > 255 || blue > 255 ? -1 : (red << 16) | (green << 8) | blue;
}

/** One of 256 colours: the palette, a cube of six levels a channel, greys. */
function indexed(index: number): number {
  if (index < 16) return PALETTE + index;
  if (index > 255) return -1;
  if (index >= 232) return (8 + (index - 232) * 10) * 0x10101;
  const step = index - 16;
  return (level((step / 36) | 0) << 16) | (level(((step / 6) | 0) % 6) << 8) | level(step % 6);
}

function level(step: number): number {
  return step === 0 ? 0 : 55 + step * 40;
}
