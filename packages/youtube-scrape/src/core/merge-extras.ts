import { canonicalJson } from "./canonical.ts";
import { isRecord } from "./record.ts";

/**
 * The extras of a video after an answer with some parts of the resource: what the answer tells, and of the stored ones those
 * of parts that were not asked for.
 *
 * @param stored the column as it is, null where there are none
 * @param told the column as the answer would make it
 * @param parts names of the parts that were asked for
 */
export function mergeExtras(stored: string | null, told: string | null, parts: readonly string[]): string | null {
  const kept = Object.entries(read(stored)).filter(([path]) => !parts.includes(path.split(/[.[]/)[0] ?? ""));
  const merged = [...kept, ...Object.entries(read(told))];
  return merged.length === 0 ? null : (canonicalJson(Object.fromEntries(merged)) ?? null);
}

function read(json: string | null): Readonly<Record<string, unknown>> {
  if (json === null) return {};
  const value: unknown = JSON.parse(json);
  return isRecord(value) ? value : {};
}
