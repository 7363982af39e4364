import type { FileStamp, Session } from "../core/journal/session.ts";
import { statusOf } from "./status.ts";

/** A file as it is now; undefined where there is none. */
export function stampOf(path: string): FileStamp | undefined {
  const status = statusOf(path);
  return status && { size: status.size, changed: Math.floor(status.mtimeMs) };
}

/** Whether a song's file has been written since by somebody else; false where it is not there. */
export function isRewritten({ path, stamp }: Pick<Session, "path" | "stamp">): boolean {
  const now = path === undefined ? undefined : stampOf(path);
  return now !== undefined && !isSame(now, stamp);
}

/** Whether nobody has written a file between two looks at it. */
export function isSame(one: FileStamp, other: FileStamp | undefined): boolean {
  return one.size === other?.size && one.changed === other.changed;
}
