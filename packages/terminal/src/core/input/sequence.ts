import type { InputEvent, KeyEvent } from "./event.ts";
import { KEYPAD_KEYS, LETTER_KEYS, TILDE_KEYS } from "./key-names.ts";
import { keyEvent, type Modifiers, modifiersOf, NO_MODIFIERS } from "./modifiers.ts";

/** A control sequence without its introducer, as it came. */
export interface Sequence {
  /** "?", "<", ">" or "=" where the parameters begin with it, and otherwise "". */
  readonly prefix: string;
  /** Parameters with their parts after colons; an absent number is 0. */
  readonly parameters: readonly (readonly number[])[];
  /** Signs between the parameters and the last letter. */
  readonly intermediates: string;
  readonly final: string;
}

/** Numbers beyond this are wrong anyway. */
const LARGEST = 0x1fffff;

export function parseSequence(body: string, final: string): Sequence {
  const match = /^([<-?]?)([0-9:;]*)(.*)$/s.exec(body);
  const parameters = (match?.[2] ?? "").split(";").map((parameter) => parameter.split(":").map(toNumber));
  return { prefix: match?.[1] ?? "", parameters, intermediates: match?.[3] ?? "", final };
}

function toNumber(digits: string): number {
  return Math.min(Number(digits), LARGEST);
}

/** A part of a parameter; 0 where it is absent. */
export function parameterOf(sequence: Sequence, index: number, part = 0): number {
  return sequence.parameters[index]?.[part] ?? 0;
}

/** What became of a key, which the kitty protocol tells as the second part of the modifiers. */
export function actionOf(code: number): KeyEvent["action"] {
  if (code === 2) return "repeat";
  return code === 3 ? "release" : "press";
}

/** Keys of `CSI A`, `CSI 1;5A`, `CSI 1;1:3A`, `CSI 3~`, `CSI 3;1:3~`, and of rxvt's `CSI a`, `CSI 3$`, `CSI 3^`, `CSI 3@`. */
export function functionKey(sequence: Sequence, alt: boolean): KeyEvent | undefined {
  const { final } = sequence;
  const action = actionOf(parameterOf(sequence, 1, 1));
  const modifiers = modifiersOf(parameterOf(sequence, 1));
  const held = { ...modifiers, alt: modifiers.alt || alt };
  if (final === "Z") return keyEvent("tab", { ...held, shift: true }, action);
  const letter = LETTER_KEYS.get(final);
  if (letter !== undefined) return isPosition(sequence) ? undefined : keyEvent(letter, held, action);
  if (final === "~") return named(parameterOf(sequence, 0), held, action);
  if (final === "$") return named(parameterOf(sequence, 0), { ...held, shift: true }, action);
  if (final === "^") return named(parameterOf(sequence, 0), { ...held, ctrl: true }, action);
  if (final === "@") return named(parameterOf(sequence, 0), { ...held, ctrl: true, shift: true }, action);
  const shifted = "abcd".includes(final) ? LETTER_KEYS.get(final.toUpperCase()) : undefined;
  return shifted === undefined ? undefined : keyEvent(shifted, { ...held, shift: true }, action);
}

/** `CSI 5;1R` tells where the cursor is; F3 has 1 in the first place. */
function isPosition(sequence: Sequence): boolean {
  return sequence.final === "R" && parameterOf(sequence, 0) > 1;
}

function named(number: number, modifiers: Modifiers, action: KeyEvent["action"]): KeyEvent | undefined {
  const name = TILDE_KEYS.get(number);
  return name === undefined ? undefined : keyEvent(name, modifiers, action);
}

/** Keys of `SS3 A` and, from old xterms, `SS3 5A`. */
export function ss3Key(body: string, final: string, alt: boolean): KeyEvent | undefined {
  const modifiers = body === "" ? NO_MODIFIERS : modifiersOf(parameterOf(parseSequence(body, final), 0));
  const name = LETTER_KEYS.get(final) ?? KEYPAD_KEYS.get(final);
  return name === undefined ? undefined : keyEvent(name, { ...modifiers, alt: modifiers.alt || alt });
}

/** Answers to DA1 (`CSI ? 62 c`), `CSI ? u`, DECRQM (`CSI ? 2026;2 $ y`) and `CSI 16 t` (`CSI 6;20;10 t`). */
export function reply(sequence: Sequence): InputEvent | undefined {
  const { prefix, final, intermediates } = sequence;
  const first = parameterOf(sequence, 0);
  const second = parameterOf(sequence, 1);
  if (prefix === "?" && final === "c") return { type: "reply", about: "attributes", value: first };
  if (prefix === "?" && final === "u") return { type: "reply", about: "kitty", value: first };
  if (prefix === "?" && final === "y" && intermediates === "$")
    return { type: "reply", about: "mode", mode: first, value: second };
  if (prefix === "" && final === "t" && first === 6) {
    const width = parameterOf(sequence, 2);
    return second > 0 && width > 0 ? { type: "reply", about: "cell", width, height: second } : undefined;
  }
  return undefined;
}

/** Whether the terminal has the keyboard. */
export function focus(sequence: Sequence, body: string): InputEvent | undefined {
  if (body !== "" || (sequence.final !== "I" && sequence.final !== "O")) return undefined;
  return { type: "focus", focused: sequence.final === "I" };
}
