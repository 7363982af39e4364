import type { KeyEvent } from "@side-projects/terminal";
import { chordOf, uncapped } from "./chord.ts";
import type { Deed } from "./deed.ts";

/** Where a key means something. A key without a meaning in "shape" or "build" has the one of "play". */
export type Context =
  | "always"
  | "play"
  | "shape"
  | "build"
  | "options"
  | "number"
  | "shapes"
  | "save"
  | "load"
  | "help";

/** A line of the help: keys of one purpose. Dispatch, help and tests all read these. */
export interface KeyLine {
  readonly context: Context;
  /** The keys as a person calls them. */
  readonly keys: string;
  readonly text: string;
  readonly deed: Deed;
  /** Each key as chordOf names it, with what it hands to the deed. */
  readonly chords: readonly Chord[];
}

export interface Chord {
  readonly chord: string;
  /** @default 0 */
  readonly argument?: number;
}

/** What a mouse does, for the help. */
export interface MouseLine {
  readonly keys: string;
  readonly text: string;
}

const ARROWS: readonly Chord[] = ["left", "right", "up", "down"].map((chord, argument) => ({ chord, argument }));

const DIGITS = ["1", "2", "3", "4", "5", "6"];
const SHIFTED = ["!", "@", "#", "$", "%", "^"];

function numbered(chords: readonly string[]): Chord[] {
  return chords.map((chord, argument) => ({ chord, argument }));
}

function plain(...chords: readonly string[]): Chord[] {
  return chords.map((chord) => ({ chord }));
}

function line(context: Context, keys: string, text: string, deed: Deed, chords: readonly Chord[]): KeyLine {
  return { context, keys, text, deed, chords };
}

const PLAY: readonly KeyLine[] = [
  line("play", "Space", "drop 20 balls over the whole width, hold for more", "drop", plain("space")),
  line("play", "Shift+1-6", "drop 10 balls over a zone, hold for more", "drop-zone", numbered(SHIFTED)),
  line("play", "1-6", "geyser of a zone", "geyser", numbered(DIGITS)),
  line("play", "Arrows", "tilt: all balls are pushed", "tilt", ARROWS),
  line("play", "C", "colors on and off", "colors", plain("c")),
  line("play", "O", "options", "options", plain("o")),
  line("play", "S", "shapes", "shapes", plain("s", "S")),
  line("play", "B", "builder on and off", "build", plain("b")),
  line("play", "X", "clear: take all shapes away", "clear", plain("x")),
  line("play", "R", "reset the balls", "reset", plain("r")),
  line("play", "V", "dots, half blocks or plain ASCII", "look", plain("v")),
  line("play", "U", "undo", "undo", plain("u")),
  line("play", "Y, Ctrl+Y", "redo", "redo", plain("y", "ctrl+y")),
  line("play", "Tab, Shift+Tab", "select the next or the previous shape", "next", [
    { chord: "tab", argument: 1 },
    { chord: "shift+tab", argument: -1 },
  ]),
  line("play", "Ctrl+S", "save level.json", "save", plain("ctrl+s")),
  line("play", "Ctrl+L", "load level.json", "load", plain("ctrl+l")),
  line("play", "F", "save to a file with a name", "save-as", plain("f")),
  line("play", "L", "load one of the files here", "load-from", plain("l")),
  line("play", "?, F1", "this help", "help", plain("?", "f1")),
  line("play", "Esc", "close, deselect", "close", plain("escape")),
  line("play", "Q", "quit", "quit", plain("q")),
  line("always", "Ctrl+C", "quit, from anywhere", "quit", plain("ctrl+c")),
  line("always", "Ctrl+Z", "back to the shell for a while", "suspend", plain("ctrl+z")),
];

const WASD: readonly Chord[] = [
  { chord: "a", argument: 0 },
  { chord: "d", argument: 1 },
  { chord: "w", argument: 2 },
  { chord: "s", argument: 3 },
];

