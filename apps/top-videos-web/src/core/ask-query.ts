import { type Ask, COUNTS, DERIVED_SORTS, KINDS, type Period, SORTS, type Sort } from "./ask.ts";
import { ViewerError } from "./error.ts";
import { parsePeriod, periodKey } from "./period.ts";

/** Longest search, in UTF-16 units. */
const LONGEST_SEARCH = 200;

/** A parsed query string: a text for a parameter given once, a list for one given more often. */
export type AskQuery = Readonly<Record<string, unknown>>;

export interface AskDefaults {
  /** Stands in for a missing month, unless there is a search: then it is all time. */
  readonly latest: Period;
  /** Whether the sorts by figures computed here may be asked for. */
  readonly derived: boolean;
}

/**
 * The canonical query string of an ask, without the question mark: month, sort, n, kind, q in this order,
 * all but the month left out where they are the default.
 */
export function askToQuery(ask: Ask): string {
  let query = `month=${periodKey(ask.period)}`;
  if (ask.sort !== "views") query += `&sort=${ask.sort}`;
  if (ask.n !== 10) query += `&n=${ask.n}`;
  if (ask.kind !== null) query += `&kind=${ask.kind}`;
  if (ask.q !== "") query += `&q=${encodeURIComponent(ask.q.toWellFormed())}`;
  return query;
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).toWellFormed()}...` : text);

/** The text of a parameter, empty where it is missing. */
function single(query: AskQuery, name: string): string {
  const value = Object.hasOwn(query, name) ? query[name] : undefined;
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  throw new ViewerError("E_ASK", `${name} is given more than once`, `give ${name} once`);
}

/** Member of a list by its text. */
function member<T extends string | number>(list: readonly T[], name: string, text: string): T {
  const found = list.find((item) => String(item) === text);
  if (found !== undefined) return found;
  throw new ViewerError("E_ASK", `${name} is "${shown(text)}"`, `${name} is one of ${list.join(", ")}`);
}

function parseMonth(text: string, fallback: Period): Period {
  if (text === "") return fallback;
  const period = parsePeriod(text);
  if (period !== null) return period;
  throw new ViewerError("E_ASK", `month is "${shown(text)}"`, "write month=2024-12, month=2024 or month=all");
}

function parseSort(text: string, derived: boolean): Sort {
  if (text === "") return "views";
  const allowed = derived ? SORTS : SORTS.filter((sort) => !DERIVED_SORTS.has(sort));
  return member(allowed, "sort", text);
}

/** A search as it is used: without what HTML cannot hold, and without space around it. */
function parseSearch(text: string): string {
  if (text.length > LONGEST_SEARCH) {
    throw new ViewerError(
      "E_ASK",
      `q has ${text.length} characters`,
      `search for at most ${LONGEST_SEARCH} characters`,
    );
  }
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}]+/gu, " ")
    .trim();
}

/**
 * Reads the parameters month, sort, n, kind and q; others are ignored, empty ones are as if not given.
 *
 * @throws ViewerError E_ASK for a parameter that is given twice, too long or not one of its values
 */
export function parseAsk(query: AskQuery, { latest, derived }: AskDefaults): Ask {
  const q = parseSearch(single(query, "q"));
  const n = single(query, "n");
  const kind = single(query, "kind");
  return {
    period: parseMonth(single(query, "month"), q === "" ? latest : { type: "all" }),
    sort: parseSort(single(query, "sort"), derived),
    n: n === "" ? 10 : member(COUNTS, "n", n),
    kind: kind === "" ? null : member(KINDS, "kind", kind),
    q,
  };
}
