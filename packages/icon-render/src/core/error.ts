/** Stable codes of {@link IconError}; the command prints them and scripts may rely on them. */
export type IconErrorCode =
  | "E_ICON"
  | "E_STYLE"
  | "E_FONT"
  | "E_CSS"
  | "E_COLOR"
  | "E_SIZE"
  | "E_NUMBER"
  | "E_OPTION"
  | "E_FORMAT"
  | "E_PIXELS"
  | "E_OUTPUT"
  | "E_WRITE"
  | "E_INPUT"
  | "E_MANIFEST"
  | "E_PATH"
  | "E_WEBP";

/** Bad input to this package. The message says what was got and what was expected; the hint says what to do. */
export class IconError extends Error {
  override readonly name = "IconError";
  readonly code: IconErrorCode;
  readonly hint: string | undefined;

  constructor(code: IconErrorCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

const LONGEST_QUOTE = 60;

/** Text that came from outside, made fit for a message of one line: in quotes, escaped and cut at 60 characters. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 4 * LONGEST_QUOTE));
  const cut = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}...` : text;
  return visible(JSON.stringify(cut));
}

/** Text with escapes for the characters that steer a terminal, break the line or turn its direction. */
export function visible(text: string): string {
  let shown = "";
  for (const character of text) shown += steers(character.codePointAt(0) ?? 0) ? escaped(character) : character;
  return shown;
}

function steers(code: number): boolean {
  const control = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const direction = (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  const mark = code === 0x61c || code === 0x200e || code === 0x200f;
  return control || direction || mark;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
