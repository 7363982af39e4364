import { readFileSync } from "node:fs";

/**
 * Whether the terminal is ours now: a program that takes its keys from the background is stopped by the system. Only Linux
 * tells; elsewhere it counts as true.
 */
export function isInForeground(): boolean {
  try {
    return ownsTerminal(readFileSync("/proc/self/stat", "utf8"));
  } catch {
    return true;
  }
}

/** @param stat what Linux tells of a process */
export function ownsTerminal(stat: string): boolean {
  // The name of the program, in brackets, may hold anything.
  const [, , , group, , , foreground] = stat.slice(stat.lastIndexOf(")") + 1).split(" ");
  // Without a terminal of its session there is no group in front.
  return foreground === group || !(Number(foreground) > 0);
}
