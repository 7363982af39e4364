/** Stable codes of {@link CloudError}; the command prints them and scripts may rely on them. */
export type CloudErrorCode =
  | "E_WORDS"
  | "E_TEXT"
  | "E_REGEXP"
  | "E_STOPWORDS"
  | "E_INPUT"
  | "E_CSV"
  | "E_JSON"
  | "E_MASK"
  | "E_ICON"
  | "E_FONT"
  | "E_COLOR"
  | "E_PALETTE"
  | "E_OPTION"
  | "E_NUMBER"
  | "E_SIZE"
  | "E_PIXELS"
  | "E_PINS"
  | "E_LAYERS"
  | "E_LAYOUT"
  | "E_FORMAT"
  | "E_OUTPUT"
  | "E_WRITE"
  | "E_WEBP";

/** Bad input to this package. The message says what was got and what was expected; the hint says what to do. */
export class CloudError extends Error {
  override readonly name = "CloudError";
  readonly code: CloudErrorCode;
  readonly hint: string | undefined;

  constructor(code: CloudErrorCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
