import { createPaste } from "./paste.ts";
import { createUtf8 } from "./utf8.ts";

/** A piece of input whose end is known. */
export type Token =
  | { readonly type: "character"; readonly character: string; readonly alt: boolean }
  /** A byte below 32, or 127. */
  | { readonly type: "control"; readonly byte: number; readonly alt: boolean }
  | { readonly type: "escape" }
  | { readonly type: "csi" | "ss3"; readonly body: string; readonly final: string; readonly alt: boolean }
  /** A function key of the Linux console: `CSI [ A`. */
  | { readonly type: "console"; readonly letter: string }
  | { readonly type: "paste"; readonly text: string };

/** Cuts bytes into tokens, the same wherever they are split. Keeps at most a few kilobytes. */
export interface Scanner {
  feed(bytes: Uint8Array): Token[];
  /** Ends what was begun. */
  flush(): Token[];
  /** Milliseconds without a byte after which to call flush; 0 while nothing is begun. */
  readonly patience: number;
}

/** A lone Escape is one after this time; bytes of one key come together even over a slow line. */
const ESCAPE_PATIENCE = 50;

/** The rest of a report may have been held up on its way. */
const REPORT_PATIENCE = 1000;

const SEQUENCE_LIMIT = 256;
const STRING_LIMIT = 0x10000;

const ESCAPE = 0x1b;
const CANCEL = 0x18;
const SUBSTITUTE = 0x1a;
const BELL = 0x07;

/** Introduce strings, which end with ST: DCS, OSC, SOS, PM, APC. */
const STRINGS = "P]X^_";

type Mode = "ground" | "escape" | "csi" | "ss3" | "console" | "skip" | "string" | "string-escape" | "paste";

export function createScanner(): Scanner {
  const utf8 = createUtf8();
  const paste = createPaste();
  let tokens: Token[] = [];
  let mode: Mode = "ground";
  /** Escapes before what comes: one is Alt for a character, two are Alt for a sequence. */
  let escapes = 0;
  let body = "";
  let introducer = "";
  let left = 0;

  const rest = (): Mode => {
    escapes = 0;
    return "ground";
  };
  const begin = (): Mode => {
    escapes = 1;
    utf8.reset();
    return "escape";
  };
  const collect = (next: Mode): Mode => {
    body = "";
    return next;
  };
  const again = (byte: number): Mode => {
    escapes = 0;
    return modes.ground(byte);
  };

  const finish = (final: string): Mode => {
    if (body === "200" && final === "~") return "paste";
    if (body === "" && final === "M") {
      // Three bytes of an old mouse report, which would be taken for keys.
      left = 3;
      return "skip";
    }
    if (body.length <= SEQUENCE_LIMIT) tokens.push({ type: "csi", body, final, alt: escapes === 2 });
    return rest();
  };

  const modes: Record<Mode, (byte: number) => Mode> = {
    ground(byte) {
      // A character that was cut off takes its Alt with it.
      if (byte < 0x80 && utf8.pending) escapes = 0;
      if (byte === ESCAPE && escapes === 0) return begin();
      const alt = escapes > 0;
      const code = utf8.push(byte);
      if (utf8.pending) return "ground";
      if (code === 0x7f || (code >= 0 && code < 0x20)) tokens.push({ type: "control", byte, alt });
      // Between 0x80 and 0xa0 are controls of another time.
      else if (code >= 0xa0 || (code >= 0 && code < 0x80))
        tokens.push({ type: "character", character: String.fromCodePoint(code), alt });
      return rest();
    },

    escape(byte) {
      const letter = String.fromCharCode(byte);
      if (letter === "[") return collect("csi");
      if (letter === "O") return collect("ss3");
      if (escapes === 2) tokens.push({ type: "escape" });
      if (byte === ESCAPE) {
        escapes = 2;
        return "escape";
      }
      if (!STRINGS.includes(letter)) return modes.ground(byte);
      introducer = letter;
      left = STRING_LIMIT;
      return "string";
    },

    csi(byte) {
      if (byte === ESCAPE) return begin();
      if (byte === CANCEL || byte === SUBSTITUTE) return rest();
      if (byte < 0x20 || byte > 0x7e) return again(byte);
      const final = String.fromCharCode(byte);
      if (final === "[" && body === "") return "console";
      // rxvt ends keys with Shift in this way; elsewhere the sign stands before the end.
      const rxvt = final === "$" && /^[0-9]+$/.test(body);
      if (byte < 0x40 && !rxvt) {
        // One sign more than fits marks a sequence that is too long to mean anything.
        if (body.length <= SEQUENCE_LIMIT) body += final;
        return "csi";
      }
      return finish(final);
    },

    ss3(byte) {
      const final = String.fromCharCode(byte);
      if (/[0-9;]/.test(final) && body.length < 8) {
        body += final;
        return "ss3";
      }
      if (byte >= 0x20 && byte < 0x7f) {
        tokens.push({ type: "ss3", body, final, alt: escapes === 2 });
        return rest();
      }
      if (body === "") tokens.push({ type: "character", character: "O", alt: true });
      return again(byte);
    },

    console(byte) {
      if (byte === ESCAPE) return begin();
      tokens.push({ type: "console", letter: String.fromCharCode(byte) });
      return rest();
    },

    skip(byte) {
      left--;
      if (byte === ESCAPE) return begin();
      return left === 0 ? rest() : "skip";
    },

    string(byte) {
      left--;
      if (byte === ESCAPE) return "string-escape";
      const over = byte === BELL || byte === CANCEL || byte === SUBSTITUTE || left === 0;
      return over ? rest() : "string";
    },

    "string-escape"(byte) {
      if (byte === 0x5c) return rest();
      begin();
      return modes.escape(byte);
    },

    paste(byte) {
      if (!paste.push(byte)) return "paste";
      tokens.push({ type: "paste", text: paste.take() });
      return rest();
    },
  };

  const taken = (): Token[] => {
    const all = tokens;
    tokens = [];
    return all;
  };

  /** The letter that was typed with Alt, if that is all there is of something longer. */
  const begun = (): string | undefined => {
    if (mode === "csi" && body === "") return "[";
    if (mode === "ss3" && body === "") return "O";
    return mode === "string" && left === STRING_LIMIT ? introducer : undefined;
  };

  return {
    feed(bytes) {
      for (const byte of bytes) mode = modes[mode](byte);
      return taken();
    },
    flush() {
      const character = begun();
      if (mode === "escape") for (let i = 0; i < escapes; i++) tokens.push({ type: "escape" });
      if (mode === "paste") tokens.push({ type: "paste", text: paste.take() });
      if (character !== undefined) tokens.push({ type: "character", character, alt: true });
      mode = rest();
      utf8.reset();
      return taken();
    },
    get patience() {
      if (mode === "ground") return utf8.pending ? REPORT_PATIENCE : 0;
      return mode === "escape" || begun() !== undefined ? ESCAPE_PATIENCE : REPORT_PATIENCE;
    },
  };
}
