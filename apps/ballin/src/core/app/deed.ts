import type { Direction } from "../simulation/command.ts";

/**
 * All that a key or a button can ask for. Keys and buttons share these words, so neither can do what the other cannot.
 * Most take a number: a zone from 0, degrees, a step up or down, an index of DIRECTIONS.
 */
export type Deed =
  | "quit"
  | "suspend"
  | "close"
  | "options"
  | "shapes"
  | "colors"
  | "clear"
  | "save"
  | "save-as"
  | "load"
  | "load-from"
  | "reset"
  | "help"
  | "look"
  | "drop"
  | "drop-zone"
  | "geyser"
  | "tilt"
  | "move"
  | "turn"
  | "color"
  | "delete"
  | "undo"
  | "redo"
  | "build"
  | "cursor"
  | "stride"
  | "enter"
  | "grab"
  | "next"
  | "wall"
  | "emitter"
  | "attractor"
  | "copy"
  | "paste"
  | "size"
  | "wind"
  | "menu";

/** What an argument of tilt, move, cursor and stride counts. */
export const DIRECTIONS: readonly Direction[] = ["left", "right", "up", "down"];
