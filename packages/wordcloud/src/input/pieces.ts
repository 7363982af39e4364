/** Parts that are joined at a time: of millions, each with its own head, a text would take thirty times its size. */
const BATCH = 1 << 14;

/** A text put together from short parts. */
export class Pieces {
  readonly #joined: string[] = [];
  #parts: string[] = [];

  add(part: string): void {
    if (this.#parts.push(part) < BATCH) return;
    this.#joined.push(this.#parts.join(""));
    this.#parts = [];
  }

  text(): string {
    return this.#joined.join("") + this.#parts.join("");
  }
}
