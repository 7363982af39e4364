import { quote } from "@side-projects/command";
import { BallinError } from "../core/error.ts";

/** Longest name of a level file in characters, its ending included. */
const LONGEST = 100;

const ENDING = ".json";

/**
 * The name of a level file as somebody typed it, with .json where it has none. It names a file of one folder: there is
 * no way to another.
 *
 * @throws BallinError E_FILE
 */
export function checkName(name: string): string {
  const refuse = (reason: string): BallinError =>
    new BallinError("E_FILE", `${quote(name)} ${reason}`, "use letters, digits, _ - and ., as in my-level.json");
  if (name === "") throw refuse("is no name");
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) throw refuse("has other signs than letters, digits, _ - and .");
  if (name.startsWith(".")) throw refuse("begins with a dot");
  const full = name.toLowerCase().endsWith(ENDING) ? name : `${name}${ENDING}`;
  if (full.length > LONGEST) throw refuse(`has more than ${LONGEST} characters`);
  // Windows keeps these names for devices, whatever their ending.
  if (/^(con|prn|aux|nul|com\d|lpt\d)\./i.test(full)) throw refuse("is the name of a device");
  return full;
}
