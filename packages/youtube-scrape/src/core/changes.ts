import { canonicalJson } from "./canonical.ts";
import { VIDEO_COLUMNS, type VideoColumn } from "./columns.ts";
import type { VideoRow } from "./video-row.ts";

/** A video as it was stored or as it was just read. */
export type VideoCells = { readonly [Name in keyof VideoRow]: string | number | null };

/** One field of a video that is not what it was; numbers and flags as digits. */
export interface FieldChange {
  readonly field: keyof VideoRow;
  readonly old: string | null;
  readonly new: string | null;
}

/**
 * Not history of their own: identity; counts, which have `video_stats`; what is derived from other columns; the raw
 * form of the duration; and extras, whose leaves come and go with the API.
 */
const UNTRACKED: ReadonlySet<keyof VideoRow> = new Set<keyof VideoRow>([
  "video_id",
  "view_count",
  "like_count",
  "comment_count",
  "concurrent_viewers",
  "kind",
  "kind_source",
  "duration_raw",
  "extras",
]);

const TRACKED: readonly VideoColumn[] = VIDEO_COLUMNS.filter(({ name }) => !UNTRACKED.has(name));

/**
 * What has changed of a video since it was stored, in table order. Columns of JSON are compared as data, not as text.
 * A column is null too where its part was not asked for; telling that from a change is up to the caller.
 */
export function changedFields(old: VideoCells, next: VideoCells): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const column of TRACKED) {
    const { name } = column;
    if (old[name] === next[name] || isSameJson(column, old[name], next[name])) continue;
    changes.push({ field: name, old: textOf(old[name]), new: textOf(next[name]) });
  }
  return changes;
}

function isSameJson({ holds }: VideoColumn, old: string | number | null, next: string | number | null): boolean {
  if (holds !== "json" || typeof old !== "string" || typeof next !== "string") return false;
  const before = canonicalText(old);
  return before !== undefined && before === canonicalText(next);
}

function canonicalText(json: string): string | undefined {
  try {
    return canonicalJson(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function textOf(cell: string | number | null): string | null {
  return cell === null ? null : String(cell);
}
