import type { Patch } from "./patch.ts";

interface Family {
  readonly patches: readonly Patch[];
}

/** The families of General MIDI that have instruments, each with its lowest program, of which it has eight. */
const FAMILIES: readonly { readonly first: number; readonly load: () => Promise<Family> }[] = [
  { first: 0, load: () => import("./families/piano.ts") },
  { first: 8, load: () => import("./families/chromatic.ts") },
  { first: 16, load: () => import("./families/organ.ts") },
  { first: 24, load: () => import("./families/guitar.ts") },
  { first: 32, load: () => import("./families/bass.ts") },
  { first: 40, load: () => import("./families/strings.ts") },
  { first: 48, load: () => import("./families/ensemble.ts") },
  { first: 56, load: () => import("./families/brass.ts") },
  { first: 64, load: () => import("./families/reed.ts") },
  { first: 72, load: () => import("./families/pipe.ts") },
  { first: 80, load: () => import("./families/lead.ts") },
  { first: 88, load: () => import("./families/pad.ts") },
  { first: 96, load: () => import("./families/effects.ts") },
  { first: 104, load: () => import("./families/ethnic.ts") },
  { first: 112, load: () => import("./families/percussive.ts") },
  { first: 120, load: () => import("./families/sounds.ts") },
];

/** The drum kit, which every number of a kit falls back to. */
export async function loadKit(): Promise<Patch> {
  return (await import("./drums/kit.ts")).kit;
}

/**
 * The melodic patches of the bank.
 *
 * @param programs only these, for which no family is made that has none of them; undefined is all
 */
export async function loadPatches(programs?: readonly number[]): Promise<readonly Patch[]> {
  const wanted = programs ?? Array.from({ length: 128 }, (_, program) => program);
  const families = FAMILIES.filter(({ first }) => wanted.some((program) => Math.floor(program / 8) * 8 === first));
  const patches: Patch[] = [];
  for (const { load } of families) patches.push(...(await load()).patches);
  return patches.filter(({ program }) => wanted.includes(program)).sort((a, b) => a.program - b.program);
}
