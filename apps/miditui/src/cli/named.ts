import { nearest, quote } from "@side-projects/command";
import { MidituiError } from "../core/error.ts";

/**
 * The one of a list of names that is given.
 *
 * @param what gives it, as it is called: "--to"
 * @throws MidituiError E_USAGE
 */
export function named<Name extends string>(what: string, value: string, names: readonly Name[]): Name {
  const wanted = value.toLowerCase();
  const found = names.find((name) => name === wanted);
  if (found !== undefined) return found;
  const near = nearest(wanted, names);
  const meant = near === undefined ? "" : `did you mean ${near}? `;
  throw new MidituiError("E_USAGE", `${what} is ${quote(value)}`, `${meant}use ${names.join(", ")}`);
}
