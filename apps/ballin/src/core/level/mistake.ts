/** A string, a number or a word, or one of the six signs; the first group is set by a string, the last by a sign. */
const TOKEN =
  /[ \t\n\r]*(?:("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|([[\]{},:]))/uy;

/** What may come next, in the state that has this name. */
type State = "value" | "value or ]" | "key" | "key or }" | "colon" | "after" | "end";

function afterSign(sign: string, state: State, open: string[]): State | undefined {
  const value = state === "value" || state === "value or ]";
  if (value && sign === "[") {
    open.push("]");
    return "value or ]";
  }
  if (value && sign === "{") {
    open.push("}");
    return "key or }";
  }
  if (state === "colon") return sign === ":" ? "value" : undefined;
  if (state === "after" && sign === ",") return open.at(-1) === "]" ? "value" : "key";
  const closes =
    state === "after" || (state === "value or ]" && sign === "]") || (state === "key or }" && sign === "}");
  if (!closes || open.pop() !== sign) return undefined;
  return open.length > 0 ? "after" : "end";
}

function afterToken(
  text: string | undefined,
  sign: string | undefined,
  state: State,
  open: string[],
): State | undefined {
  if (sign !== undefined) return afterSign(sign, state, open);
  if (state === "key" || state === "key or }") return text === undefined ? undefined : "colon";
  if (state === "value" || state === "value or ]") return open.length > 0 ? "after" : "end";
  return undefined;
}

/**
 * Line and column, both from 1, of the first mistake in a text that JSON.parse refuses; engines do not agree on when to
 * tell them. A text that ends too early has its mistake at the end.
 */
export function jsonMistake(text: string): { readonly line: number; readonly column: number } {
  const open: string[] = [];
  let state: State | undefined = "value";
  let at = 0;
  while (state !== undefined && state !== "end") {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) break;
    state = afterToken(match[1], match[2], state, open);
    if (state !== undefined) at = TOKEN.lastIndex;
  }
  const start = at + (/^[ \t\n\r]*/.exec(text.slice(at))?.[0].length ?? 0);
  const before = text.slice(0, start).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
