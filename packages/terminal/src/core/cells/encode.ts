import { ATTRIBUTES, type Cells, DEFAULT_COLOR } from "./cells.ts";
import { Cursor, stepBytes } from "./cursor.ts";
import { type Depth, shownColor } from "./depth.ts";
import { FrameBuffer, glyphBytes } from "./frame-buffer.ts";
import { clusterOf, glyphWidth, shownGlyph, TAIL } from "./glyph.ts";
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

/** No cell needs more bytes with its move and its colours, nor a frame more beside its cells; clusters ask for theirs. */
const MOST_BYTES = 84;

/** Below this a glyph is a code point of one column, and so are those of box drawing, blocks and Braille. */
const FIRST_WIDE = 0x1100;
const [BOX, LAST_BLOCK] = [0x2500, 0x25a0];
const [BRAILLE, LAST_BRAILLE] = [0x2800, 0x2900];

/** No gap of more cells is ever shorter to write again than to skip. */
const LONGEST_GAP = 5;

/** No cluster needs more bytes beside those of a cell: blanks, a move and 16 code points. */
const CLUSTER_BYTES = 160;

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

/** Rows of nothing but simple glyphs are nearly all there are, and a loop for those alone is faster. */
function encodeRow(previous: Cells | undefined, next: Cells, row: number, manner: Manner): void {
  const { out, pen, cursor } = manner.writer;
  const { columns } = next;
  const first = row * columns;
  for (let column = 0; column < columns; column++) {
    const at = first + column;
    const glyph = next.glyphs[at]! || BLANK;
    if (!isSimple(glyph)) {
      encodeRest(previous, next, row, column, manner);
      return;
    }
    if (
      previous === undefined
        ? isBlank(next, at, glyph, manner.depth)
        : (previous.glyphs[at]! || BLANK) === glyph && looksSame(previous, next, at, glyph, manner.depth)
    )
      continue;
    if (out.length === 0) open(out);
    const gap = column - cursor.column;
    if (row === cursor.row && gap > 0 && gap <= LONGEST_GAP && isShortGap(next, at - gap, at, manner)) {
      for (let skipped = at - gap; skipped < at; skipped++) out.glyph(next.glyphs[skipped]! || BLANK);
      cursor.column = column;
    }
    cursor.move(out, row, column);
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

/** The same from a column on for glyphs of any width. */
function encodeRest(previous: Cells | undefined, next: Cells, row: number, from: number, manner: Manner): void {
  const { out, pen, cursor } = manner.writer;
  const { columns } = next;
  /** Up to here a terminal may have drawn something else than was meant. */
  let doubtful = 0;
  for (let column = from; column < columns; column++) {
    const at = row * columns + column;
    const glyph = shownGlyph(next.glyphs, at, column, columns);
    if (glyph === TAIL) continue;
    if (column >= doubtful && isShown(previous, next, { at, column, glyph }, manner.depth)) continue;
    if (out.length === 0) open(out);
    cursor.move(out, row, column);
    const foreground = shownColor(next.foregrounds[at]!, manner.depth);
    pen.set(out, foreground, shownColor(next.backgrounds[at]!, manner.depth), next.attributes[at]!);
    if (isSimple(glyph)) {
      out.glyph(glyph);
      cursor.column++;
    } else {
      writeOther(glyph, columns, manner.writer);
      doubtful = Math.max(doubtful, column + reachOf(glyph));
    }
    if (cursor.column === columns) cursor.forget();
  }
}

interface ShownCell {
  readonly at: number;
  readonly column: number;
  readonly glyph: number;
}

/** Whether the terminal shows a cell already. */
function isShown(previous: Cells | undefined, next: Cells, cell: ShownCell, depth: Depth): boolean {
  const { at, column, glyph } = cell;
  if (previous === undefined) return isBlank(next, at, glyph, depth);
  const before = shownGlyph(previous.glyphs, at, column, next.columns);
  return before === glyph && looksSame(previous, next, at, glyph, depth);
}

/** Whether a glyph is a code point of one column, without a look at any table. */
function isSimple(glyph: number): boolean {
  return glyph < FIRST_WIDE || (glyph >= BRAILLE && glyph < LAST_BRAILLE) || (glyph >= BOX && glyph < LAST_BLOCK);
}

/**
 * Writes a glyph of any width where the cursor is. Of clusters and emoji terminals disagree how many columns they take, so
 * the cursor is put anew after them.
 */
function writeOther(glyph: number, columns: number, { out, cursor }: FrameWriter): void {
  const { row, column } = cursor;
  const cluster = clusterOf(glyph);
  const width = glyphWidth(glyph);
  if (isAgreed(glyph)) {
    out.glyph(glyph);
    cursor.column += width;
    return;
  }
  out.reserve(CLUSTER_BYTES);
  if (width > 1) {
    // Where it takes fewer columns, what was there must not stay beside it.
    for (let blank = 0; blank < width; blank++) out.byte(BLANK);
    cursor.column += width;
    if (cursor.column === columns) cursor.forget();
    cursor.move(out, row, column);
  }
  if (cluster === undefined) out.glyph(glyph);
  else for (const code of cluster.codes) out.glyph(code);
  cursor.forget();
}

/** Columns from the one of a glyph on that may show something that does not belong there. */
function reachOf(glyph: number): number {
  return isAgreed(glyph) ? 0 : Math.max(glyphWidth(glyph), clusterOf(glyph)?.reach ?? 0);
}

/** Whether all terminals give a glyph the same columns: one, or two where it is of East Asia. */
function isAgreed(glyph: number): boolean {
  if (clusterOf(glyph) !== undefined) return false;
  return glyphWidth(glyph) === 1 || (glyph >= 0x2e80 && (glyph < 0x10000 || glyph >= 0x20000));
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

function isBlank(cells: Cells, at: number, glyph: number, depth: Depth): boolean {
  if (glyph !== BLANK) return false;
  return (cells.attributes[at]! & SHOWN_ON_BLANK) === 0 && shownColor(cells.backgrounds[at]!, depth) === DEFAULT_COLOR;
}

/** @param glyph of both */
function looksSame(previous: Cells, next: Cells, at: number, glyph: number, depth: Depth): boolean {
  const attributes = next.attributes[at]!;
  const changed = attributes ^ previous.attributes[at]!;
  if (!isSameColor(previous.backgrounds[at]!, next.backgrounds[at]!, depth)) return false;
  if (glyph === BLANK && ((attributes | changed) & SHOWN_ON_BLANK) === 0) return true;
  return changed === 0 && isSameColor(previous.foregrounds[at]!, next.foregrounds[at]!, depth);
}

function isSameColor(one: number, other: number, depth: Depth): boolean {
  return one === other || shownColor(one, depth) === shownColor(other, depth);
}