const SHAPE: readonly KeyLine[] = [
  line("shape", "Arrows, WASD", "move the shape by a cell", "move", [...ARROWS, ...WASD]),
  line("shape", "Z, X", "turn the shape left or right by 90 degrees", "turn", [
    { chord: "z", argument: 90 },
    { chord: "x", argument: -90 },
  ]),
  line("shape", "N, M", "previous or next color", "color", [
    { chord: "n", argument: -1 },
    { chord: "m", argument: 1 },
  ]),
  line("shape", "Del, Backspace", "delete the shape", "delete", plain("delete", "backspace")),
];

const BUILD: readonly KeyLine[] = [
  line("build", "Arrows", "move the cursor, and what it holds", "cursor", ARROWS),
  line(
    "build",
    "Shift+arrows",
    "move the cursor by 5 cells",
    "stride",
    ARROWS.map(({ chord, argument = 0 }) => ({ chord: `shift+${chord}`, argument })),
  ),
  line("build", "Enter", "select what is at the cursor; a corner of a wall", "enter", plain("enter")),
  line("build", "G", "take the selected item along with the cursor, or let go", "grab", plain("g")),
  line("build", "Tab, Shift+Tab", "select the next or the previous item", "next", [
    { chord: "tab", argument: 1 },
    { chord: "shift+tab", argument: -1 },
  ]),
  line("build", "W", "begin or end a wall", "wall", plain("w")),
  line("build", "E", "place an emitter", "emitter", plain("e")),
  line("build", "A", "place an attractor", "attractor", plain("a")),
  line("build", "S", "place a shape", "shapes", plain("s")),
  line("build", "Z, X", "turn by 15 degrees", "turn", [
    { chord: "z", argument: 15 },
    { chord: "x", argument: -15 },
  ]),
  line("build", "Shift+Z, Shift+X", "turn by 1 degree", "turn", [
    { chord: "Z", argument: 1 },
    { chord: "X", argument: -1 },
  ]),
  line("build", "- and +", "smaller or larger; rate of an emitter, strength of an attractor", "size", [
    { chord: "-", argument: -1 },
    { chord: "+", argument: 1 },
    { chord: "=", argument: 1 },
  ]),
  line("build", "N, M", "previous or next color", "color", [
    { chord: "n", argument: -1 },
    { chord: "m", argument: 1 },
  ]),
  line("build", "< and >", "wind to the left or to the right", "wind", [
    { chord: "<", argument: -1 },
    { chord: ",", argument: -1 },
    { chord: ">", argument: 1 },
    { chord: ".", argument: 1 },
  ]),
  line("build", "C", "copy the selected item", "copy", plain("c")),
  line("build", "V", "paste at the cursor", "paste", plain("v")),
  line("build", "Del, Backspace", "delete the selected item", "delete", plain("delete", "backspace")),
  line("build", "Esc", "give up the wall, let go, deselect, leave the builder", "close", plain("escape")),
];

const LIST_KEYS = plain("up", "down", "j", "k");

