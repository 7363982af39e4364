import type { Scene } from "../shapes/shape.ts";
import { type Outcome, quiet, withCommands } from "./action.ts";
import type { State } from "./state.ts";

/** Steps that can be undone; beyond it the oldest is forgotten. */
const UNDO_STEPS = 1000;

/** The scene is this one from now on, in the world too; undo leads back. */
export function edited(state: State, scene: Scene): Outcome {
  if (scene === state.scene) return quiet(state);
  return shown(remembered(state, state.scene), scene);
}

/** The scene on the way of a drag: no step of its own, since the drag's end will be one. */
export function shown(state: State, scene: Scene): Outcome {
  if (scene === state.scene) return quiet(state);
  return withCommands(kept({ ...state, scene }), { type: "scene", scene });
}

/** Undo will lead to an earlier scene, that from before a drag. */
export function remembered(state: State, from: Scene): State {
  return { ...state, past: [...state.past, from].slice(-UNDO_STEPS), future: [] };
}

export function undone(state: State): Outcome {
  const scene = state.past.at(-1);
  if (scene === undefined) return quiet(state);
  const next = { ...state, past: state.past.slice(0, -1), future: [state.scene, ...state.future], drag: undefined };
  return shown(next, scene);
}

export function redone(state: State): Outcome {
  const scene = state.future[0];
  if (scene === undefined) return quiet(state);
  const next = { ...state, past: [...state.past, state.scene], future: state.future.slice(1), drag: undefined };
  return shown(next, scene);
}

/** What is not there cannot stay selected or held. */
function kept(state: State): State {
  if (state.scene.items.some(({ id }) => id === state.selected)) return state;
  const building = state.building && { ...state.building, grabbed: false };
  return { ...state, selected: undefined, building };
}
