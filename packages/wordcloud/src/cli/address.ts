import { CloudError } from "../core/error.ts";
import { quotePath } from "../core/quote.ts";

/** What to do in place of naming an address as a file of options. */
export const FETCH = "fetch it first: curl -sO ADDRESS, and name the file";

/**
 * Refuses an address on the net where a file is named.
 *
 * @param way what to do in its place
 * @throws CloudError E_INPUT
 */
export function refuseAddress(name: string, way: string): void {
  if (/^https?:\/\//i.test(name)) throw new CloudError("E_INPUT", `${quotePath(name)} is an address`, way);
}
