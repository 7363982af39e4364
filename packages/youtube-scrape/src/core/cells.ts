import { normalTime } from "./calendar.ts";
import { canonicalJson, cleanText, LONGEST_TEXT } from "./canonical.ts";
import { parseDuration } from "./duration.ts";
import { isRecord } from "./record.ts";

/** What a column of the database holds. */
export type Cell = string | number | null;

/** How a leaf of the API becomes a cell; `list` holds JSON of a list of texts, `object` JSON of an object. */
export type Holds = "text" | "list" | "object" | "time" | "flag" | "count" | "seconds";

/** The cell for a leaf of the API, or undefined where the leaf is not of that sort. */
export function readCell(holds: Holds, value: unknown): Cell | undefined {
  switch (holds) {
    case "text":
      return typeof value === "string" && value.length <= LONGEST_TEXT ? cleanText(value) : undefined;
    case "list":
      return isTexts(value) ? canonicalJson(value) : undefined;
    case "object":
      return isRecord(value) ? canonicalJson(value) : undefined;
    case "time":
      return typeof value === "string" ? (normalTime(value) ?? undefined) : undefined;
    case "flag":
      return readFlag(value);
    case "count":
      return readCount(value);
    case "seconds":
      return typeof value === "string" ? (parseDuration(value) ?? undefined) : undefined;
  }
}

/**
 * A count as the API writes it, digits in a string, or as a plain number.
 *
 * @returns undefined for signs, fractions, anything beside digits, and counts beyond 2^53 - 1
 */
export function readCount(value: unknown): number | undefined {
  const count = typeof value === "string" && /^\d{1,17}$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** The API writes `caption` as the text "true" or "false", every other flag as a boolean. */
function readFlag(value: unknown): number | undefined {
  if (value === true || value === "true") return 1;
  return value === false || value === "false" ? 0 : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
