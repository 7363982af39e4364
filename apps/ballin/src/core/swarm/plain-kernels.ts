import { continueStep, moveBalls } from "./bodies.ts";
import { findContacts } from "./contacts.ts";
import type { Kernels } from "./kernels.ts";
import { partPairs, solvePairs } from "./solve.ts";
import { limitThrows } from "./throws.ts";

/** Kernels that run anywhere, and by which the faster ones are tested. */
export function plainKernels(bytes: number): Kernels {
  return { buffer: new ArrayBuffer(bytes), findContacts, solvePairs, partPairs, continueStep, moveBalls, limitThrows };
}
