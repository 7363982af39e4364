import type { InputEvent } from "./event.ts";
import { createKittyKeys } from "./kitty.ts";
import { isCapital, keyEvent, type Modifiers, NO_MODIFIERS } from "./modifiers.ts";
import { type CellSize, pointerEvent } from "./mouse.ts";
import { createScanner, type Token } from "./scanner.ts";
import { focus, functionKey, parameterOf, parseSequence, reply, ss3Key } from "./sequence.ts";

/**
 * Turns the bytes of a terminal into events, however they are cut into pieces: legacy keys, the kitty keyboard protocol,
 * mouse modes 1006 and 1016, focus, bracketed paste, and replies. What it does not know is swallowed whole. No bytes make
 * it throw or keep more than a few kilobytes.
 */
export interface InputParser {
  feed(bytes: Uint8Array): InputEvent[];
  /**
   * Ends what was begun, since nothing came for `patience` milliseconds: a lone Escape is the key, and half a report is
   * dropped.
   */
  flush(): InputEvent[];
  /** Milliseconds without a byte after which to call flush; 0 while nothing is begun. */
  readonly patience: number;
  /** Size of a cell in pixels from now on, if mouse reports tell pixels; undefined if they tell cells, as at first. */
  setCell(cell: CellSize | undefined): void;
}

export function createInputParser(): InputParser {
  const scanner = createScanner();
  const kitty = createKittyKeys();
  let cell: CellSize | undefined;

  const controlSequence = (body: string, final: string, alt: boolean): readonly (InputEvent | undefined)[] => {
    const sequence = parseSequence(body, final);
    if (sequence.prefix === "<") return [pointerEvent(sequence, cell)];
    const told = focus(sequence, body) ?? reply(sequence);
    if (told !== undefined) return [told];
    if (sequence.prefix !== "" || sequence.intermediates !== "") return [];
    if (final === "u") return kitty.decode(sequence, alt);
    if (final !== "~" || parameterOf(sequence, 0) !== 27) return [functionKey(sequence, alt)];
    // xterm's modifyOtherKeys tells the same in another order: `CSI 27 ; modifiers ; code ~`.
    const parameters = [[parameterOf(sequence, 2)], [parameterOf(sequence, 1)]];
    return kitty.decode({ ...sequence, parameters }, alt);
  };

  const eventsOf = (token: Token): readonly (InputEvent | undefined)[] => {
    switch (token.type) {
      case "character":
        return [typedKey(token.character, token.alt)];
      case "control":
        return [controlKey(token.byte, token.alt)];
      case "escape":
        return [keyEvent("escape", NO_MODIFIERS)];
      case "console":
        return [consoleKey(token.letter)];
      case "ss3":
        return [ss3Key(token.body, token.final, token.alt)];
      case "csi":
        return controlSequence(token.body, token.final, token.alt);
      case "paste":
        return [token];
    }
  };

  const understood = (tokens: readonly Token[]): InputEvent[] =>
    tokens.flatMap(eventsOf).filter((event) => event !== undefined);

  return {
    feed: (bytes) => understood(scanner.feed(bytes)),
    flush: () => understood(scanner.flush()),
    get patience() {
      return scanner.patience;
    },
    setCell(next) {
      cell = next;
    },
  };
}

function typedKey(character: string, alt: boolean): InputEvent {
  const modifiers: Modifiers = { ctrl: false, alt, shift: isCapital(character) };
  return keyEvent(character === " " ? "space" : character, modifiers);
}

const CONTROL_KEYS: ReadonlyMap<number, string> = new Map([
  [0x08, "backspace"],
  [0x09, "tab"],
  [0x0a, "enter"],
  [0x0d, "enter"],
  [0x1b, "escape"],
  [0x7f, "backspace"],
]);

function controlKey(byte: number, alt: boolean): InputEvent {
  const name = CONTROL_KEYS.get(byte);
  if (name !== undefined) return keyEvent(name, { ...NO_MODIFIERS, alt });
  const key = byte === 0 ? "space" : String.fromCharCode(byte + 0x40).toLowerCase();
  return keyEvent(key, { ctrl: true, alt, shift: false });
}

function consoleKey(letter: string): InputEvent | undefined {
  const number = "ABCDE".indexOf(letter) + 1;
  return number === 0 ? undefined : keyEvent(`f${number}`, NO_MODIFIERS);
}
