import type { KeyEvent, PointerEvent } from "@side-projects/terminal";
import { placeWithin } from "../level/place.ts";
import { type Action, andThen, type Outcome, quiet } from "./action.ts";
import { warnedOfCrowd } from "./crowd.ts";
import { edited } from "./document.ts";
import { expireHolds, holdDeadline, releaseAll, released } from "./hold.ts";
import { type Context, meaningOf } from "./keymap.ts";
import { inside } from "./layout.ts";
import { closed, menuAction, menuPointer } from "./menu.ts";
import { menuBox } from "./menu-layout.ts";
import { perform, resized } from "./perform.ts";
import { pointed } from "./pointer.ts";
import { canvasRowsOf, layoutFor, type State } from "./state.ts";
import { toasted } from "./toast.ts";

/** What an action makes of a state. Total: whatever comes, in whatever order, there is a next state. */
export function reduce(before: State, action: Action): Outcome {
  const timed = andThen(quiet(at(before, action.now)), expired);
  return andThen(timed, (state) => happened(state, action));
}

/** When time alone will change something, in the caller's milliseconds; undefined while nothing runs. */
export function deadlineOf(state: State): number | undefined {
  const times = [
    ...state.flashes.filter((until) => until > state.now),
    ...state.toasts.map(({ until }) => until),
    ...state.holds.flatMap((hold) => holdDeadline(hold) ?? []),
  ];
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Where keys mean what they mean. */
export function contextOf(state: State): Context {
  const { menu } = state;
  if (menu !== undefined) return menu.kind === "options" && menu.typing ? "number" : menu.kind;
  if (state.building !== undefined) return "build";
  return state.selected === undefined ? "play" : "shape";
}

function at(state: State, now: number | undefined): State {
  return now === undefined || now <= state.now ? state : { ...state, now };
}

function expired(state: State): Outcome {
  const toasts = state.toasts.filter(({ until }) => until > state.now);
  return expireHolds(toasts.length === state.toasts.length ? state : { ...state, toasts });
}

function happened(state: State, action: Action): Outcome {
  switch (action.type) {
    case "input":
      return input(state, action.event);
    case "tick":
      return quiet(state);
    case "size":
      return resized(state, action.columns, action.rows);
    case "releases":
      return quiet({ ...state, releases: action.told });
    case "stats":
      return quiet(sameStats(state, action.stats) ? state : { ...state, stats: action.stats });
    case "toast":
      return quiet(toasted(state, action.text, action.bad));
    case "loaded":
      return loaded(state, action);
    case "saved":
      return quiet(toasted(ours({ ...state, menu: undefined }, action.name), `Saved ${action.name}`));
    case "exists":
      return quiet(
        toasted({ ...state, doubted: action.name }, `${action.name} exists: save again to replace it`, true),
      );
    case "files":
      return quiet(listed(state, action.names));
    default:
      return menuAction(state, action);
  }
}

function sameStats({ stats }: State, other: State["stats"]): boolean {
  return stats.fps === other.fps && stats.balls === other.balls;
}

function loaded(state: State, { name, scene, options }: Extract<Action, { readonly type: "loaded" }>): Outcome {
  const balls = options.ball_count !== state.options.ball_count;
  const next = { ...ours(state, name), options, menu: undefined, selected: undefined };
  const placed = placeWithin(scene, state.columns, canvasRowsOf(state));
  return andThen(edited(toasted(next, `Loaded ${name}`), placed), (after) => ({
    state: balls ? warnedOfCrowd({ ...after, stats: { ...after.stats, balls: options.ball_count } }) : after,
    effects: [
      { type: "command", command: { type: "options", options } },
      ...(balls ? [{ type: "command", command: { type: "reset" } } as const] : []),
    ],
  }));
}

/** A file that was read or written here may be written again without a question. */
function ours(state: State, name: string): State {
  return { ...state, doubted: undefined, known: [...state.known.filter((each) => each !== name), name] };
}

function listed(state: State, names: readonly string[]): State {
  if (names.length === 0) return toasted(state, "No level files (*.json) here", true);
  return { ...state, menu: { kind: "load", names, index: 0, top: 0 } };
}

function input(state: State, event: Extract<Action, { readonly type: "input" }>["event"]): Outcome {
  switch (event.type) {
    case "key":
      return key(state, event);
    case "pointer":
      return pointer(state, event);
    case "reply":
      return quiet(state);
    case "focus":
      return event.focused ? quiet(state) : releaseAll(state);
    case "paste":
      return pasted(state, event.text);
  }
}

/** Pasted text is typed into the line that is open, and nowhere else. */
function pasted(state: State, text: string): Outcome {
  const context = contextOf(state);
  if (context !== "save" && context !== "number") return quiet(state);
  let outcome = quiet(state);
  for (const sign of text.slice(0, 100)) {
    const event: KeyEvent = { type: "key", key: sign, ctrl: false, alt: false, shift: false, action: "press" };
    if (meaningOf(event, context)?.deed === "menu") outcome = andThen(outcome, (next) => key(next, event));
  }
  return outcome;
}

function key(state: State, event: KeyEvent): Outcome {
  if (event.action === "release") return released(state, event);
  const meaning = meaningOf(event, contextOf(state));
  if (meaning === undefined) return quiet(state);
  if (meaning.deed === "menu") return { state, effects: [{ type: "menu-key", event }] };
  if (meaning.deed === "close" && state.menu !== undefined) return menuAction(state, { type: "menu-cancel" });
  return perform(state, meaning, event);
}

function pointer(state: State, event: PointerEvent): Outcome {
  const { menu } = state;
  const layout = layoutFor(state);
  if (menu !== undefined) {
    const box = menuBox(menu, state.columns, state.rows);
    const column = Math.floor(event.column);
    const row = Math.floor(event.row);
    if (inside(box, column, row)) return menuPointer(state, menu, event, box);
    if (event.action === "wheel-up" || event.action === "wheel-down") return menuPointer(state, menu, event, box);
    if (event.action !== "down") return quiet(state);
    const button = layout.buttons.find((each) => inside(each.box, column, row));
    return andThen(closed(state), (next) => {
      if (button === undefined || opensSame(button.deed, menu.kind)) return quiet(next);
      return perform(next, button);
    });
  }
  return pointed(state, event, layout);
}

/** A click on the button of the menu that is open closes it. */
function opensSame(deed: string, kind: string): boolean {
  return deed === kind || (deed === "save-as" && kind === "save") || (deed === "load-from" && kind === "load");
}
