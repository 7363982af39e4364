import type { KeyEvent } from "@side-projects/terminal";
import { recolored, turned } from "../builder/edit.ts";
import { withItem, without } from "../builder/scene.ts";
import { andThen, type Outcome, quiet, withCommands } from "./action.ts";
import { performBuild } from "./build.ts";
import { warnedOfCrowd } from "./crowd.ts";
import { DIRECTIONS } from "./deed.ts";
import { edited, redone, undone } from "./document.ts";
import { pressed, releaseAll } from "./hold.ts";
import { cleared, neighbour, sized, steppedAside } from "./item-edit.ts";
import type { Meaning } from "./keymap.ts";
import { canvasRowsOf, layoutFor, type State, selectedItem } from "./state.ts";
import { toasted } from "./toast.ts";

/** Milliseconds between two tilts in one direction. */
const TILT_COOLDOWN = 500;
/** Milliseconds that a zone shows that it was fired, and within which it is not fired again. */
const FLASH = 150;

/** The file of Ctrl+S and Ctrl+L. */
const LEVEL_FILE = "level.json";

/**
 * Does what a key or a button asks for.
 *
 * @param event the key that asked, if it was one: only a key can be held
 */
export function perform(state: State, meaning: Meaning, event?: KeyEvent): Outcome {
  const built = performBuild(state, meaning);
  if (built !== undefined) return built;
  const { deed, argument } = meaning;
  switch (deed) {
    case "quit":
      return { state, effects: [{ type: "quit" }] };
    case "suspend":
      return andThen(releaseAll(state), (next) => ({ state: next, effects: [{ type: "suspend" }] }));
    case "drop":
      return dropped(state, undefined, event);
    case "drop-zone":
      return argument < layoutFor(state).zones.length || state.building !== undefined
        ? dropped(state, argument, event)
        : quiet(state);
    case "geyser":
      return geyser(state, argument);
    case "tilt":
      return tilt(state, argument);
    case "reset":
      return withCommands(toasted(state, "Reset"), { type: "reset" });
    case "colors":
      return withOptions(state, { ...state.options, color_mode: !state.options.color_mode });
    case "look":
      return quiet(nextMode(state));
    default:
      return performEdit(state, meaning);
  }
}

function performEdit(state: State, { deed, argument }: Meaning): Outcome {
  const item = selectedItem(state);
  switch (deed) {
    case "undo":
      return state.past.length === 0 ? quiet(toasted(state, "Nothing to undo")) : undone(state);
    case "redo":
      return state.future.length === 0 ? quiet(toasted(state, "Nothing to redo")) : redone(state);
    case "clear":
      return cleared(state);
    case "delete":
      return item === undefined ? quiet(state) : edited(state, without(state.scene, item.id));
    case "move":
      return item === undefined
        ? quiet(state)
        : edited(state, withItem(state.scene, steppedAside(state, item, argument)));
    case "turn":
      return item === undefined ? quiet(state) : edited(state, withItem(state.scene, turned(item, argument)));
    case "size":
      return item === undefined ? quiet(state) : edited(state, withItem(state.scene, sized(item, argument)));
    case "color":
      return item === undefined ? quiet(state) : edited(state, withItem(state.scene, recolored(item, argument)));
    case "next":
      return quiet({ ...state, selected: neighbour(state, argument) });
    case "close":
      return quiet({ ...state, selected: undefined, toasts: [] });
    default:
      return performFile(state, deed);
  }
}

function performFile(state: State, deed: Meaning["deed"]): Outcome {
  switch (deed) {
    case "save":
      return saving(state, LEVEL_FILE);
    case "load":
      return { state, effects: [{ type: "load", name: LEVEL_FILE }] };
    case "load-from":
      return andThen(releaseAll(state), (next) => ({ state: next, effects: [{ type: "list" }] }));
    case "options":
      return opened(state, { kind: "options", index: 0, top: 0, typing: false, balls: state.options.ball_count });
    case "shapes":
      return opened(state, { kind: "shapes", index: 0 });
    case "save-as":
      return opened(state, { kind: "save", name: state.known.at(-1) ?? LEVEL_FILE });
    case "help":
      return opened(state, { kind: "help", top: 0 });
    default:
      return quiet(state);
  }
}

/** Opens a menu, where there is room for one; whatever was held is let go. */
function opened(state: State, menu: State["menu"]): Outcome {
  if (layoutFor(state).buttons.length === 0) return quiet(state);
  return andThen(releaseAll(state), (next) => quiet({ ...next, menu }));
}

/** New options, told to the world. */
export function withOptions(state: State, options: State["options"]): Outcome {
  if (options === state.options) return quiet(state);
  return withCommands({ ...state, options }, { type: "options", options });
}

/** Asks to save under a name; a file that is not ours is replaced only at the second wish. */
export function saving(state: State, name: string): Outcome {
  const overwrite = state.known.includes(name) || state.doubted === name;
  const { scene, options } = state;
  return { state, effects: [{ type: "save", name, scene, options, overwrite }] };
}

/** A zone sends balls up, and flashes. */
export function geyser(state: State, zone: number): Outcome {
  const zones = layoutFor({ ...state, building: undefined }).zones.length;
  if (zone >= zones || (state.flashes[zone] ?? 0) > state.now) return quiet(state);
  const flashes = state.flashes.map((until, each) => (each === zone ? state.now + FLASH : until));
  return withCommands({ ...state, flashes }, { type: "geyser", zone });
}

function dropped(state: State, zone: number | undefined, event: KeyEvent | undefined): Outcome {
  const tap =
    zone === undefined ? ({ type: "drop", count: 20 } as const) : ({ type: "drop", count: 10, zone } as const);
  if (event === undefined) return withCommands(state, tap);
  return pressed(state, event, { source: zone === undefined ? "space" : "zone", zone, tap });
}

function tilt(state: State, argument: number): Outcome {
  const direction = DIRECTIONS[argument];
  if (direction === undefined || state.now - (state.tilts[argument] ?? 0) < TILT_COOLDOWN) return quiet(state);
  const tilts = state.tilts.map((at, each) => (each === argument ? state.now : at));
  return withCommands({ ...state, tilts }, { type: "tilt", direction });
}

function nextMode(state: State): State {
  if (state.mode === "braille") return toasted({ ...state, mode: "half" }, "Half blocks");
  if (state.mode === "half") return toasted({ ...state, mode: "ascii" }, "ASCII");
  return toasted({ ...state, mode: "braille" }, "Braille dots");
}

/** The world takes the size of the canvas; the builder's cursor stays in it. */
export function resized(state: State, columns: number, rows: number): Outcome {
  if (columns === state.columns && rows === state.rows) return quiet(state);
  const next = { ...state, columns, rows };
  const canvasRows = canvasRowsOf(next);
  const building = next.building && {
    ...next.building,
    column: Math.min(next.building.column, columns - 1),
    row: Math.min(next.building.row, canvasRows - 1),
  };
  return withCommands(warnedOfCrowd({ ...next, building }, state), { type: "resize", columns, rows: canvasRows });
}
