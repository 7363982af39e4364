import type { InputEvent, KeyEvent, PointerEvent } from "@side-projects/terminal";
import type { Action, Request } from "../src/core/app/action.ts";
import { createState, type StateOptions } from "../src/core/app/create-state.ts";
import { reduce } from "../src/core/app/reduce.ts";
import type { AppState } from "../src/core/app/state.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import type { NewNote } from "../src/core/notes/new-notes.ts";
import { allNotes, type Note } from "../src/core/notes/note-list.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { layoutOf } from "../src/core/screen/layout-of.ts";
import { columnOfTick, rowOfPitch } from "../src/core/screen/viewport.ts";

/** What is pressed: words as `chordOf` names them, and single characters. */
export function keyEvent(chord: string, action: KeyEvent["action"] = "press"): KeyEvent {
  const [, held = "", key = chord] = /^((?:ctrl\+|alt\+|shift\+)*)(.+)$/s.exec(chord) ?? [];
  const shift = held.includes("shift+") || /^[A-Z]$/.test(key);
  return { type: "key", key, ctrl: held.includes("ctrl+"), alt: held.includes("alt+"), shift, action };
}

/** A session with the app, from input events to states: no terminal, no file, a clock that is told. */
export class Session {
  state: AppState;
  requests: Request[] = [];
  /** Seconds on the clock. */
  clock = 100;

  constructor(options: Partial<StateOptions> = {}) {
    this.state = createState({
      project: newProject(),
      path: undefined,
      folder: "/music",
      columns: 120,
      rows: 40,
      releases: false,
      now: this.clock,
      ...options,
    });
  }

  act(action: DistributiveOmit<Action, "at">): this {
    const step = reduce(this.state, { ...action, at: this.clock });
    this.state = step.state;
    this.requests.push(...step.requests);
    return this;
  }

  input(event: InputEvent): this {
    return this.act({ type: "input", event });
  }

  /** Presses keys, apart by blanks: "i z x escape ctrl+s". */
  keys(chords: string): this {
    for (const chord of chords.split(" ")) this.input(keyEvent(chord));
    return this;
  }

  /** Types characters, as into a field. */
  type(text: string): this {
    for (const key of text) this.input(keyEvent(key === " " ? "space" : key));
    return this;
  }

  release(chord: string): this {
    return this.input(keyEvent(chord, "release"));
  }

  /** Lets time pass, with frames as the shell makes them while something moves. */
  wait(seconds: number, frame = 0.05): this {
    const end = this.clock + seconds;
    while (this.clock + frame < end) {
      this.clock += frame;
      this.act({ type: "tick" });
    }
    this.clock = end;
    return this.act({ type: "tick" });
  }

  pointer(action: PointerEvent["action"], at: readonly [column: number, row: number], more: PointerExtra = {}): this {
    const button = action.startsWith("wheel") ? "none" : "left";
    const [column, row] = at;
    return this.input({ type: "pointer", action, button, column, row, ctrl: false, alt: false, shift: false, ...more });
  }

  click(at: readonly [column: number, row: number], more: PointerExtra = {}): this {
    return this.pointer("down", at, more).pointer("up", at, more);
  }

  doubleClick(at: readonly [column: number, row: number], more: PointerExtra = {}): this {
    this.click(at, more);
    this.clock += 0.1;
    return this.click(at, more);
  }

  drag(from: readonly [number, number], to: readonly [number, number], more: PointerExtra = {}): this {
    this.pointer("down", from, more);
    const steps = 3;
    for (let i = 1; i <= steps; i++) {
      const column = from[0] + Math.round(((to[0] - from[0]) * i) / steps);
      const row = from[1] + Math.round(((to[1] - from[1]) * i) / steps);
      this.pointer("drag", [column, row], more);
    }
    return this.pointer("up", to, more);
  }

  /** Notes of the shown track, without their ids. */
  notes(track: number = this.state.track): Omit<Note, "id">[] {
    const list = this.state.project.tracks[track]?.notes;
    return list === undefined ? [] : Array.from(allNotes(list), ({ id: _, ...note }) => note);
  }

  /** Cell of the roll's grid where a tick and a pitch are seen; it must be in view. */
  cell(tick: number, pitch: number): [column: number, row: number] {
    const { roll } = layoutOf(this.state);
    if (roll === undefined) throw new Error("no roll is shown");
    return [columnOfTick(this.state, roll.grid, tick), rowOfPitch(this.state, roll.grid, pitch)];
  }

  notice(): string {
    return this.state.notice?.text ?? "";
  }

  /** Requests since the last call, of one kind. */
  asked<Type extends Request["type"]>(type: Type): Extract<Request, { type: Type }>[] {
    const isAsked = (request: Request): request is Extract<Request, { type: Type }> => request.type === type;
    return this.requests.splice(0).filter(isAsked);
  }
}

type PointerExtra = Partial<Pick<PointerEvent, "button" | "ctrl" | "alt" | "shift">>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** A new song with notes in its track. */
export function songWith(notes: readonly Partial<NewNote>[]): Project {
  const full = notes.map((note) => ({ start: 0, duration: 480, pitch: 60, velocity: 100, ...note }));
  return addNotes(newProject(), 0, full).project;
}
