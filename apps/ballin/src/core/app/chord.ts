const SHIFTED_DIGITS = ["!", "@", "#", "$", "%", "^"];

/**
 * A key with what is held beside it, as one word: "a", "A", "ctrl+s", "shift+up", "pagedown". Shift is named only where
 * it does not show in the key itself.
 */
import type { KeyEvent } from "@side-projects/terminal";
export function chordOf(event: KeyEvent): string {
  if (event.ctrl || event.alt) {
    const held = `${event.ctrl ? "ctrl+" : ""}${event.alt ? "alt+" : ""}`;
    return `${held}${event.shift && event.key.length > 1 ? "shift+" : ""}${lower(event.key)}`;
  }
  if (!event.shift) return event.key;
  if (event.key.length > 1) return `shift+${event.key}`;
  if (event.key >= "1" && event.key <= "6") return SHIFTED_DIGITS[Number(event.key) - 1] ?? event.key;
  return upper(event.key);
}

/** The same chord as it is without caps lock, or undefined for one that is no capital. */
export function uncapped(chord: string): string | undefined {
  return chord.length === 1 && chord >= "A" && chord <= "Z" ? lower(chord) : undefined;
}

function lower(key: string): string {
  return key.length === 1 && key >= "A" && key <= "Z" ? String.fromCharCode(key.charCodeAt(0) + 32) : key;
}

function upper(key: string): string {
  return key.length === 1 && key >= "a" && key <= "z" ? String.fromCharCode(key.charCodeAt(0) - 32) : key;
}
