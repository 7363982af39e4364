import { quote, ScrapeError } from "../core/error.ts";

/** A fault's number: a part of requests, pages, videos or ids; milliseconds; units; or none. */
type Measure = "part" | "milliseconds" | "units" | "none";

interface FaultKind {
  readonly measure: Measure;
  /** The number where none is given. */
  readonly usual: number;
  /** What goes wrong, for the help. */
  readonly help: string;
}

/** Everything that the fake can do wrong on purpose. */
export const FAULTS = {
  slow: { measure: "milliseconds", usual: 50, help: "each answer takes MS longer" },
  hang: { measure: "part", usual: 0.01, help: "requests are never answered" },
  reset: { measure: "part", usual: 0.02, help: "the connection is cut without an answer" },
  truncated: { measure: "part", usual: 0.02, help: "answers end early" },
  "5xx": { measure: "part", usual: 0.02, help: "answers of 500 and 503" },
  "html-error": { measure: "part", usual: 0.02, help: "a web page of 502 in place of JSON" },
  garbage: { measure: "part", usual: 0.02, help: "200 with what is not JSON" },
  redirect: { measure: "part", usual: 0.02, help: "302 to another host" },
  "304": { measure: "part", usual: 0.02, help: "304 though no ETag was sent" },
  etag: { measure: "part", usual: 1, help: "ETags change with nothing changed" },
  duplicated: { measure: "part", usual: 0.1, help: "pages begin with the end of the page before, once" },
  reordered: { measure: "part", usual: 1, help: "lists out of order, over page edges too" },
  dropped: { measure: "part", usual: 0.02, help: "pages of a list are left out, once" },
  omit: { measure: "part", usual: 0.01, help: "videos are left out of videos.list, once" },
  "omit-always": { measure: "part", usual: 0.01, help: "videos are left out of videos.list" },
  hidden: { measure: "part", usual: 0.2, help: "likes, comments or all statistics are missing" },
  "wrong-types": { measure: "part", usual: 0.02, help: "numbers for text and text for lists in videos" },
  "unknown-field": { measure: "part", usual: 1, help: "videos have fields that nobody knows" },
  rate: { measure: "units", usual: 60, help: "at most N requests a minute" },
  quota: { measure: "units", usual: 100, help: "the day's units are used up after N" },
  "quota-old": { measure: "units", usual: 100, help: "the same, in the words of before" },
  "search-day": { measure: "units", usual: 3, help: "the day's searches are used up after N" },
  "stats-day": { measure: "units", usual: 3, help: "the day's units for statistics are used up after N" },
  "key-invalid": { measure: "none", usual: 1, help: "no key is valid" },
  "key-invalid-old": { measure: "none", usual: 1, help: "the same, in the words of before" },
  "key-restricted": { measure: "none", usual: 1, help: "no key may use this API" },
  "api-off": { measure: "none", usual: 1, help: "the API is switched off for the project" },
  echo: { measure: "none", usual: 1, help: "errors repeat the key that was sent" },
} as const;

export type FaultName = keyof typeof FAULTS;

/** A fault with its number; see {@link FAULTS} for what the number means. */
export interface Fault {
  readonly name: FaultName;
  readonly value: number;
}

const kinds: Readonly<Record<FaultName, FaultKind>> = FAULTS;

export const FAULT_NAMES: readonly FaultName[] = Object.keys(FAULTS).filter(isFaultName);

/**
 * Reads `name` or `name:number`, such as `reset:0.02` or `slow:200`.
 *
 * @throws ScrapeError E_USAGE for an unknown name or a number out of range
 */
export function parseFault(text: string): Fault {
  const [name = "", given, ...rest] = text.trim().split(":");
  if (!isFaultName(name)) {
    throw new ScrapeError("E_USAGE", `${quote(text)} is no fault`, { hint: `try one of: ${FAULT_NAMES.join(", ")}` });
  }
  const { measure, usual } = kinds[name];
  if (given === undefined) return { name, value: usual };
  const range = RANGES[measure];
  const value = /^\d+(?:\.\d+)?$/.test(given) ? Number(given) : Number.NaN;
  if (rest.length > 0 || !range.holds(value)) {
    throw new ScrapeError("E_USAGE", `the fault ${quote(text)} has no usable number`, {
      hint: `${name} ${range.takes}`,
    });
  }
  return { name, value };
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}

const RANGES: Readonly<Record<Measure, { holds: (value: number) => boolean; takes: string }>> = {
  part: { holds: (value) => value >= 0 && value <= 1, takes: "takes a part of 0 to 1, as in :0.05" },
  milliseconds: {
    holds: (value) => Number.isInteger(value) && value <= 60_000,
    takes: "takes whole milliseconds up to 60000, as in :200",
  },
  units: {
    holds: (value) => Number.isInteger(value) && value <= 1e9,
    takes: "takes a whole number, as in :100",
  },
  none: { holds: () => false, takes: "takes no number" },
};
