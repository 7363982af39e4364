import type { KeyEvent, PointerEvent } from "@side-projects/terminal";
import type { Action, Effect } from "../src/core/app/action.ts";
import { reduce } from "../src/core/app/reduce.ts";
import { initialState, type State, type StateSetup } from "../src/core/app/state.ts";
import type { Command } from "../src/core/simulation/command.ts";

/** An application without a device: what is done to it, and all that it wanted done. */
export interface Session {
  state: State;
  readonly effects: Effect[];
  readonly commands: Command[];
  do(...actions: readonly Action[]): void;
  /** Keys one after the other, each a press at the same time: "a", "ctrl+s", "shift+up". */
  keys(...chords: readonly string[]): void;
  mouse(action: PointerEvent["action"], column: number, row: number, more?: Partial<PointerEvent>): void;
  /** Lets time pass. */
  wait(milliseconds: number): void;
}

export function startSession(setup: Partial<StateSetup> = {}): Session {
  const scene = { items: [], wind: 0 };
  const session: Session = {
    state: initialState({ columns: 80, rows: 24, now: 1000, seed: 1, scene, ...setup }),
    effects: [],
    commands: [],
    do: (...actions) => {
      for (const action of actions) {
        const { state, effects } = reduce(session.state, action);
        session.state = state;
        session.effects.push(...effects);
        session.commands.push(...effects.flatMap((effect) => (effect.type === "command" ? [effect.command] : [])));
      }
    },
    keys: (...chords) => {
      for (const chord of chords) session.do({ type: "input", event: keyOf(chord) });
    },
    mouse: (action, column, row, more = {}) => {
      const event = { type: "pointer", button: "left", ctrl: false, alt: false, shift: false } as const;
      session.do({ type: "input", event: { ...event, action, column, row, ...more } });
    },
    wait: (milliseconds) => session.do({ type: "tick", now: session.state.now + milliseconds }),
  };
  return session;
}

export function keyOf(chord: string, action: KeyEvent["action"] = "press"): KeyEvent {
  const parts = chord.length === 1 ? [chord] : chord.split("+");
  const key = parts.at(-1) ?? chord;
  const capital = key.length === 1 && key >= "A" && key <= "Z";
  return {
    type: "key",
    key,
    ctrl: parts.includes("ctrl"),
    alt: parts.includes("alt"),
    shift: parts.includes("shift") || capital,
    action,
  };
}
