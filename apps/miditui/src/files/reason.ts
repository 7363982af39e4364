import { quote } from "@side-projects/command";
import { MidituiError } from "../core/error.ts";

/** What was to be done with a file or a folder. */
export type Purpose = "read" | "write";

const MISSING: Readonly<Record<Purpose, readonly [reason: string, hint: string]>> = {
  read: ["is not there", "look at the name"],
  write: ["cannot be made there", "choose a folder that is there"],
};

const REASONS: ReadonlyMap<string, readonly [reason: string, hint: string]> = new Map([
  ["ENOTDIR", ["is not in a folder", "look at the path"]],
  ["EISDIR", ["is a folder", "choose a file"]],
  ["EROFS", ["is on a disk that cannot be written", "choose another folder"]],
  ["ENAMETOOLONG", ["has too long a name", "choose a shorter name"]],
  ["ELOOP", ["is a link to itself", "choose another file"]],
  ["EIO", ["is on a disk that fails", "choose another disk"]],
]);

const FORBIDDEN: ReadonlySet<string> = new Set(["EACCES", "EPERM"]);

const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** The system's short code for what went wrong, such as ENOENT; "" where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What a call of the file system has thrown, as an error that says what to do. */
export function fileError(path: string, error: unknown, purpose: Purpose): MidituiError {
  if (error instanceof MidituiError) return error;
  const code = codeOf(error);
  if (FULL.has(code)) {
    return new MidituiError("E_DISK", `there is no room for ${quote(path)}`, "free some of the disk and try again", {
      cause: error,
    });
  }
  if (FORBIDDEN.has(code)) {
    const message = `${quote(path)}: you may not ${purpose} there`;
    return new MidituiError("E_FILE", message, "choose another folder, or change its permissions", { cause: error });
  }
  const known = code === "ENOENT" ? MISSING[purpose] : REASONS.get(code);
  const [reason, hint] = known ?? [`failed${code === "" ? "" : ` with ${code}`}`, "choose another file"];
  return new MidituiError("E_FILE", `${quote(path)} ${reason}`, hint, { cause: error });
}

/** The error for a path that leads to something else than a plain file; it gets what that is. */
export function noPlainFile(path: string): (what: string) => MidituiError {
  return (what) => new MidituiError("E_FILE", `${quote(path)} is ${what}`, "choose a file");
}
