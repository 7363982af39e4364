import type { InputEvent, KeyEvent } from "@side-projects/terminal";
import type { Scene } from "../shapes/shape.ts";
import type { Command, Options } from "../simulation/command.ts";
import type { State, Stats } from "./state.ts";

/** What happens to the application. Each may carry the time in milliseconds; without one no time has passed. */
export type Action = Happening & { readonly now?: number };

type Happening =
  | { readonly type: "input"; readonly event: InputEvent }
  /** Time has passed: flashes, toasts and holds end. */
  | { readonly type: "tick" }
  | { readonly type: "size"; readonly columns: number; readonly rows: number }
  /** Whether the keyboard tells when keys are let go. */
  | { readonly type: "releases"; readonly told: boolean }
  | { readonly type: "stats"; readonly stats: Stats }
  | { readonly type: "toast"; readonly text: string; readonly bad: boolean }
  | { readonly type: "loaded"; readonly name: string; readonly scene: Scene; readonly options: Options }
  | { readonly type: "saved"; readonly name: string }
  /** A file of this name is there already and was not touched. */
  | { readonly type: "exists"; readonly name: string }
  | { readonly type: "files"; readonly names: readonly string[] }
  | MenuAction;

/** What the widgets of a menu report. */
export type MenuAction =
  | { readonly type: "menu-choose"; readonly index: number }
  /** Enter, with the text of a line that was edited. */
  | { readonly type: "menu-accept"; readonly text?: string }
  | { readonly type: "menu-cancel" }
  | { readonly type: "menu-step"; readonly by: number }
  | { readonly type: "menu-scroll"; readonly top: number };

/** What is to be done outside. */
export type Effect =
  | { readonly type: "command"; readonly command: Command }
  | {
      readonly type: "save";
      readonly name: string;
      readonly scene: Scene;
      readonly options: Options;
      /** Whether a file of that name may be replaced. */
      readonly overwrite: boolean;
    }
  | { readonly type: "load"; readonly name: string }
  /** Asks for the names of the files here. */
  | { readonly type: "list" }
  /** Hands a key to the widgets of the open menu. */
  | { readonly type: "menu-key"; readonly event: KeyEvent }
  /** Gives the terminal back until the shell lets us go on. */
  | { readonly type: "suspend" }
  | { readonly type: "quit" };

/** A state and what it wants done, in this order. */
export interface Outcome {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** Nothing is to be done outside. */
export function quiet(state: State): Outcome {
  return { state, effects: [] };
}

export function withCommands(state: State, ...commands: readonly Command[]): Outcome {
  return { state, effects: commands.map((command) => ({ type: "command", command })) };
}

/** One after the other: what the second makes of the state of the first, with the effects of both. */
export function andThen(first: Outcome, second: (state: State) => Outcome): Outcome {
  const next = second(first.state);
  return { state: next.state, effects: [...first.effects, ...next.effects] };
}
