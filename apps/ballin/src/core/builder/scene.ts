import { MOST_ITEMS, MOST_POINTS_IN_ALL } from "../shapes/limits.ts";
import type { Item, Scene } from "../shapes/shape.ts";

/** An item that no scene has numbered yet. */
export type Unnumbered = Item extends infer Kind ? (Kind extends Item ? Omit<Kind, "id"> : never) : never;

export const EMPTY_SCENE: Scene = { items: [], wind: 0 };

/** A number that none of the scenes has; give it those that undo can bring back as well. */
export function unusedId(scenes: readonly Scene[]): number {
  let most = 0;
  for (const { items } of scenes) for (const { id } of items) most = Math.max(most, id);
  return most + 1;
}

function pointsOf(items: readonly (Item | Unnumbered)[]): number {
  return items.reduce((sum, item) => sum + (item.type === "wall" ? item.points.length / 2 : 0), 0);
}

/** The scene with one more item on top of the others, or undefined when it is full. */
export function withNew(scene: Scene, item: Unnumbered, id: number): Scene | undefined {
  if (scene.items.length >= MOST_ITEMS || pointsOf([...scene.items, item]) > MOST_POINTS_IN_ALL) return undefined;
  return { ...scene, items: [...scene.items, { ...item, id }] };
}

/** The scene with an item in the place of the one that has its number. */
export function withItem(scene: Scene, item: Item): Scene {
  return { ...scene, items: scene.items.map((each) => (each.id === item.id ? item : each)) };
}

/** The scene without an item, the same scene where it has none of that number. */
export function without(scene: Scene, id: number): Scene {
  const items = scene.items.filter((each) => each.id !== id);
  return items.length === scene.items.length ? scene : { ...scene, items };
}
