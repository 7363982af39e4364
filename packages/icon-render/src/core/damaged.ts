import { IconError } from "./error.ts";

/** The error of a font that is one by its first bytes and broken further in. */
export function damaged(problem: string): IconError {
  return new IconError("E_FONT", problem, "check that the file opens elsewhere, or get it again");
}
