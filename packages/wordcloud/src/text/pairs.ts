/** More different pairs than this are not told apart; a pair that is first seen so late is no collocation. */
const MOST_PAIRS = 1 << 22;

/** How often each pair of keys occurs side by side, in order of first appearance. */
export class Pairs {
  size = 0;
  private first = new Int32Array(1024);
  private second = new Int32Array(1024);
  private count = new Int32Array(1024);
  private slots = new Int32Array(4096);

  /** Adds to the count of a pair. */
  add(first: number, second: number, count: number): void {
    const pair = this.find(first, second);
    if (pair >= 0) {
      this.count[pair] = (this.count[pair] ?? 0) + count;
      return;
    }
    if (this.size === MOST_PAIRS) return;
    if (this.size === this.first.length) this.grow();
    this.first[this.size] = first;
    this.second[this.size] = second;
    this.count[this.size] = count;
    this.put(this.size++);
  }

  /** The pair's number, or -1. */
  find(first: number, second: number): number {
    const mask = this.slots.length - 1;
    for (let slot = slotOf(first, second) & mask; ; slot = (slot + 1) & mask) {
      const pair = (this.slots[slot] ?? 0) - 1;
      if (pair < 0 || (this.first[pair] === first && this.second[pair] === second)) return pair;
    }
  }

  firstOf(pair: number): number {
    return this.first[pair] ?? 0;
  }

  secondOf(pair: number): number {
    return this.second[pair] ?? 0;
  }

  countOf(pair: number): number {
    return this.count[pair] ?? 0;
  }

  /** Moves the count of one pair to another. */
  merge(from: number, into: number): void {
    this.count[into] = (this.count[into] ?? 0) + (this.count[from] ?? 0);
    this.count[from] = 0;
  }

  private put(pair: number): void {
    const mask = this.slots.length - 1;
    let slot = slotOf(this.first[pair] ?? 0, this.second[pair] ?? 0) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = pair + 1;
  }

  private grow(): void {
    this.first = grown(this.first);
    this.second = grown(this.second);
    this.count = grown(this.count);
    this.slots = new Int32Array(4 * this.first.length);
    for (let pair = 0; pair < this.size; pair++) this.put(pair);
  }
}

function slotOf(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
