import type { Item } from "../shapes/shape.ts";
import { type State, selectedItem } from "./state.ts";

/** What is going on, and what to do next: a row in the builder and where a shape is selected, else empty. */
export function hintOf(state: State): string {
  const { building } = state;
  const item = selectedItem(state);
  if (building === undefined) {
    return item === undefined ? "" : `${nameOf(item)}: arrows move, Z X turn, N M color, Del removes, Esc lets go`;
  }
  if (building.wall !== undefined) {
    const corners = building.wall.length / 2;
    return `Wall with ${corners} corner${corners === 1 ? "" : "s"}: arrows move, Enter sets one, W ends, Esc gives up`;
  }
  if (building.tool === "wall") return "Wall: drag with the mouse, or W begins it at the cursor";
  if (building.tool !== undefined) return `Click or Enter places the ${building.tool}, Esc gives it up`;
  if (item === undefined) return "Builder: arrows move, Enter or Tab selects, B leaves, ? tells all keys";
  const keys = building.grabbed ? "arrows move it, G lets go" : "G takes it, Z X turn, + - size, Del";
  switch (item.type) {
    case "emitter":
      return `Emitter ${item.rate}/s at ${item.angle} degrees: ${keys}`;
    case "attractor":
      return `Attractor of strength ${item.strength}, reach ${item.reach}: ${keys}`;
    case "wall":
      return `Wall of ${item.points.length / 2} points: ${keys}`;
    default:
      return `${nameOf(item)}, ${item.angle} degrees, ${Math.round(item.scale * 100)} %: ${keys}`;
  }
}

/** A hint without its last parts where there is no room for them. */
export function shortened(hint: string, width: number): string {
  if (hint.length <= width) return hint;
  const comma = hint.lastIndexOf(",");
  return comma < 0 ? hint.slice(0, width) : shortened(hint.slice(0, comma), width);
}

function nameOf({ type }: Item): string {
  return type.replace("line_straight", "line").replace("line_vertical", "post");
}
