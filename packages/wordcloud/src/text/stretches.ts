/** More different stretches than this are not remembered: each is then looked at anew. */
const MOST_STRETCHES = 1 << 21;

const FIRST_SIZE = 1 << 12;

/** What each step of {@link stretchHash} multiplies by. */
export const FNV_PRIME = 0x01000193;

/** The hash of a stretch of text, after G. Fowler, L. C. Noll and K.-P. Vo (FNV-1a), by code unit. */
export function stretchHash(text: string, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash;
}

/** The different stretches of one text, each by the place where it was first seen. */
export class StretchTable {
  private size = 0;
  private starts = new Int32Array(FIRST_SIZE);
  private sizes = new Int32Array(FIRST_SIZE);
  private hashes = new Int32Array(FIRST_SIZE);
  private slots = new Int32Array(4 * FIRST_SIZE);

  /** The number of the stretch, or -1. */
  find(text: string, from: number, size: number, hash: number): number {
    const { starts, sizes, hashes, slots } = this;
    const mask = slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const stretch = (slots[slot] ?? 0) - 1;
      if (stretch < 0) return -1;
      if (hashes[stretch] !== hash || sizes[stretch] !== size) continue;
      const start = starts[stretch] ?? 0;
      let same = 0;
      while (same < size && text.charCodeAt(start + same) === text.charCodeAt(from + same)) same++;
      if (same === size) return stretch;
    }
  }

  /** Adds a stretch that is not in the table; its number, or -1 where the table is full. */
  add(from: number, size: number, hash: number): number {
    if (this.size === MOST_STRETCHES) return -1;
    if (this.size === this.starts.length) this.grow();
    const stretch = this.size++;
    this.starts[stretch] = from;
    this.sizes[stretch] = size;
    this.hashes[stretch] = hash;
    this.put(stretch);
    return stretch;
  }

  private put(stretch: number): void {
    const mask = this.slots.length - 1;
    let slot = spread(this.hashes[stretch] ?? 0) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = stretch + 1;
  }

  private grow(): void {
    this.starts = grown(this.starts);
    this.sizes = grown(this.sizes);
    this.hashes = grown(this.hashes);
    this.slots = new Int32Array(2 * this.slots.length);
    for (let stretch = 0; stretch < this.size; stretch++) this.put(stretch);
  }
}

/** A hash whose low bits depend on all letters: those of the product depend on the low bits of the letters alone. */
export function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** The array with room for twice as many. */
export function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
