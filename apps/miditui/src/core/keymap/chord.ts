import type { KeyEvent } from "@side-projects/terminal";

/**
 * A key with what is held beside it, as one word: "a", "A", "ctrl+s", "shift+tab", "pagedown". Shift is named only where
 * it does not show in the key itself.
 */
export function chordOf(event: KeyEvent): string {
  const held = `${event.ctrl ? "ctrl+" : ""}${event.alt ? "alt+" : ""}`;
  const named = event.key.length > 1 && [...event.key].length > 1;
  if (named) return `${held}${event.shift ? "shift+" : ""}${event.key}`;
  if (event.ctrl) return held + lower(event.key);
  return held + (event.shift ? upper(event.key) : event.key);
}

/** The character that a key types; undefined for one that types none. */
export function typedBy(event: KeyEvent): string | undefined {
  if (event.ctrl || event.alt) return undefined;
  if (event.key === "space") return " ";
  if ([...event.key].length > 1) return undefined;
  return event.shift ? upper(event.key) : event.key;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ["f1", "F1"],
  ["space", "Space"],
  ["enter", "Enter"],
  ["escape", "Esc"],
  ["tab", "Tab"],
  ["backspace", "Backspace"],
  ["delete", "Del"],
  ["insert", "Ins"],
  ["up", "Up"],
  ["down", "Down"],
  ["left", "Left"],
  ["right", "Right"],
  ["home", "Home"],
  ["end", "End"],
  ["pageup", "PgUp"],
  ["pagedown", "PgDn"],
]);

/** A chord as a person reads it: "Ctrl+S", "Shift+Tab", "PgUp", "g". */
export function chordTitle(chord: string): string {
  const [, held = "", key = chord] = /^((?:ctrl\+|alt\+|shift\+)*)(.+)$/s.exec(chord) ?? [];
  const name = NAMES.get(key) ?? (held.includes("ctrl+") ? upper(key) : key);
  return held.replace("ctrl+", "Ctrl+").replace("alt+", "Alt+").replace("shift+", "Shift+") + name;
}

/** The same as short as hints are: "^S". */
export function chordHint(chord: string): string {
  return chordTitle(chord).replace("Ctrl+", "^");
}

// One letter of ASCII at a time: what a locale does to letters is none of a keymap's business.
function lower(key: string): string {
  return key >= "A" && key <= "Z" && key.length === 1 ? String.fromCharCode(key.charCodeAt(0) + 32) : key;
}

function upper(key: string): string {
  return key >= "a" && key <= "z" && key.length === 1 ? String.fromCharCode(key.charCodeAt(0) - 32) : key;
}
