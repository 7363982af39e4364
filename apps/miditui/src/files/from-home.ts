import { homedir } from "node:os";

/** A path as it was typed in the app, where no shell has put the user's own folder in the place of "~". */
export function fromHome<Path extends string | undefined>(path: Path): Path | string {
  return path?.replace(/^~(?=\/|$)/, () => homedir()) ?? path;
}
