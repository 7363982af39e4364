/** A key and what is held with it. */
export interface KeyStroke {
  /**
   * The character that is typed on a US keyboard ("a", "A", "!"), or one of: up, down, left, right, home, end, pageup,
   * pagedown, insert, delete, backspace, enter, tab, escape, space, f1 to f12.
   */
  readonly key: string;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  /** For keys with a name; a character tells it itself. */
  readonly shift?: boolean;
}

export type KeyAction = "press" | "repeat" | "release";

/** Flags of the kitty keyboard protocol. */
const FLAGS = { disambiguate: 1, events: 2, alternates: 4, all: 8, text: 16 } as const;

const LETTERS: Readonly<Record<string, string>> = {
  up: "A",
  down: "B",
  right: "C",
  left: "D",
  end: "F",
  home: "H",
  f1: "P",
  f2: "Q",
  f4: "S",
};

const NUMBERS: Readonly<Record<string, number>> = {
  insert: 2,
  delete: 3,
  pageup: 5,
  pagedown: 6,
  f3: 13,
  f5: 15,
  f6: 17,
  f7: 18,
  f8: 19,
  f9: 20,
  f10: 21,
  f11: 23,
  f12: 24,
};

const CODES: Readonly<Record<string, number>> = { escape: 27, enter: 13, tab: 9, backspace: 127, space: 32 };
const OLD: Readonly<Record<string, string>> = { escape: "\x1b", enter: "\r", tab: "\t", backspace: "\x7f", space: " " };

const SIGNS = '~!@#$%^&*()_+{}|:"<>?';
const BARE_SIGNS = "`1234567890-=[]\\;',./";

/**
 * What a terminal sends for a key: by the kitty keyboard protocol as far as the flags ask for it, and otherwise as old
 * terminals do.
 *
 * @param flags those in force, 0 for an old terminal
 * @returns "" where nothing is sent, as for a release on an old terminal
 */
export function encodeKey(stroke: KeyStroke, action: KeyAction, flags: number): string {
  const told = (flags & FLAGS.events) !== 0 ? action : "press";
  if (action === "release" && told !== "release") return "";
  const letter = LETTERS[stroke.key];
  const number = NUMBERS[stroke.key];
  if (letter !== undefined || number !== undefined) return functionKey(letter, number, modifiers(stroke, told));
  const code = CODES[stroke.key];
  const plain = modifierBits(stroke) === 0;
  const typewriter = code !== undefined && stroke.key !== "escape" && stroke.key !== "space";
  const reported =
    (flags & FLAGS.all) !== 0 ||
    ((flags & FLAGS.disambiguate) !== 0 && (stroke.key === "escape" || !plain) && !(typewriter && plain));
  if (reported) return unicodeKey(stroke, code, told, flags);
  return action === "release" ? "" : oldKey(stroke);
}

function modifierBits(stroke: KeyStroke): number {
  return (stroke.alt === true ? 2 : 0) + (stroke.ctrl === true ? 4 : 0) + (stroke.shift === true ? 1 : 0);
}

/** The second parameter, left out where it tells nothing. */
function modifiers(stroke: KeyStroke, action: KeyAction, shift = false): string {
  const bits = modifierBits(stroke) | (shift ? 1 : 0);
  const event = action === "press" ? "" : `:${action === "repeat" ? 2 : 3}`;
  return bits === 0 && event === "" ? "" : `${bits + 1}${event}`;
}

function functionKey(letter: string | undefined, number: number | undefined, held: string): string {
  if (letter === undefined) return `\x1b[${number}${held === "" ? "" : `;${held}`}~`;
  if (held !== "") return `\x1b[1;${held}${letter}`;
  return "PQS".includes(letter) ? `\x1bO${letter}` : `\x1b[${letter}`;
}

function unicodeKey(stroke: KeyStroke, named: number | undefined, action: KeyAction, flags: number): string {
  const character = stroke.key === "space" ? " " : stroke.key;
  const bare = named === undefined ? bareOf(character) : character;
  const shift = bare !== character;
  const code = named ?? bare.codePointAt(0);
  const shifted = shift && (flags & FLAGS.alternates) !== 0 ? `:${character.codePointAt(0)}` : "";
  const types = (named === undefined || stroke.key === "space") && stroke.ctrl !== true && stroke.alt !== true;
  const text = types && action !== "release" && (flags & FLAGS.text) !== 0 ? `;${character.codePointAt(0)}` : "";
  const held = modifiers(stroke, action, shift);
  return `\x1b[${code}${shifted}${held !== "" || text !== "" ? `;${held}` : ""}${text}u`;
}

function bareOf(character: string): string {
  const sign = SIGNS.indexOf(character);
  return sign >= 0 ? BARE_SIGNS.charAt(sign) : character.toLowerCase();
}

function oldKey(stroke: KeyStroke): string {
  const alt = stroke.alt === true ? "\x1b" : "";
  if (stroke.key === "tab" && stroke.shift === true) return "\x1b[Z";
  if (stroke.ctrl !== true) return alt + (OLD[stroke.key] ?? stroke.key);
  if (stroke.key === "space") return `${alt}\0`;
  return alt + (OLD[stroke.key] ?? String.fromCharCode(stroke.key.toUpperCase().charCodeAt(0) & 0x1f));
}
