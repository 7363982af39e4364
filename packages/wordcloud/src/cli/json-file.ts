import { CloudError, type CloudErrorCode } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { jsonMistake } from "../input/json-mistake.ts";
import { FETCH, refuseAddress } from "./address.ts";
import { readText } from "./read-text.ts";

/**
 * What a JSON file holds.
 *
 * @throws CloudError of the code given, with the line for what does not parse; E_INPUT for an address
 */
export function readJsonFile(file: string, code: CloudErrorCode): unknown {
  refuseAddress(file, FETCH);
  const content = readText(file, code);
  try {
    return JSON.parse(content);
  } catch {
    const { place, reason } = jsonMistake(content);
    const mistake = place === undefined ? reason : `${place}: ${reason}`;
    throw new CloudError(code, `${quote(file)}: ${mistake}`, "see RFC 8259 for JSON");
  }
}
