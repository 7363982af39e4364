import type { Patch } from "./patch.ts";
import { placeholder, placeholderKit } from "./placeholder.ts";

interface Family {
  readonly patches: readonly Patch[];
}

/** The families of General MIDI that have instruments, each with its lowest program, of which it has eight. */
const FAMILIES: readonly { readonly first: number; readonly load: () => Promise<Family> }[] = [
  { first: 0, load: () => import("./families/piano.ts") },
  { first: 8, load: () => import("./families/chromatic.ts") },
  { first: 16, load: () => import("./families/organ.ts") },
];

/**
 * The patches of the bank, drums last.
 *
 * @param programs only these, and of a family no more than asked for; undefined is all, with the drums
 */
export async function loadPatches(programs?: readonly number[]): Promise<readonly Patch[]> {
  const wanted = programs ?? Array.from({ length: 128 }, (_, program) => program);
  const families = FAMILIES.filter(({ first }) => wanted.some((program) => Math.floor(program / 8) * 8 === first));
  const patches: Patch[] = [];
  for (const { load } of families) patches.push(...(await load()).patches);
  const known = new Map(patches.map((patch) => [patch.program, patch]));
  const melodic = wanted.map((program) => known.get(program) ?? placeholder(program));
  return programs === undefined ? [...melodic, placeholderKit()] : melodic;
}
