import { quote } from "@side-projects/command";
import { BallinError } from "../core/error.ts";

/** The system's short code for what went wrong, such as ENOENT. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What was to be done with a file. */
export type Purpose = "level" | "recording" | "output";

const MISSING: Readonly<Record<Purpose, readonly [reason: string, hint: string]>> = {
  level: ["is not there", "look at the name, or save a level first"],
  recording: ["is not there", "look at the name, or make one: ballin record -o FILE"],
  output: ["cannot be made there", "choose another folder"],
};

const REASONS: ReadonlyMap<string, readonly [reason: string, hint: string]> = new Map([
  ["ENOTDIR", ["is not in a folder", "look at the path"]],
  ["EISDIR", ["is a folder", "choose a file"]],
  ["EACCES", ["is not allowed", "choose another folder, or change its permissions"]],
  ["EPERM", ["is not allowed", "choose another folder, or change its permissions"]],
  ["EROFS", ["is on a disk that cannot be written", "choose another folder"]],
  ["ENAMETOOLONG", ["has too long a name", "choose a shorter name"]],
  ["ELOOP", ["is a link to itself", "choose another file"]],
]);

const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What a call of the file system has thrown, as an error that says what to do. @param purpose @default "level" */
export function fileError(path: string, error: unknown, purpose: Purpose = "level"): BallinError {
  if (error instanceof BallinError) return error;
  const code = codeOf(error);
  if (FULL.has(code)) {
    return new BallinError("E_DISK", `there is no room for ${quote(path)}`, "free some of the disk and try again", {
      cause: error,
    });
  }
  const known = code === "ENOENT" ? MISSING[purpose] : REASONS.get(code);
  const [reason, hint] = known ?? [`failed${code === "" ? "" : ` with ${code}`}`, "choose another file"];
  return new BallinError("E_FILE", `${quote(path)} ${reason}`, hint, { cause: error });
}

/** The error for a path that leads to something else than a plain file; it gets what that is. */
export function noPlainFile(path: string): (what: string) => BallinError {
  return (what) => new BallinError("E_FILE", `${quote(path)} is ${what}`, "choose a file");
}
