import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { CloudError, type CloudErrorCode } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import { readText } from "./read-text.ts";

/**
 * What a JSON file holds.
 *
 * @throws CloudError of the code given, with the line for what does not parse
 */
export function readJsonFile(file: string, code: CloudErrorCode): unknown {
  const content = readText(file, code);
  try {
    return JSON.parse(content);
  } catch {
    throw new CloudError(code, `${quote(file)}: ${placeOfMistake(content)}`, "see RFC 8259 for JSON");
  }
}

function placeOfMistake(content: string): string {
  let found: string | undefined;
  const onError = (error: ParseErrorCode, ...[, , line, character]: [number, number, number, number]): void => {
    const why = printParseErrorCode(error).replace(/([a-z])([A-Z])/g, "$1 $2");
    found ??= `line ${line + 1}, column ${character + 1}: ${why.toLowerCase()}`;
  };
  try {
    visit(content, { onError }, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for every level.
    if (!(error instanceof RangeError)) throw error;
  }
  return found ?? "it is nested too deeply or has a control character";
}
