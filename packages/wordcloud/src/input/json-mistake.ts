import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";

/** Why a text is no JSON. */
export interface JsonMistake {
  /** Line and column, or undefined where the engine refuses what the grammar allows. */
  readonly place: string | undefined;
  readonly reason: string;
}

/** The first mistake of what `JSON.parse` has refused, which tells no line. */
export function jsonMistake(content: string): JsonMistake {
  const stop = new Error("the first mistake is enough");
  let found: JsonMistake | undefined;
  const onError = (error: ParseErrorCode, ...[, , line, character]: [number, number, number, number]): never => {
    const reason = printParseErrorCode(error).replace(/([a-z])([A-Z])/g, "$1 $2");
    found = { place: `line ${line + 1}, column ${character + 1}`, reason: reason.toLowerCase() };
    throw stop;
  };
  try {
    visit(content, { onError }, { disallowComments: true, allowTrailingComma: false });
  } catch (error) {
    // The parser calls itself for every level.
    if (error !== stop && !(error instanceof RangeError)) throw error;
  }
  return found ?? { place: undefined, reason: "it is nested too deeply or has a control character" };
}
