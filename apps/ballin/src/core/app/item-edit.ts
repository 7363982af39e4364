import { middleOf, moved, scaled } from "../builder/edit.ts";
import type { Point } from "../builder/handles.ts";
import { randomColor, randomPlace } from "../builder/random-place.ts";
import { EMPTY_SCENE, type Unnumbered, unusedId, withNew } from "../builder/scene.ts";
import { simplified } from "../builder/wall-drawing.ts";
import { itemWithin } from "../level/place.ts";
import { ITEM_RANGES, within } from "../shapes/limits.ts";
import type { Item, Scene, ShapeColor, ShapeKind } from "../shapes/shape.ts";
import { Random } from "../simulation/random.ts";
import { andThen, type Outcome, quiet } from "./action.ts";
import { DIRECTIONS } from "./deed.ts";
import { edited } from "./document.ts";
import { canvasRowsOf, type State } from "./state.ts";
import { toasted } from "./toast.ts";

/** An item without a number, and perhaps without a colour. */
export type NewItem = Unnumbered extends infer Kind ? (Kind extends Unnumbered ? Omit<Kind, "color"> : never) : never;

/** Moved by so many units, but not out of the world. */
export function movedBy(item: Item, dx: number, dy: number, columns: number, rows: number): Item {
  return itemWithin(moved(item, dx, dy), columns, rows);
}

/** An item a cell to the left, right, up or down. */
export function steppedAside(state: State, item: Item, argument: number): Item {
  const direction = DIRECTIONS[argument];
  const dx = direction === "left" ? -1 : direction === "right" ? 1 : 0;
  const dy = direction === "down" ? -1 : direction === "up" ? 1 : 0;
  return movedBy(item, dx, dy, state.columns, canvasRowsOf(state));
}

/** A step larger (1) or smaller (-1): a tenth, an emitter by 5 balls a second, an attractor by 5 of strength. */
export function sized(item: Item, by: number): Item {
  switch (item.type) {
    case "emitter":
      return { ...item, rate: within(ITEM_RANGES.rate, item.rate + 5 * by) };
    case "attractor":
      return { ...item, strength: within(ITEM_RANGES.strength, item.strength + 5 * by) };
    case "wall":
      return scaled(item, by > 0 ? 1.1 : 1 / 1.1);
    default:
      return { ...item, scale: within(ITEM_RANGES.scale, Math.round(item.scale * 10 + by) / 10) };
  }
}

/** Wind a step stronger to the right (1) or to the left (-1). */
export function windier(scene: Scene, by: number): Scene {
  const wind = within(ITEM_RANGES.wind, scene.wind + 2 * by);
  return wind === scene.wind ? scene : { ...scene, wind };
}

/** The number of the item after (1) or before (-1) the selected one, from the first after the last. */
export function neighbour({ scene, selected }: State, by: number): number | undefined {
  const { items } = scene;
  const index = items.findIndex(({ id }) => id === selected);
  const next = index < 0 ? (by > 0 ? 0 : items.length - 1) : (index + by + items.length) % items.length;
  return items[next]?.id;
}

/** Takes all items away, and stops the wind. */
export function cleared(state: State): Outcome {
  if (state.scene.items.length === 0 && state.scene.wind === 0) return quiet(state);
  return edited(toasted(state, "Cleared, U brings it back"), EMPTY_SCENE);
}

/** Undefined for a single point. */
export function newWall(points: readonly number[]): NewItem | undefined {
  const corners = simplified(points);
  return corners && { type: "wall", points: corners, width: 1 };
}

export function newEmitter({ x, y }: Point): NewItem {
  return { type: "emitter", x, y, angle: 270, rate: 20 };
}

export function newAttractor({ x, y }: Point): NewItem {
  return { type: "attractor", x, y, strength: 60, reach: 20 };
}

/** A copy with its middle elsewhere. */
export function pasted(item: Item, { x, y }: Point): Item {
  const middle = middleOf(item);
  return moved(item, x - middle.x, y - middle.y);
}

/** Puts an item into the scene, in a colour at random unless it has one, and selects it. */
export function added(state: State, item: NewItem & { readonly color?: ShapeColor }): Outcome {
  const id = Math.max(state.serial + 1, unusedId([state.scene, ...state.past.slice(-1)]));
  const color = item.color ?? randomColor(new Random(state.seed));
  const { id: _, ...placed } = itemWithin({ ...item, id, color }, state.columns, canvasRowsOf(state));
  const scene = withNew(state.scene, placed, id);
  if (scene === undefined) return quiet(toasted(state, "The scene is full", true));
  const next = { ...state, serial: id, seed: state.seed + 1 };
  return andThen(edited(next, scene), (after) => quiet({ ...after, selected: id }));
}

/** Places a shape: at the builder's cursor, else at random where there is room, else in the middle of the lower part. */
export function placedShape(state: State, type: ShapeKind): Outcome {
  const { building, columns, scene } = state;
  const rows = canvasRowsOf(state);
  const place =
    building === undefined
      ? randomPlace(scene, type, { columns, rows }, new Random(state.seed))
      : { x: building.column + 0.5, y: rows - building.row - 0.5 };
  return added(state, { type, ...place, angle: 0, scale: 1 });
}
