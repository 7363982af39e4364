import type { Zone } from "../patch.ts";

/** Zones over the whole keyboard: what `make` gives for each root goes half way to the roots beside it. */
export function acrossKeys(roots: readonly number[], make: (root: number) => readonly Zone[]): Zone[] {
  return roots.flatMap((root, at) => {
    const before = roots[at - 1];
    const after = roots[at + 1];
    const low = before === undefined ? 0 : Math.floor((before + root) / 2) + 1;
    const high = after === undefined ? 127 : Math.floor((root + after) / 2);
    return make(root).map((zone) => ({ ...zone, keys: [low, high] as const }));
  });
}
