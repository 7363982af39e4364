/**
 * Writes path commands in few characters: relative or absolute, whichever is shorter, level and upright lines by one
 * number, and no letter, space or zero that a reader can do without.
 *
 * Coordinates are whole numbers of the last digit kept, so that steps from point to point add up without drift.
 */
export class PathWriter {
  readonly #decimals: number;
  readonly #unit: number;
  #text = "";
  /** Letter that numbers alone would repeat. */
  #implied = "";
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;

  /** @param decimals digits kept after the point, 0 to 12 */
  constructor(decimals: number) {
    this.#decimals = decimals;
    this.#unit = Number(`1e${decimals}`);
  }

  get text(): string {
    return this.#text;
  }

  move(points: readonly number[]): void {
    this.#draw("m", points);
    [this.#startX, this.#startY] = [this.#x, this.#y];
  }

  line(points: readonly number[]): void {
    const [x = 0, y = 0] = this.#whole(points);
    if (y === this.#y) this.#level("h", x, x - this.#x);
    else if (x === this.#x) this.#level("v", y, y - this.#y);
    else this.#draw("l", points);
    [this.#x, this.#y] = [x, y];
  }

  /** A curve through its control points to its end. */
  curve(letter: "q" | "c", points: readonly number[]): void {
    this.#draw(letter, points);
  }

  close(): void {
    this.#text += "z";
    this.#implied = "";
    [this.#x, this.#y] = [this.#startX, this.#startY];
  }

  #whole(points: readonly number[]): number[] {
    return points.map((value) => Math.round(value * this.#unit));
  }

  #level(letter: string, absolute: number, relative: number): void {
    this.#append(letter, [absolute], [relative]);
  }

  #draw(letter: string, points: readonly number[]): void {
    const absolute = this.#whole(points);
    const relative = absolute.map((value, i) => value - (i % 2 === 0 ? this.#x : this.#y));
    this.#append(letter, absolute, relative);
    [this.#x = 0, this.#y = 0] = absolute.slice(-2);
  }

  #append(letter: string, absolute: readonly number[], relative: readonly number[]): void {
    const far = this.#command(letter.toUpperCase(), absolute);
    const near = this.#command(letter, relative);
    const [text, chosen] = near.length <= far.length ? [near, letter] : [far, letter.toUpperCase()];
    this.#text += text;
    // What follows a move without a letter is a line.
    this.#implied = chosen === "m" ? "l" : chosen === "M" ? "L" : chosen;
  }

  #command(letter: string, values: readonly number[]): string {
    const repeats = letter === this.#implied;
    let text = repeats ? "" : letter;
    // As much of what is written as a number can be long.
    const written = this.#text.slice(-24);
    for (const value of values) {
      const number = this.#number(value);
      const before = text === "" ? written : text;
      text += needsSpace(before, number) ? ` ${number}` : number;
    }
    return text;
  }

  #number(value: number): string {
    const text = String(Number((value / this.#unit).toFixed(this.#decimals)));
    return text === "-0" ? "0" : text.replace(/^(-?)0\./, "$1.");
  }
}

/** Whether a number would be read as part of what stands before it. */
function needsSpace(before: string, number: string): boolean {
  if (!/\d$/.test(before)) return false;
  if (number.startsWith("-")) return false;
  // A second point begins a number of its own.
  return !(number.startsWith(".") && /\.\d*$/.test(before.slice(-24)));
}
