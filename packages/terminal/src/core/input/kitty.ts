import type { KeyEvent } from "./event.ts";
import { KITTY_KEYS, US_SHIFTED } from "./key-names.ts";
import { isLetter, keyEvent, MODIFIER_BITS, modifiersOf } from "./modifiers.ts";
import { actionOf, parameterOf, type Sequence } from "./sequence.ts";
import { isCharacter } from "./utf8.ts";

/** Keys held at a time of which names are kept; more fingers than anybody has. */
const HELD_LIMIT = 32;

/** Decodes `CSI code:shifted:base ; modifiers:event ; text u` of the kitty keyboard protocol, whatever flags are on. */
export interface KittyKeys {
  decode(sequence: Sequence, alt: boolean): readonly KeyEvent[];
}

/**
 * A key keeps the name that it had when it was pressed until it is released: with Shift let go first, the release of
 * Shift+1 is one of "!", which is what somebody waits for.
 */
export function createKittyKeys(): KittyKeys {
  const held = new Map<number, string>();

  const nameOf = (sequence: Sequence, action: KeyEvent["action"]): string | undefined => {
    const code = parameterOf(sequence, 0);
    const known = held.get(code);
    if (action === "release") {
      held.delete(code);
      return known ?? typed(sequence);
    }
    const name = action === "repeat" && known !== undefined ? known : typed(sequence);
    if (name === undefined) return undefined;
    if (held.size >= HELD_LIMIT) held.clear();
    held.set(code, name);
    return name;
  };

  return {
    decode(sequence, alt) {
      const code = parameterOf(sequence, 0);
      const action = actionOf(parameterOf(sequence, 1, 1));
      const bits = parameterOf(sequence, 1) - 1;
      const modifiers = modifiersOf(parameterOf(sequence, 1));
      // The desktop's keys are nobody's business here, except that one that was held is let go.
      if (bits > 0 && (bits & (MODIFIER_BITS.super | MODIFIER_BITS.hyper)) !== 0 && action !== "release") return [];
      const effective = { ...modifiers, alt: modifiers.alt || alt };
      if (code === 0)
        return textOf(sequence).map((character) => keyEvent(nameOfCharacter(character), effective, action));
      const name = nameOf(sequence, action);
      return name === undefined ? [] : [keyEvent(name, effective, action)];
    },
  };
}

/** The name of a key as it is pressed. */
function typed(sequence: Sequence): string | undefined {
  const code = parameterOf(sequence, 0);
  const name = KITTY_KEYS.get(code);
  if (name !== undefined) return name;
  const bare = characterOf(code);
  if (bare === undefined) return undefined;
  const bits = Math.max(0, parameterOf(sequence, 1) - 1);
  // Ctrl+S is meant by its place on keyboards whose letters are not Latin.
  if ((bits & MODIFIER_BITS.ctrl) !== 0) return code < 0x80 ? bare : (characterOf(parameterOf(sequence, 0, 2)) ?? bare);
  const text = textOf(sequence);
  if (text.length === 1 && text[0] !== undefined) return nameOfCharacter(text[0]);
  return withShift(bare, characterOf(parameterOf(sequence, 0, 1)), bits);
}

function withShift(bare: string, shifted: string | undefined, bits: number): string {
  const shift = (bits & MODIFIER_BITS.shift) !== 0;
  if (!isLetter(bare)) return shift ? (shifted ?? US_SHIFTED.get(bare) ?? bare) : bare;
  const capital = shift !== ((bits & MODIFIER_BITS.caps) !== 0);
  const upper = shifted ?? bare.toUpperCase();
  return capital && [...upper].length === 1 ? upper : bare;
}

function textOf(sequence: Sequence): string[] {
  const codes = sequence.parameters[2] ?? [];
  return codes.map(characterOf).filter((character) => character !== undefined);
}

/** A character that can be seen; the private area that the protocol uses for keys without one has none. */
function characterOf(code: number): string | undefined {
  const visible = code >= 0x20 && (code < 0x7f || code > 0x9f) && (code < 0xe000 || code > 0xf8ff);
  return visible && isCharacter(code) ? String.fromCodePoint(code) : undefined;
}

function nameOfCharacter(character: string): string {
  return character === " " ? "space" : character;
}
