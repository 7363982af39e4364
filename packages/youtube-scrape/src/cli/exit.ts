import type { ScrapeErrorCode } from "../core/error.ts";

/** What the command ends with, by meaning. */
export const EXIT = {
  done: 0,
  /** The system refused: disk full or read-only. */
  system: 1,
  usage: 2,
  /** Done, but not everything that the channel claims was found. */
  incomplete: 3,
  /** An answer of the API that no repetition changes. */
  fatal: 65,
  bug: 70,
  /** An allowance used up, no network, another writer: later it may work. */
  later: 75,
  interrupted: 130,
  terminated: 143,
} as const;

const BY_CODE: Readonly<Record<ScrapeErrorCode, number>> = {
  E_USAGE: EXIT.usage,
  E_CHANNEL: EXIT.usage,
  E_UNKNOWN_CHANNEL: EXIT.fatal,
  E_NO_KEY: EXIT.usage,
  E_KEY: EXIT.fatal,
  E_KEY_RESTRICTED: EXIT.fatal,
  E_API_OFF: EXIT.fatal,
  E_FORBIDDEN: EXIT.fatal,
  E_QUOTA_DAY: EXIT.later,
  E_QUOTA_SEARCH: EXIT.later,
  E_QUOTA_STATS: EXIT.later,
  E_RATE: EXIT.later,
  E_UNITS: EXIT.later,
  E_NETWORK: EXIT.later,
  E_SERVER: EXIT.later,
  E_ANSWER: EXIT.fatal,
  E_HOST: EXIT.usage,
  E_BUSY: EXIT.later,
  E_DATABASE: EXIT.usage,
  E_SCHEMA: EXIT.usage,
  E_DISK: EXIT.system,
  E_FILE: EXIT.usage,
  E_NOTHING: EXIT.usage,
  E_ABORTED: EXIT.interrupted,
};

export function exitCodeOf(code: ScrapeErrorCode): number {
  return BY_CODE[code];
}

/** From harmless to grave. */
const ORDER: readonly number[] = [
  EXIT.done,
  EXIT.incomplete,
  EXIT.later,
  EXIT.fatal,
  EXIT.usage,
  EXIT.system,
  EXIT.bug,
  EXIT.terminated,
  EXIT.interrupted,
];

/** The graver of two exit codes, which a command over several channels ends with. */
export function worse(a: number, b: number): number {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}
