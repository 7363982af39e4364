/** A stream of numbers that depends on its seed alone. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /**
   * One of the items.
   *
   * @throws RangeError when there are none
   */
  pick<Item>(items: readonly Item[]): Item;
}

/**
 * Seeded random numbers for tests and benchmarks: the same seed gives the same stream on every engine.
 * A Weyl sequence whose steps are mixed by two multiplications, in the manner of the 32-bit finalizers.
 *
 * @param seed any integer; its low 32 bits count
 */
export function seeded(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x100000000;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError("there is nothing to pick from");
    return item;
  };
  return { next, int, pick };
}
