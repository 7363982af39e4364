import type { KeyEvent } from "./event.ts";

export interface Modifiers {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

export const NO_MODIFIERS: Modifiers = { ctrl: false, alt: false, shift: false };

/** Bits of the modifier parameter of a key, once 1 is taken off. */
export const MODIFIER_BITS: {
  readonly shift: 1;
  readonly alt: 2;
  readonly ctrl: 4;
  readonly super: 8;
  readonly hyper: 16;
  readonly meta: 32;
  readonly caps: 64;
} = { shift: 1, alt: 2, ctrl: 4, super: 8, hyper: 16, meta: 32, caps: 64 };

/** The modifiers of a parameter as terminals send it: 1 + bits; absent or 0 is none. */
export function modifiersOf(parameter: number): Modifiers {
  const bits = Math.max(0, parameter - 1);
  return {
    ctrl: (bits & MODIFIER_BITS.ctrl) !== 0,
    alt: (bits & (MODIFIER_BITS.alt | MODIFIER_BITS.meta)) !== 0,
    shift: (bits & MODIFIER_BITS.shift) !== 0,
  };
}

/** A key with its modifiers. Shift is kept out of signs, which tell it themselves: "!" is "!" on every keyboard. */
export function keyEvent(key: string, modifiers: Modifiers, action: KeyEvent["action"] = "press"): KeyEvent {
  const sign = [...key].length === 1 && !isLetter(key);
  return { type: "key", key, ctrl: modifiers.ctrl, alt: modifiers.alt, shift: modifiers.shift && !sign, action };
}

export function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

export function isCapital(character: string): boolean {
  return isLetter(character) && character === character.toUpperCase();
}
