import { nearNames } from "./color/near-names.ts";
import { CloudError } from "./error.ts";
import { quote } from "./quote.ts";

/**
 * Refuses options that are no object, and names that no option has. A name without a value passes, as one that was left
 * out does.
 *
 * @param what the name of the argument, for the message
 * @param known every option there is @default any name passes
 * @throws CloudError E_OPTION with names that may have been meant
 */
export function checkOptions(options: unknown, what: string, known?: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new CloudError("E_OPTION", `${what} are ${quote(options)}`, "pass an object, such as { scale: 2 }");
  }
  if (known === undefined) return;
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || known.includes(name)) continue;
    const near = meant(name, known);
    const hint = near.length > 0 ? `did you mean ${near.join(", ")}?` : "the README lists all options";
    throw new CloudError("E_OPTION", `there is no option ${quote(name)}`, hint);
  }
}

/** Shortest name that a longer one is taken to go on from. */
const SHORTEST = 4;

/** Names that are spelled alike, or that the name goes on from, as backgroundColor from background. */
function meant(name: string, known: readonly string[]): string[] {
  const plain = name.replace(/[-_ ]/g, "").toLowerCase();
  const begun = known.filter((other) => other.length >= SHORTEST && plain.startsWith(other.toLowerCase()));
  return [...new Set([...nearNames(plain, known), ...begun])];
}
