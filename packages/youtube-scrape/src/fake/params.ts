import { badParameter, ownerOnly } from "./errors.ts";

const EVERYWHERE = ["key", "fields", "prettyPrint", "quotaUser", "alt", "$.xgafv", "hl", "access_token", "userIp"];

/** @throws ApiFailure where a parameter is unknown to the method */
export function checkNames(params: URLSearchParams, known: readonly string[]): void {
  for (const name of params.keys()) {
    if (known.includes(name) || EVERYWHERE.includes(name)) continue;
    const message = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`;
    throw badParameter(name, message, "badRequest");
  }
}

/** A list that is given with commas, by repeating the parameter, or both. */
export function listOf(params: URLSearchParams, name: string): string[] {
  return params
    .getAll(name)
    .flatMap((value) => value.split(","))
    .map((value) => value.trim())
    .filter((value) => value !== "");
}

interface KnownParts {
  readonly known: readonly string[];
  readonly ownerOnly?: readonly string[];
  /** Whether an unknown part is an error; if not, it is left out. */
  readonly strict: boolean;
}

/** @throws ApiFailure where no part is given, or an unknown or a private one */
export function partsOf(params: URLSearchParams, { known, ownerOnly: owned = [], strict }: KnownParts): string[] {
  const parts = listOf(params, "part");
  if (parts.length === 0) throw badParameter("part", "Required parameter: part", "missingRequiredParameter");
  for (const part of parts) {
    if (owned.includes(part)) throw ownerOnly(part);
    if (strict && !known.includes(part)) throw badParameter("part", `'${part}'`, "unknownPart");
  }
  return known.filter((part) => parts.includes(part));
}

/** @throws ApiFailure where the number is not one of 0 to 50 */
export function pageSizeOf(params: URLSearchParams): number {
  const text = params.get("maxResults");
  if (text === null) return 5;
  const size = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (size >= 0 && size <= 50) return size;
  const message = `Invalid value '${text}'. Values must be within the range: [0, 50]`;
  throw badParameter("maxResults", message, "invalidParameter");
}

/** @throws ApiFailure where there are none or more than 50 */
export function idsOf(params: URLSearchParams): string[] {
  const ids = listOf(params, "id");
  if (ids.length === 0) {
    throw badParameter("id", "No filter selected. Expected one of: id, chart, myRating", "missingRequiredParameter");
  }
  if (ids.length > 50) {
    throw badParameter("id", "The request specifies an invalid filter parameter: more than 50 ids.", "invalidFilters");
  }
  return [...new Set(ids)];
}

/** Milliseconds of an RFC 3339 time; undefined where the parameter is not given. */
export function timeOf(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (text === null) return undefined;
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  throw badParameter(name, `Invalid value at '${name}' (type.googleapis.com/google.protobuf.Timestamp), "${text}"`);
}
