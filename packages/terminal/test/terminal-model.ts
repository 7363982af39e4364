import { ATTRIBUTES, blankCells, type Cells, DEFAULT_COLOR, PALETTE } from "../src/core/cells/cells.ts";
import { glyphOf, TAIL } from "../src/core/cells/glyph.ts";

/** Marks one of the 256 colours beyond the first sixteen in what the model shows. */
export const INDEX = 0x4000000;

/** A control sequence, or characters up to the next. */
const ESCAPE = String.fromCharCode(27);
const PIECE = new RegExp(`${ESCAPE}\\[(\\??)([\\d;]*)([A-Za-z])|([^${ESCAPE}]+|[\\s\\S])`, "gu");

/** What a terminal takes for one character, and how many columns it gives it. */
export type Measure = (text: string) => readonly (readonly [character: string, columns: number])[];

const oneEach: Measure = (text) => Array.from(text, (character) => [character, 1] as const);

/** A terminal of few words: it refuses every byte that a frame has no business to send. */
export class TerminalModel {
  readonly cells: Cells;
  /** Frames under mode 2026 so far. */
  frames = 0;
  #synchronised = false;
  #row = 0;
  #column = 0;
  #foreground: number = DEFAULT_COLOR;
  #background: number = DEFAULT_COLOR;
  #attributes = 0;

  readonly #measure: Measure;

  /** Whether what does not fit at the end of a row is written over its last columns; else it is refused. */
  readonly #crowds: boolean;

  constructor(columns: number, rows: number, measure: Measure = oneEach, crowds = false) {
    this.#crowds = crowds;
    this.cells = blankCells(columns, rows);
    this.#measure = measure;
  }

  /** @throws Error at anything that is not a glyph, a move down or aside, a colour, an erasure of all or mode 2026 */
  write(bytes: Uint8Array): void {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    for (const match of text.matchAll(PIECE)) {
      const [sequence, mode = "", parameters = "", final = "", glyph] = match;
      if (mode === "?" || this.#synchronised === false) this.#mode(sequence);
      else if (glyph === undefined) this.#control(final, parameters);
      else for (const [character, columns] of this.#measure(glyph)) this.#print(character, columns);
    }
  }

  /** Whether the last frame ended and left plain colours. */
  get idle(): boolean {
    const plain = this.#foreground === DEFAULT_COLOR && this.#background === DEFAULT_COLOR && this.#attributes === 0;
    return !this.#synchronised && plain;
  }

  #mode(sequence: string): void {
    const expected = this.#synchronised ? "\x1b[?2026l" : "\x1b[?2026h";
    if (sequence !== expected) throw new Error(`${JSON.stringify(sequence)} outside of a frame`);
    this.#synchronised = !this.#synchronised;
    if (this.#synchronised) this.frames++;
  }

  #print(glyph: string, width: number): void {
    const code = glyph.codePointAt(0) ?? 0;
    if (code < 32 || (code >= 127 && code < 160)) throw new Error(`control character ${code}`);
    if (width === 0) return;
    if (this.#crowds) this.#column = Math.min(this.#column, this.cells.columns - width);
    const at = this.#row * this.cells.columns + this.#column;
    const end = this.#column + width;
    if (end > this.cells.columns) throw new Error("written behind the last column");
    this.#split(at);
    this.#split(at + width);
    for (let part = 0; part < width; part++) {
      this.cells.glyphs[at + part] = part === 0 ? glyphOf(glyph) : TAIL;
      this.cells.foregrounds[at + part] = this.#foreground;
      this.cells.backgrounds[at + part] = this.#background;
      this.cells.attributes[at + part] = this.#attributes;
    }
    this.#column = end;
  }

  /** A wide character of which a part is written over is gone whole. */
  #split(at: number): void {
    const { glyphs } = this.cells;
    let head = at;
    while (glyphs[head] === TAIL) head--;
    let end = at;
    while (glyphs[end] === TAIL) end++;
    if (glyphs[at] === TAIL) glyphs.fill(0x20, head, end);
  }

  #control(final: string, parameters: string): void {
    const numbers = parameters.split(";").map(Number);
    const [first = 0] = numbers;
    if (final === "m") this.#select(numbers);
    else if (final === "H") this.#go((first || 1) - 1, (numbers[1] || 1) - 1);
    else if (final === "B") this.#go(this.#row + (first || 1), this.#settled());
    else if (final === "C") this.#go(this.#row, this.#settled() + (first || 1));
    else if (final === "D") this.#go(this.#row, this.#settled() - (first || 1));
    else if (final === "J" && first === 2) this.#erase();
    else throw new Error(`unknown sequence CSI ${parameters}${final}`);
  }

  /** A relative move from behind the last column goes different ways in different terminals. */
  #settled(): number {
    if (this.#column >= this.cells.columns) throw new Error("relative move from behind the last column");
    return this.#column;
  }

  #go(row: number, column: number): void {
    if (row < 0 || row >= this.cells.rows || column < 0 || column >= this.cells.columns) {
      throw new Error(`moved to ${row}, ${column}`);
    }
    this.#row = row;
    this.#column = column;
  }

  #erase(): void {
    if (this.#background !== DEFAULT_COLOR) throw new Error("erased in colour");
    this.cells.glyphs.fill(0);
    this.cells.foregrounds.fill(DEFAULT_COLOR);
    this.cells.backgrounds.fill(DEFAULT_COLOR);
    this.cells.attributes.fill(0);
  }

  #select(numbers: readonly number[]): void {
    const rest = [...numbers];
    while (rest.length > 0) {
      const code = rest.shift() ?? 0;
      if (code === 0) {
        this.#foreground = DEFAULT_COLOR;
        this.#background = DEFAULT_COLOR;
        this.#attributes = 0;
      } else if (code < 30) this.#attribute(code);
      else if ((code >= 30 && code < 40) || (code >= 90 && code < 98)) this.#foreground = colorOf(code, rest);
      else this.#background = colorOf(code - 10, rest);
    }
  }

  #attribute(code: number): void {
    const { bold, dim, inverse, italic, underline } = ATTRIBUTES;
    const on = new Map([
      [1, bold],
      [2, dim],
      [3, italic],
      [4, underline],
      [7, inverse],
    ]).get(code);
    const off = new Map([
      [22, bold | dim],
      [23, italic],
      [24, underline],
      [27, inverse],
    ]).get(code);
    if (on === undefined && off === undefined) throw new Error(`unknown attribute ${code}`);
    this.#attributes = (this.#attributes | (on ?? 0)) & ~(off ?? 0);
  }
}

function colorOf(code: number, rest: number[]): number {
  if (code === 39) return DEFAULT_COLOR;
  if (code >= 30 && code < 38) return PALETTE + code - 30;
  if (code >= 90 && code < 98) return PALETTE + code - 82;
  const kind = rest.shift();
  if (code === 38 && kind === 5) return INDEX + (rest.shift() ?? 0);
  const [red = -1, green = -1, blue = -1] = rest.splice(0, 3);
  if (code !== 38 || kind !== 2 || blue < 0) throw new Error(`unknown colour ${code};${kind}`);
  return (red << 16) | (green << 8) | blue;
}
