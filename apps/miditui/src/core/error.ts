/** What can go wrong; the codes are stable. */
export type MidituiErrorCode =
  | "E_USAGE"
  | "E_TERMINAL"
  | "E_FILE"
  | "E_MIDI"
  | "E_PROJECT"
  | "E_OXM"
  | "E_LIMIT"
  | "E_DISK"
  | "E_SOUNDFONT"
  | "E_AUDIO"
  | "E_CANCELLED"
  | "E_INTERNAL";

/** The one class of errors that miditui throws: what was got, what was expected, and in the hint what to do. */
export class MidituiError extends Error {
  override readonly name = "MidituiError";

  readonly code: MidituiErrorCode;
  readonly hint: string | undefined;

  constructor(code: MidituiErrorCode, message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
