import { type State, selectedItem } from "./state.ts";

/** What the builder's row says: what is going on, and what to do next. */
export function hintOf(state: State): string {
  const { building } = state;
  if (building === undefined) return "";
  if (building.wall !== undefined) {
    return `Wall of ${building.wall.length / 2}: arrows move, Enter sets a corner, W ends it, Esc gives it up`;
  }
  if (building.tool === "wall") return "Wall: drag with the mouse, or W begins it at the cursor";
  if (building.tool !== undefined) return `Click or Enter places the ${building.tool}, Esc gives it up`;
  const item = selectedItem(state);
  if (item === undefined) return "Builder: arrows move the cursor, Enter or Tab selects, ? tells all keys, B leaves";
  const keys = building.grabbed ? "arrows move it, G lets go" : "G takes it, Z X turn, + - size, Del";
  switch (item.type) {
    case "emitter":
      return `Emitter ${item.rate}/s at ${item.angle} degrees: ${keys}`;
    case "attractor":
      return `Attractor of strength ${item.strength}, reach ${item.reach}: ${keys}`;
    case "wall":
      return `Wall of ${item.points.length / 2} points: ${keys}`;
    default:
      return `${item.type.replace("_", " ")}, ${item.angle} degrees, ${Math.round(item.scale * 100)} %: ${keys}`;
  }
}
