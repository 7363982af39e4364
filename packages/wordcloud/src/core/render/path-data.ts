import type { Affine, Outline } from "@side-projects/raster";

/** How the numbers of a path are written. */
export interface PathUnit {
  /** Maps the outline to whole numbers, but for what is rounded away. */
  readonly map: Affine;
  /** Digits of those whole numbers that stand behind the point. */
  readonly decimals: 0 | 2;
}

const LETTERS = ["m", "l", "q", "c", "z"] as const;
const POINTS = [1, 1, 2, 3, 0] as const;

/**
 * The outline as the `d` attribute of an SVG path, every step relative to the point before. Points are rounded before
 * their differences are taken, so that steps add up without drift.
 */
export function pathData({ ops, points }: Outline, { map: [a, b, c, d, e, f], decimals }: PathUnit): string {
  const pen = new Pen(decimals === 0 ? String : hundredths);
  let at = 0;
  for (const op of ops) {
    const letter = LETTERS[op] ?? "z";
    if (letter === "z") pen.close();
    const count = POINTS[op] ?? 0;
    for (let i = 0; i < count; i++, at += 2) {
      const x = points[at] ?? 0;
      const y = points[at + 1] ?? 0;
      pen.point(i === 0 ? letter : "", Math.round(a * x + c * y + e), Math.round(b * x + d * y + f));
    }
    pen.end(letter);
  }
  return pen.path;
}

/** Follows the current point and writes what differs. */
class Pen {
  path = "";
  readonly #text: (value: number) => string;
  /** Letter that numbers alone would repeat. */
  #implied = "";
  /** Whether a letter, or a number with a point, is what was written last. */
  #fresh = true;
  #fraction = false;
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  #endX = 0;
  #endY = 0;

  constructor(text: (value: number) => string) {
    this.#text = text;
  }

  /** A point of a command, with the command's letter before the first of them. */
  point(letter: string, x: number, y: number): void {
    this.#endX = x;
    this.#endY = y;
    if (letter === "l" && y === this.#y) {
      this.#letter("h");
      this.#number(x - this.#x);
    } else if (letter === "l" && x === this.#x) {
      this.#letter("v");
      this.#number(y - this.#y);
    } else {
      if (letter !== "") this.#letter(letter);
      this.#number(x - this.#x);
      this.#number(y - this.#y);
    }
  }

  /** The command ends at its last point. */
  end(letter: string): void {
    [this.#x, this.#y] = [this.#endX, this.#endY];
    if (letter === "m") [this.#startX, this.#startY] = [this.#x, this.#y];
  }

  close(): void {
    this.#letter("z");
    this.#implied = "";
    [this.#endX, this.#endY] = [this.#startX, this.#startY];
  }

  #letter(letter: string): void {
    if (letter === this.#implied) return;
    this.path += letter;
    // What follows a move without a letter is a line.
    this.#implied = letter === "m" ? "l" : letter;
    this.#fresh = true;
  }

  #number(value: number): void {
    const number = this.#text(value);
    // A minus begins a number of its own, and so does a second point.
    const joins = this.#fresh || value < 0 || (this.#fraction && number.startsWith("."));
    this.path += joins ? number : ` ${number}`;
    this.#fresh = false;
    this.#fraction = number.includes(".");
  }
}

function hundredths(value: number): string {
  const size = Math.abs(value);
  const rest = size % 100;
  const whole = (size - rest) / 100;
  const digits = rest === 0 ? "" : rest % 10 === 0 ? `.${rest / 10}` : rest < 10 ? `.0${rest}` : `.${rest}`;
  return `${value < 0 ? "-" : ""}${whole > 0 || rest === 0 ? whole : ""}${digits}`;
}

/** Units per font size of most fonts. */
const EMS: readonly number[] = [1000, 2048, 1024, 2000, 4096, 256];
/** What sums and quotients of whole numbers stray by at most. */
const NEARLY = 1e-4;

/**
 * Parts of a font size in which all points of an outline at size 1 are whole numbers: the font's own units, and where
 * those are none of the usual, as many as keep every point within a hundredth of a pixel at the given size.
 */
export function unitsOf({ points }: Outline, size: number): number {
  const own = EMS.find((em) => points.every((value) => Math.abs(value * em - Math.round(value * em)) < NEARLY));
  if (own !== undefined) return own;
  let units = 1000;
  while (units < 50 * size) units *= 10;
  return units;
}
