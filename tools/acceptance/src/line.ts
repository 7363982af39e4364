/** How thoroughly a line is checked. */
export interface CheckOptions {
  /** Small counts, for `npm test`: seconds in all instead of minutes. */
  quick: boolean;
}

/** What a check found. */
export interface Outcome {
  /** Whether the line holds. */
  met: boolean;
  /** What was measured, beside what was asked: `worst 2/255, at most 4`. */
  figure: string;
  /** The command that shows it, or shows it at more length. */
  command: string;
}

/** One line of a package's acceptance list. */
export interface AcceptanceLine {
  /** Number in the list, counted from 1. */
  id: number;
  /** What has to hold, as a sentence. */
  title: string;
  /** Checks it. An exception counts as missed, with its message as the figure. */
  run(options: CheckOptions): Promise<Outcome>;
}

/** A line that has been checked. */
export interface CheckedLine extends Outcome {
  id: number;
  title: string;
  /** Seconds that the check took. */
  seconds: number;
}

/** The last results of a package, as stored in `results/`. */
export interface AcceptanceRun {
  package: string;
  /** Day of the run, as 2026-01-31. */
  date: string;
  /** Node, system and processor that it ran on. */
  machine: string;
  quick: boolean;
  lines: CheckedLine[];
}
