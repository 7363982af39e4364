/** What can go wrong; the codes are stable. */
export type TerminalErrorCode = "E_TERMINAL" | "E_SIZE";

/** The one class of errors thrown here: what was got, what was expected, and in the hint what to do. */
export class TerminalError extends Error {
  override readonly name = "TerminalError";

  readonly code: TerminalErrorCode;
  readonly hint: string | undefined;

  constructor(code: TerminalErrorCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
