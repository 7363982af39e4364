import { ATTRIBUTES, DEFAULT_COLOR, PALETTE } from "./cells.ts";
import { INDEXED } from "./depth.ts";
import type { FrameBuffer } from "./frame-buffer.ts";

const SEMICOLON = 0x3b;
const FINAL = 0x6d;

const { bold: BOLD, inverse: INVERSE, underline: UNDERLINE, dim: DIM, italic: ITALIC } = ATTRIBUTES;

/** Select Graphic Rendition as the terminal has it: colours as shownColor gives them. */
export class Pen {
  /** False until the first setting of a frame, which therefore resets all. */
  known = false;
  foreground: number = DEFAULT_COLOR;
  background: number = DEFAULT_COLOR;
  attributes = 0;

  forget(): void {
    this.known = false;
    this.foreground = DEFAULT_COLOR;
    this.background = DEFAULT_COLOR;
    this.attributes = 0;
  }

  /** Whether all is as the terminal has it after a reset. */
  isPlain(): boolean {
    return this.foreground === DEFAULT_COLOR && this.background === DEFAULT_COLOR && this.attributes === 0;
  }

  /** Writes what differs, and nothing where nothing does. */
  set(out: FrameBuffer, foreground: number, background: number, attributes: number): void {
    const { known } = this;
    if (known && foreground === this.foreground && background === this.background && attributes === this.attributes) {
      return;
    }
    out.control();
    const start = out.length;
    if (!known) this.forget();
    const plain = foreground === DEFAULT_COLOR && background === DEFAULT_COLOR && attributes === 0;
    if (!plain) {
      if (!known) out.decimal(0);
      if (attributes !== this.attributes) writeAttributes(out, start, this.attributes, attributes);
      if (foreground !== this.foreground) writeColor(out, start, foreground, 30);
      if (background !== this.background) writeColor(out, start, background, 40);
    }
    out.byte(FINAL);
    this.known = true;
    this.foreground = foreground;
    this.background = background;
    this.attributes = attributes;
  }
}

function parameter(out: FrameBuffer, start: number, value: number): void {
  if (out.length > start) out.byte(SEMICOLON);
  out.decimal(value);
}

function writeAttributes(out: FrameBuffer, start: number, from: number, to: number): void {
  let on = to & ~from;
  const off = from & ~to;
  // Bold and dim have one code to end them, so the one that stays is set again.
  if ((off & (BOLD | DIM)) !== 0) {
    parameter(out, start, 22);
    on |= to & (BOLD | DIM);
  }
  if ((off & ITALIC) !== 0) parameter(out, start, 23);
  if ((off & UNDERLINE) !== 0) parameter(out, start, 24);
  if ((off & INVERSE) !== 0) parameter(out, start, 27);
  if ((on & BOLD) !== 0) parameter(out, start, 1);
  if ((on & DIM) !== 0) parameter(out, start, 2);
  if ((on & ITALIC) !== 0) parameter(out, start, 3);
  if ((on & UNDERLINE) !== 0) parameter(out, start, 4);
  if ((on & INVERSE) !== 0) parameter(out, start, 7);
}

/** @param base 30 for a foreground, 40 for a background */
function writeColor(out: FrameBuffer, start: number, color: number, base: number): void {
  if (color === DEFAULT_COLOR) {
    parameter(out, start, base + 9);
  } else if (color >= INDEXED) {
    parameter(out, start, base + 8);
    parameter(out, start, 5);
    parameter(out, start, color - INDEXED);
  } else if (color >= PALETTE) {
    const index = color - PALETTE;
    parameter(out, start, index < 8 ? base + index : base + 52 + index);
  } else {
    parameter(out, start, base + 8);
    parameter(out, start, 2);
    parameter(out, start, color >> 16);
    parameter(out, start, (color >> 8) & 255);
    parameter(out, start, color & 255);
  }
}
