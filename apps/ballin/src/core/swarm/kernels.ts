import type { State } from "./state.ts";

/**
 * The phases that take most of a step. There is more than one implementation, and all must give the same bits: in
 * single precision, rounded after each operation.
 */
export interface Kernels {
  /** Where the arrays lie that the phases work on. */
  readonly buffer: ArrayBuffer;
  /** Fills `contacts`, with `previous` as those of the step before. */
  findContacts(state: State): void;
  /** Impulses between balls, one sweep. */
  solvePairs(state: State): void;
  /** Moves balls apart that overlap. */
  partPairs(state: State): void;
  /** Gravity of a substep after the first. */
  continueStep(state: State): void;
  /** Moves balls by their speeds. */
  moveBalls(state: State): void;
  /** Holds bodies to speeds that they can have. */
  limitThrows(state: State): void;
}

/** Makes the kernels of one engine. @param bytes - that the buffer must have at least */
export type MakeKernels = (bytes: number) => Kernels;