const MENUS: readonly KeyLine[] = [
  line("options", "Up, Down, J, K", "choose an option", "menu", LIST_KEYS),
  line("options", "Left, Right, H, L", "change it", "menu", plain("left", "right", "h", "l")),
  line("options", "Enter", "type a number", "menu", plain("enter")),
  line("options", "Esc, O", "close", "close", plain("escape", "o")),
  line("options", "Q", "quit", "quit", plain("q")),
  line("number", "0-9 . Backspace", "type the number", "menu", plain(..."0123456789.", "backspace")),
  line("number", "Enter", "apply it", "menu", plain("enter")),
  line("number", "Esc", "keep the old one", "menu", plain("escape")),
  line("shapes", "Arrows, HJKL", "choose a shape", "menu", [...ARROWS, ...plain("h", "j", "k", "l")]),
  line("shapes", "Enter", "place it", "menu", plain("enter")),
  line("shapes", "Esc, S", "close", "close", plain("escape", "s")),
  line("shapes", "Q", "quit", "quit", plain("q")),
  line("save", "a-z A-Z 0-9 _ - .", "type the name", "menu", plain(...nameSigns(), "backspace")),
  line("save", "Ctrl+U", "empty the line", "menu", plain("ctrl+u")),
  line("save", "Enter", "save", "menu", plain("enter")),
  line("save", "Esc", "close", "menu", plain("escape")),
  line("load", "Up, Down, J, K", "choose a file", "menu", LIST_KEYS),
  line("load", "Enter", "load it", "menu", plain("enter")),
  line("load", "Esc, L", "close", "close", plain("escape", "l")),
  line("load", "Q", "quit", "quit", plain("q")),
  line("help", "Up, Down, J, K", "scroll by a line", "menu", LIST_KEYS),
  line("help", "PgUp, PgDn, Home, End", "scroll further", "menu", plain("pageup", "pagedown", "home", "end")),
  line("help", "Esc, ?", "close", "close", plain("escape", "?", "f1")),
  line("help", "Q", "quit", "quit", plain("q")),
];

/** All keys there are. */
export const KEYMAP: readonly KeyLine[] = [...PLAY, ...SHAPE, ...BUILD, ...MENUS];

/** All that a mouse does. */
const MOUSE: readonly MouseLine[] = [
  { keys: "Click the top quarter", text: "drop 10 balls there, hold for more" },
  { keys: "Click below", text: "burst; hold and drag it about" },
  { keys: "Click a shape", text: "select it, drag to move it" },
  { keys: "Double-click a shape", text: "delete it" },
  { keys: "Right-click a shape", text: "next color" },
  { keys: "Click a number", text: "geyser" },
  { keys: "Wheel", text: "scroll help and lists; in the builder turn, with Ctrl scale" },
  { keys: "Click outside", text: "close the menu" },
  { keys: "Builder: drag a handle", text: "@ turns and % scales the selected item" },
  { keys: "Builder: drag with Wall", text: "draw a wall" },
];

const HEADINGS: readonly (readonly [Context, string])[] = [
  ["play", "Keys"],
  ["shape", "With a shape selected"],
  ["build", "Builder"],
  ["options", "Options"],
  ["number", "While a number is typed"],
  ["shapes", "Shapes"],
  ["save", "Save"],
  ["load", "Load"],
  ["help", "Help"],
];

/** The help as rows of text: headings, and keys with their purpose in a second column. */
export function helpRows(): readonly HelpRow[] {
  const rows: HelpRow[] = [];
  for (const [context, heading] of HEADINGS) {
    rows.push({ heading });
    for (const each of KEYMAP) {
      if (each.context === context || (context === "play" && each.context === "always")) rows.push(each);
    }
    if (context === "play") rows.push({ heading: "Mouse" }, ...MOUSE);
  }
  return rows;
}

export type HelpRow = { readonly heading: string } | MouseLine;

export interface Meaning {
  readonly deed: Deed;
  readonly argument: number;
}

const FOUND: ReadonlyMap<string, Meaning> = new Map(
  KEYMAP.flatMap(({ context, deed, chords }) =>
    chords.map(({ chord, argument = 0 }): [string, Meaning] => [`${context} ${chord}`, { deed, argument }]),
  ),
);

/** What a key means in a context, or undefined. A capital without a meaning of its own counts as the small letter. */
export function meaningOf(event: KeyEvent, context: Context): Meaning | undefined {
  const chord = chordOf(event);
  const always = FOUND.get(`always ${chord}`);
  if (always !== undefined) return always;
  const contexts = context === "shape" || context === "build" ? [context, "play"] : [context];
  const small = uncapped(chord);
  for (const each of contexts) {
    const meaning = FOUND.get(`${each} ${chord}`);
    if (meaning !== undefined) return meaning;
  }
  if (small === undefined) return undefined;
  for (const each of contexts) {
    const meaning = FOUND.get(`${each} ${small}`);
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

function nameSigns(): string[] {
  return [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."];
}
