import { basename } from "node:path";
import { MidituiError } from "../core/error.ts";
import type { FileStamp, Session } from "../core/journal/session.ts";
import { isSame } from "./file-stamp.ts";
import { momentOf } from "./moment.ts";

/** How to find what was set aside. */
const WHERE = "miditui kept tells where";

/**
 * What unsaved work is that is taken up again, and what has become of its file.
 *
 * @param stamp of that file now
 * @param isAside whether it was set aside before
 */
export function backNote({ path, at, stamp: before }: Session, stamp: FileStamp | undefined, isAside: boolean): string {
  const kind = isAside ? "set aside" : "unsaved";
  if (path === undefined) return `${kind} changes from ${momentOf(at)} are back`;
  const name = basename(path);
  const changes = `${kind} changes of ${name} from ${momentOf(at)}`;
  if (stamp === undefined) return before === undefined ? `${changes} are back` : `${name} is gone; ${changes} are back`;
  if (isSame(stamp, before)) return `${changes} are back`;
  return `${changes}; ${name} was written by another program since: save it under another name, or twice to replace it`;
}

/** That unsaved work was set aside, since its file is another one now. @param isKept false where that failed */
export function asideNote({ path, at }: Session, isKept: boolean): string {
  const name = path === undefined ? "it" : basename(path);
  if (!isKept) return `${name} was written since your unsaved changes from ${momentOf(at)}`;
  return `your work from ${momentOf(at)} is kept, ${WHERE}; ${name} was written by another program since`;
}

/** The error of a file that cannot be opened, with where the unsaved changes of it are. */
export function withKept(error: unknown): unknown {
  if (!(error instanceof MidituiError)) return error;
  const { code, message, hint } = error;
  const kept = `your unsaved changes of it are kept, ${WHERE}`;
  return new MidituiError(code, message, hint === undefined ? kept : `${kept}; ${hint}`, { cause: error });
}
