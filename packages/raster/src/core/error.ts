/** Stable codes of {@link RasterError}. */
export type RasterErrorCode = "E_SIZE" | "E_PIXELS" | "E_PATH" | "E_NUMBER" | "E_DATA";

/** Bad input to this package. The message says what was got and what was expected; the hint says what to do. */
export class RasterError extends Error {
  override readonly name = "RasterError";
  readonly code: RasterErrorCode;
  readonly hint: string | undefined;

  constructor(code: RasterErrorCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
