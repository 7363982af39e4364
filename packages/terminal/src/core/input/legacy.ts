import type { KeyEvent } from "./event.ts";
import { LETTER_KEYS, TILDE_KEYS } from "./key-names.ts";
import { MODIFIER_BITS } from "./modifiers.ts";

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["enter", "\r"],
  ["tab", "\t"],
  ["backspace", "\x7f"],
  ["escape", "\x1b"],
  ["space", " "],
]);

/** The number before `~`, the later and more usual one where there are two. */
const TILDE_NUMBERS: ReadonlyMap<string, number> = new Map(
  [...TILDE_KEYS].filter(([number]) => number < 7 || number > 8).map(([number, name]) => [name, number]),
);
const LETTERS: ReadonlyMap<string, string> = new Map([...LETTER_KEYS].map(([letter, name]) => [name, letter]));

/**
 * The bytes of an old terminal for a key, as text: what blessed understands, one sequence a key.
 *
 * @returns undefined for a release, and for a key that an old terminal cannot tell
 */
export function legacyBytes(event: KeyEvent): string | undefined {
  if (event.action === "release") return undefined;
  const { key } = event;
  const alt = event.alt ? "\x1b" : "";
  if (key === "tab" && event.shift) return "\x1b[Z";
  if (key === "space" && event.ctrl) return `${alt}\0`;
  const simple = SIMPLE.get(key);
  if (simple !== undefined) return alt + simple;
  if ([...key].length > 1) return functionBytes(event);
  if (!event.ctrl) return alt + key;
  // Ctrl with these is Backspace, Tab, Enter or Escape to an old terminal.
  const control = /^[@-GKLN-Z\\-_a-gkln-z]$/.test(key)
    ? String.fromCharCode(key.toUpperCase().charCodeAt(0) - 0x40)
    : undefined;
  return control === undefined ? undefined : alt + control;
}

function functionBytes(event: KeyEvent): string | undefined {
  const bits =
    (event.shift ? MODIFIER_BITS.shift : 0) |
    (event.alt ? MODIFIER_BITS.alt : 0) |
    (event.ctrl ? MODIFIER_BITS.ctrl : 0);
  const letter = LETTERS.get(event.key);
  if (letter !== undefined) {
    if (bits > 0) return `\x1b[1;${bits + 1}${letter}`;
    return event.key.startsWith("f") ? `\x1bO${letter}` : `\x1b[${letter}`;
  }
  const number = TILDE_NUMBERS.get(event.key);
  if (number === undefined) return undefined;
  return bits > 0 ? `\x1b[${number};${bits + 1}~` : `\x1b[${number}~`;
}
