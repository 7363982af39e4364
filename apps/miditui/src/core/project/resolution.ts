import type { Division } from "./project.ts";

/**
 * Ticks of a quarter note. Film time has none: a second stands for it, at 60 beats a minute, so that bars, grid and
 * tempo have a meaning there too.
 */
export function ticksPerQuarter(division: Division): number {
  if (division.type === "ppq") return division.ticks;
  return frameRate(division.framesPerSecond) * division.ticksPerFrame;
}

/** Microseconds of such a quarter in film time; 29 is 30 drop frame, 30,000 frames in 1,001 seconds. */
export function filmTempo(framesPerSecond: number): number {
  return framesPerSecond === 29 ? 1_001_000 : 1_000_000;
}

function frameRate(framesPerSecond: number): number {
  return framesPerSecond === 29 ? 30 : framesPerSecond;
}
