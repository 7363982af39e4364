/** What can go wrong; the codes are stable. */
export type BallinErrorCode =
  | "E_USAGE"
  | "E_TERMINAL"
  | "E_FILE"
  | "E_LEVEL"
  | "E_RECORDING"
  | "E_SIZE"
  | "E_ENGINE"
  | "E_DISK"
  | "E_INTERNAL";

/** The one class of errors that ballin throws: what was got, what was expected, and in the hint what to do. */
export class BallinError extends Error {
  override readonly name = "BallinError";

  readonly code: BallinErrorCode;
  readonly hint: string | undefined;

  constructor(code: BallinErrorCode, message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
