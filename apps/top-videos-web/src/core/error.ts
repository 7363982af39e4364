/** Stable codes of {@link ViewerError}; the command and the error pages print them. */
export type ViewerErrorCode =
  | "E_USAGE"
  | "E_FILE"
  | "E_DATABASE"
  | "E_SCHEMA"
  | "E_BUSY"
  | "E_PORT"
  | "E_ZONE"
  | "E_ASK"
  | "E_NOT_FOUND"
  | "E_RATE"
  | "E_SERVER";

/** Whatever keeps the viewer from starting, or a request from its answer. */
export class ViewerError extends Error {
  override readonly name = "ViewerError";
  readonly code: ViewerErrorCode;
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(code: ViewerErrorCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
