import type { Clock } from "../clock.ts";
import type { Args } from "./args.ts";
import type { Journal } from "./journal.ts";
import type { FoundKey } from "./key.ts";
import type { Terminal } from "./terminal.ts";

/** What a command works with. */
export interface Context {
  readonly args: Args;
  readonly found: FoundKey;
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly journal: Journal;
  /** Results as lines of JSON. */
  readonly json: boolean;
  /** No summary either. */
  readonly quiet: boolean;
  /** Prints an error on the standard error, and tells what to exit with. */
  fail(error: unknown): number;
}

/** Does the work and tells what to exit with. */
export type Run = (context: Context) => Promise<number>;
