import { grown } from "./stretches.ts";

/** More different pairs than this are not told apart; a pair that is first seen so late is no collocation. */
const MOST_PAIRS = 1 << 21;

const FIRST_SIZE = 1 << 13;

/** How often each pair of keys occurs side by side, in order of first appearance. */
export class Pairs {
  size = 0;
  private first = new Int32Array(FIRST_SIZE);
  private second = new Int32Array(FIRST_SIZE);
  private count = new Int32Array(FIRST_SIZE);
  private slots = new Int32Array(4 * FIRST_SIZE);

  /** Adds 1 to the count of a pair. */
  add(first: number, second: number): void {
    const slots = this.slots;
    const mask = slots.length - 1;
    let slot = slotOf(first, second) & mask;
    for (let pair = 0; ; slot = (slot + 1) & mask) {
      pair = (slots[slot] ?? 0) - 1;
      if (pair < 0) break;
      if (this.first[pair] !== first || this.second[pair] !== second) continue;
      this.count[pair] = (this.count[pair] ?? 0) + 1;
      return;
    }
    if (this.size === MOST_PAIRS) return;
    this.first[this.size] = first;
    this.second[this.size] = second;
    this.count[this.size] = 1;
    slots[slot] = ++this.size;
    if (this.size === this.first.length) this.grow();
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
