import type { Obstacle } from "../physics/engine.ts";
import { outlineOf } from "./outline.ts";
import type { Polygon } from "./polygon.ts";
import type { Item, Scene } from "./shape.ts";
import { wallPolygons } from "./wall.ts";

/** The solid parts of an item in world units; emitters and attractors have none. */
export function polygonsOf(item: Item): readonly Polygon[] {
  switch (item.type) {
    case "wall":
      return wallPolygons(item);
    case "emitter":
    case "attractor":
      return [];
    default:
      return [outlineOf(item)];
  }
}

/** All that stands in the way of balls. The polygons of a wall overlap each other, and so may those of two items. */
export function obstaclesOf(scene: Scene): Obstacle[] {
  return scene.items.flatMap((item) => polygonsOf(item).map((points) => ({ points: Float32Array.from(points) })));
}
