import type { Mode } from "../draw/look.ts";
import { DEFAULT_OPTIONS } from "../level/options.ts";
import { RADIUS } from "../physics/constants.ts";
import type { Item, Scene } from "../shapes/shape.ts";
import type { Options } from "../simulation/command.ts";
import type { Hold } from "./hold.ts";
import { type Layout, layoutOf } from "./layout.ts";
import type { Menu } from "./menu-state.ts";

/** All that the application knows. Times are milliseconds of the caller's clock. */
export interface State {
  /** When the last action came. */
  readonly now: number;
  readonly columns: number;
  readonly rows: number;
  /** Whether the keyboard tells releases. */
  readonly releases: boolean;
  readonly options: Options;
  readonly mode: Mode;
  /** No flashes. */
  readonly calm: boolean;
  /** Of every ball in units. */
  readonly radius: number;
  readonly past: readonly Scene[];
  readonly scene: Scene;
  readonly future: readonly Scene[];
  /** Id of the selected item. */
  readonly selected: number | undefined;
  readonly clipboard: Item | undefined;
  readonly building: Building | undefined;
  readonly menu: Menu | undefined;
  readonly holds: readonly Hold[];
  readonly drag: Drag | undefined;
  readonly click: Click | undefined;
  /** When each zone's flash ends. */
  readonly flashes: readonly number[];
  /** When each of DIRECTIONS was last pushed. */
  readonly tilts: readonly number[];
  readonly toasts: readonly Toast[];
  readonly stats: Stats;
  /** Moves on with each random choice. */
  readonly seed: number;
  /** The largest number that an item ever had. */
  readonly serial: number;
  /** Files that were read or written and may be written again unasked. */
  readonly known: readonly string[];
  /** The name that a second wish to save will overwrite. */
  readonly doubted: string | undefined;
}

/** The builder as long as it is open. */
export interface Building {
  /** A cell of the canvas, from its upper left corner. */
  readonly column: number;
  readonly row: number;
  /** Whether the selected item goes along with the cursor. */
  readonly grabbed: boolean;
  /** What the next click places. */
  readonly tool: "wall" | "emitter" | "attractor" | undefined;
  /** Corners of the wall that is being drawn, x, y, x, y, ... in the world. */
  readonly wall: readonly number[] | undefined;
}

/** A mouse button that is held over the canvas. */
export type Drag =
  | { readonly kind: "pour" | "burst" }
  /** An item on its way; the scene that it came from is the one to go back to. */
  | { readonly kind: "move"; readonly from: Scene; readonly x: number; readonly y: number }
  | { readonly kind: "turn" | "scale"; readonly from: Scene; readonly x: number; readonly y: number }
  | { readonly kind: "wall" };

/** The last click on an item, which a second one may make a double-click. */
export interface Click {
  readonly at: number;
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

export interface Toast {
  readonly text: string;
  readonly bad: boolean;
  readonly until: number;
}

export interface Stats {
  /** Frames written in the last second; undefined while all rests. */
  readonly fps: number | undefined;
  readonly balls: number;
}

export interface StateSetup {
  readonly columns: number;
  readonly rows: number;
  readonly now: number;
  readonly seed: number;
  readonly scene: Scene;
  readonly options?: Options;
  /** @default "braille" */
  readonly mode?: Mode;
  /** Without flashes. @default false */
  readonly calm?: boolean;
  /** Of every ball in units. @default 0.15 */
  readonly radius?: number | undefined;
}

/** How it all begins. */
export function initialState(setup: StateSetup): State {
  const options = setup.options ?? DEFAULT_OPTIONS;
  return {
    now: setup.now,
    columns: setup.columns,
    rows: setup.rows,
    releases: false,
    options,
    mode: setup.mode ?? "braille",
    calm: setup.calm ?? false,
    radius: setup.radius ?? RADIUS,
    past: [],
    scene: setup.scene,
    future: [],
    selected: undefined,
    clipboard: undefined,
    building: undefined,
    menu: undefined,
    holds: [],
    drag: undefined,
    click: undefined,
    flashes: [0, 0, 0, 0, 0, 0],
    tilts: [-1e9, -1e9, -1e9, -1e9],
    toasts: [],
    stats: { fps: 0, balls: options.ball_count },
    seed: setup.seed,
    serial: 0,
    known: [],
    doubted: undefined,
  };
}

/** Where everything stands now. */
export function layoutFor(state: State): Layout {
  return layoutOf(state.columns, state.rows, state.building !== undefined);
}

/** Rows of the world. */
export function canvasRowsOf(state: State): number {
  return layoutFor(state).canvasRows;
}

/** The selected item, unless it is gone. */
export function selectedItem(state: State): Item | undefined {
  return state.scene.items.find(({ id }) => id === state.selected);
}
