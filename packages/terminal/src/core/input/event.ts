/** What comes in from a terminal, whichever protocol it speaks. */
export type InputEvent = KeyEvent | PointerEvent | ReplyEvent | PasteEvent | FocusEvent;

export interface KeyEvent {
  readonly type: "key";
  /**
   * The key as printed on it for a letter, digit or sign that it types ("a", "A", "!", "?"), or one of: "up", "down",
   * "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace", "enter", "tab", "escape",
   * "space", "f1" to "f12". With Ctrl it is the small letter.
   */
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** True for capital letters, never for other signs, which tell it themselves: "!" is one on every keyboard. */
  readonly shift: boolean;
  /**
   * Without the kitty protocol every key is a press, again and again while it is held. With it a key keeps its name from
   * the press to the release, even if Shift goes first.
   */
  readonly action: "press" | "repeat" | "release";
}

export interface PointerEvent {
  readonly type: "pointer";
  readonly action: "down" | "up" | "drag" | "move" | "wheel-up" | "wheel-down" | "wheel-left" | "wheel-right";
  readonly button: "left" | "middle" | "right" | "none";
  /** Cell from the upper left corner, from 0; a fraction where the terminal tells pixels. */
  readonly column: number;
  readonly row: number;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** The terminal's answer to a question of ours. */
export type ReplyEvent = StateReply | CellReply;

interface StateReply {
  readonly type: "reply";
  /** kitty: the flags in force; attributes: it answers at all (DA1); mode: a DECRQM report of `mode` as `value`. */
  readonly about: "kitty" | "attributes" | "mode";
  readonly mode?: number;
  readonly value: number;
}

/** Size of a cell in pixels. */
interface CellReply {
  readonly type: "reply";
  readonly about: "cell";
  readonly width: number;
  readonly height: number;
}

export interface PasteEvent {
  readonly type: "paste";
  readonly text: string;
}

export interface FocusEvent {
  readonly type: "focus";
  readonly focused: boolean;
}
