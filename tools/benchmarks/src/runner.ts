/** A contestant: does its work a number of times and says how long one time took. */
export interface Subject {
  readonly name: string;
  /** Does the work `repeat` times; resolves to the milliseconds of one, measured as close to the work as possible. */
  sample(repeat: number): Promise<number>;
  /** Collects garbage, so that one case does not pay for the one before it. */
  settle(): Promise<void>;
  /** Bytes that the work made the last time, where it makes a file. */
  bytes?(): number | undefined;
  /** Bytes of memory that the work took at its peak, the largest of the samples. */
  peak?(): number | undefined;
  /** Units of the API's allowance that the work cost the last time. */
  units?(): number | undefined;
  /** Milliseconds within which 99 of 100 answers came, the median of the samples. */
  slow?(): number | undefined;
  /** Words that had a place in the last cloud. */
  placed?(): number | undefined;
  /** Share of the mask or canvas that they covered. */
  ink?(): number | undefined;
  /** Mean height of the balls in the end. */
  height?(): number | undefined;
  /** The 99th of a hundred overlaps between them, in radii. */
  overlap?(): number | undefined;
}

export interface Limits {
  /** Rounds after which a case ends. @default 30 */
  rounds: number;
  /** Milliseconds a subject may take in all before its case ends, once there are enough rounds. @default 3000 */
  budget: number;
  /** Fewest rounds, whatever they cost. @default 5 */
  fewest: number;
  /** Fewest rounds of two or more subjects where a round takes less than `slowRound`. @default 10 */
  fewestPaired: number;
  /** Milliseconds from which a round counts as slow. @default 1000 */
  slowRound: number;
  /** Milliseconds of warm-up for each subject; undefined for whole processes, which are cold each time. @default 300 */
  warmUp: number | undefined;
  /** Milliseconds below which a sample is made of several repetitions. @default 2 */
  shortest: number;
}

export const FULL: Limits = {
  rounds: 30,
  budget: 3000,
  fewest: 5,
  fewestPaired: 10,
  slowRound: 1000,
  warmUp: 300,
  shortest: 2,
};

/** For a first look: the same rules with a smaller budget. */
export const QUICK: Limits = { ...FULL, rounds: 10, budget: 400, warmUp: 60 };

/** So many samples of work that takes a whole process, and nothing else. */
export function wholeProcesses(rounds: number): Limits {
  return { ...FULL, rounds, fewest: rounds, fewestPaired: rounds, warmUp: undefined };
}

/** Returns milliseconds; only differences count. */
export type Clock = () => number;

/** Most repetitions in one sample. */
const MOST_REPEATS = 1000;

/**
 * Samples the subjects in turns and returns the milliseconds of each, subject by subject; the values at one place of
 * all lists belong to one round. Each round starts with the next subject, so that none always follows the same one.
 */
export async function measure(subjects: readonly Subject[], clock: Clock, limits: Limits = FULL): Promise<number[][]> {
  const repeats: number[] = [];
  for (const subject of subjects) {
    await subject.settle();
    repeats.push(await warmUp(subject, clock, limits));
  }
  const samples: number[][] = subjects.map(() => []);
  const start = clock();
  for (let round = 0; round < limits.rounds; round++) {
    const spent = clock() - start;
    if (round >= fewestRounds(subjects.length, spent / round, limits) && spent >= limits.budget * subjects.length)
      break;
    for (let turn = 0; turn < subjects.length; turn++) {
      const index = (round + turn) % subjects.length;
      const time = await subjects[index]?.sample(repeats[index] ?? 1);
      if (time !== undefined) samples[index]?.push(time);
    }
  }
  return samples;
}

/** Runs the subject until the warm-up time is over; returns how many repetitions make a sample long enough. */
async function warmUp(subject: Subject, clock: Clock, limits: Limits): Promise<number> {
  if (limits.warmUp === undefined) return 1;
  const start = clock();
  let time = await subject.sample(1);
  while (clock() - start < limits.warmUp) {
    time = await subject.sample(repetitions(time, limits));
  }
  return repetitions(time, limits);
}

function repetitions(time: number, limits: Limits): number {
  return Math.max(1, Math.min(MOST_REPEATS, Math.ceil(limits.shortest / Math.max(time, 1e-6))));
}

function fewestRounds(subjects: number, roundTime: number, limits: Limits): number {
  return subjects > 1 && roundTime < limits.slowRound ? limits.fewestPaired : limits.fewest;
}
