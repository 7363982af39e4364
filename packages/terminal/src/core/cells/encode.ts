import { ATTRIBUTES, type Cells, DEFAULT_COLOR } from "./cells.ts";
import { Cursor, stepBytes } from "./cursor.ts";
import { type Depth, shownColor } from "./depth.ts";
import { FrameBuffer, glyphBytes } from "./frame-buffer.ts";
import { Pen } from "./pen.ts";

/** What a frame is written with; kept between frames, it spares allocations. */
export interface FrameWriter {
  readonly out: FrameBuffer;
  readonly pen: Pen;
  readonly cursor: Cursor;
}

const BLANK = 0x20;

/** Attributes that a blank shows. */
const SHOWN_ON_BLANK: number = ATTRIBUTES.inverse | ATTRIBUTES.underline;

/** No cell needs more bytes with its move and its colours, nor a frame more beside its cells. */
const MOST_BYTES = 80;

/** No gap of more cells is ever shorter to write again than to skip. */
const LONGEST_GAP = 5;

export function frameWriter(): FrameWriter {
  return { out: new FrameBuffer(), pen: new Pen(), cursor: new Cursor() };
}

/**
 * The bytes that turn a terminal which shows `previous` into one that shows `next`: one frame under mode 2026, or no byte
 * where they look the same. Without `previous`, or where its size is another, the screen is cleared first.
 *
 * The terminal is taken to have autowrap off and its cursor hidden, and to have kept nothing but the cells between frames:
 * cursor and colours are set anew in each. A frame ends with plain colours, its cursor is left wherever it was last.
 *
 * @returns a view into the writer's buffer, which the next frame overwrites
 */
export function encodeFrame(
  previous: Cells | undefined,
  next: Cells,
  depth: Depth,
  writer: FrameWriter = frameWriter(),
): Uint8Array {
  const { out, pen, cursor } = writer;
  out.start((next.columns * next.rows + 1) * MOST_BYTES);
  pen.forget();
  cursor.forget();
  const same = previous?.columns === next.columns && previous.rows === next.rows ? previous : undefined;
  if (same === undefined) {
    open(out);
    out.ascii("\x1b[m\x1b[2J");
    pen.known = true;
  }
  const manner = { depth, writer };
  for (let row = 0; row < next.rows; row++) encodeRow(same, next, row, manner);
  if (out.length === 0) return out.bytes.subarray(0, 0);
  if (!pen.isPlain()) pen.set(out, DEFAULT_COLOR, DEFAULT_COLOR, 0);
  out.ascii("\x1b[?2026l");
  return out.bytes.subarray(0, out.length);
}

interface Manner {
  readonly depth: Depth;
  readonly writer: FrameWriter;
}

function open(out: FrameBuffer): void {
  out.ascii("\x1b[?2026h");
}

function encodeRow(previous: Cells | undefined, next: Cells, row: number, manner: Manner): void {
  const { out, pen, cursor } = manner.writer;
  const { columns } = next;
  const first = row * columns;
  for (let column = 0; column < columns; column++) {
    const at = first + column;
    if (previous === undefined ? isBlank(next, at, manner.depth) : looksSame(previous, next, at, manner.depth))
      continue;
    if (out.length === 0) open(out);
    const gap = column - cursor.column;
    if (row === cursor.row && gap > 0 && gap <= LONGEST_GAP && isShortGap(next, at - gap, at, manner)) {
      for (let skipped = at - gap; skipped < at; skipped++) out.glyph(next.glyphs[skipped]! || BLANK);
      cursor.column = column;
    }
    cursor.move(out, row, column);
    const glyph = next.glyphs[at]! || BLANK;
    const background = shownColor(next.backgrounds[at]!, manner.depth);
    const attributes = next.attributes[at]!;
    if (glyph === BLANK && (attributes & SHOWN_ON_BLANK) === 0) {
      // Its foreground cannot be seen, so the one that is set stays for a neighbour.
      pen.set(out, pen.foreground, background, pen.attributes & ~SHOWN_ON_BLANK);
    } else {
      pen.set(out, shownColor(next.foregrounds[at]!, manner.depth), background, attributes);
    }
    out.glyph(glyph);
    // Terminals differ in where the cursor is behind the last column.
    if (column + 1 === columns) cursor.forget();
    else cursor.column++;
  }
}

/** Whether to write some cells again, as the pen is, takes fewer bytes than to step over them. */
function isShortGap(next: Cells, from: number, to: number, manner: Manner): boolean {
  const { pen } = manner.writer;
  let bytes = 0;
  for (let at = from; at < to; at++) {
    const glyph = next.glyphs[at]! || BLANK;
    bytes += glyphBytes(glyph);
    if (shownColor(next.backgrounds[at]!, manner.depth) !== pen.background) return false;
    const attributes = next.attributes[at]!;
    if (glyph === BLANK && ((attributes | pen.attributes) & SHOWN_ON_BLANK) === 0) continue;
    if (attributes !== pen.attributes) return false;
    if (shownColor(next.foregrounds[at]!, manner.depth) !== pen.foreground) return false;
  }
  return bytes < stepBytes(to - from);
}

function isBlank(cells: Cells, at: number, depth: Depth): boolean {
  const glyph = cells.glyphs[at]!;
  if (glyph !== 0 && glyph !== BLANK) return false;
  return (cells.attributes[at]! & SHOWN_ON_BLANK) === 0 && shownColor(cells.backgrounds[at]!, depth) === DEFAULT_COLOR;
}

function looksSame(previous: Cells, next: Cells, at: number, depth: Depth): boolean {
  const before = previous.glyphs[at]! || BLANK;
  const glyph = next.glyphs[at]! || BLANK;
  if (before !== glyph) return false;
  const attributes = next.attributes[at]!;
  const changed = attributes ^ previous.attributes[at]!;
  if (!isSameColor(previous.backgrounds[at]!, next.backgrounds[at]!, depth)) return false;
  if (glyph === BLANK && ((attributes | changed) & SHOWN_ON_BLANK) === 0) return true;
  return changed === 0 && isSameColor(previous.foregrounds[at]!, next.foregrounds[at]!, depth);
}

function isSameColor(one: number, other: number, depth: Depth): boolean {
  return one === other || shownColor(one, depth) === shownColor(other, depth);
}
