import type { Zone } from "../patch.ts";

/** Zones over the whole keyboard: what `make` gives for each root goes half way to the roots beside it. */
export function acrossKeys(roots: readonly number[], make: (root: number) => readonly Zone[]): Zone[] {
  return roots.flatMap((root, at) => {
    const keys = reach(roots, at);
    return make(root).map((zone) => ({ ...zone, keys }));
  });
}

/** Lowest and highest key of the root at a place among its ascending neighbours; the outer ones go on to the end. */
export function reach(roots: readonly number[], at: number): readonly [low: number, high: number] {
  const root = roots[at] ?? 0;
  const before = roots[at - 1];
  const after = roots[at + 1];
  return [
    before === undefined ? 0 : Math.floor((before + root) / 2) + 1,
    after === undefined ? 127 : Math.floor((root + after) / 2),
  ];
}
