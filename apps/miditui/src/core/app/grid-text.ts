import type { Project } from "../project/project.ts";
import { ticksPerQuarter } from "../project/resolution.ts";
import type { Grid } from "./state.ts";

/** Parts of a whole note that a grid may have, and how its name ends: straight, triplets, dotted. */
const NAMES = [1, 2, 4, 8, 16, 32, 64, 128].flatMap((part) => [
  { name: `1/${part}`, quarters: 4 / part },
  { name: `1/${part}t`, quarters: (4 / part) * (2 / 3) },
  { name: `1/${part}d`, quarters: (4 / part) * 1.5 },
]);

/** A grid in words: "1/16 50% 100%", the step, the swing and the strength. */
export function gridText(project: Project, grid: Grid): string {
  return `${stepText(project, grid.step)} ${grid.swing}% ${grid.strength}%`;
}

function stepText(project: Project, step: number): string {
  const quarter = ticksPerQuarter(project.division);
  return NAMES.find(({ quarters }) => ticksOf(quarters, quarter) === step)?.name ?? `${step} ticks`;
}

/**
 * The grid that a text tells: "1/16", "1/8t 60%" with swing, "1/8 60% 80%" with strength, "120 ticks"; what it does not
 * tell is as in `now`. A text otherwise: what is wrong with it.
 */
export function readGrid(project: Project, now: Grid, text: string): Grid | string {
  const match = /^(?:(1\/\d+[td]?)|(\d+) ?ticks?)?(?:\s*(\d+) ?%)?(?:\s+(\d+) ?%)?$/i.exec(text.trim());
  if (match === null || text.trim() === "") return "write it as 1/16, 1/8t 60% or 1/8 60% 80%";
  const [, name, ticks, swing, strength] = match;
  const step = name === undefined ? Number(ticks ?? now.step) : stepOf(project, name);
  if (step === undefined || step < 1 || step > 0xffffff)
    return "the grid goes from 1/1 to 1/128, t for triplets, d for dotted";
  const late = swing === undefined ? now.swing : Number(swing);
  if (late < 50 || late > 75) return "swing goes from 50% (straight) to 75%";
  const far = strength === undefined ? now.strength : Number(strength);
  if (far < 1 || far > 100) return "strength goes from 1% to 100%";
  return { step, swing: late, strength: far };
}

function stepOf(project: Project, name: string): number | undefined {
  const known = NAMES.find((each) => each.name === name.toLowerCase());
  return known === undefined ? undefined : ticksOf(known.quarters, ticksPerQuarter(project.division));
}

function ticksOf(quarters: number, quarter: number): number {
  return Math.max(1, Math.round(quarters * quarter));
}
