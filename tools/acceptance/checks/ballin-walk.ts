import { existsSync } from "node:fs";
import path from "node:path";
import type { KeyStroke, Terminal } from "@side-projects/testkit";
import { ballsShown } from "./ballin-play.ts";

/** A game in a pty, with the recording of its commands and the files of its folder. */
export interface Session {
  readonly terminal: Terminal;
  readonly folder: string;
  /** Commands so far, a line of JSON each. */
  log(): string;
}

/** What is to be seen of a game. */
export type Seen = (session: Session) => boolean;

export type Key = string | KeyStroke;

/** One key after the other, and what is to be seen after each. */
export type Walk = readonly (readonly [key: Key, seen: Seen])[];

export function ctrl(key: string): KeyStroke {
  return { key, ctrl: true };
}

export function shift(key: string): KeyStroke {
  return { key, shift: true };
}

export function shows(text: string): Seen {
  return ({ terminal }) => terminal.screen().includes(text);
}

export function hides(text: string): Seen {
  return ({ terminal }) => !terminal.screen().includes(text);
}

export function matches(pattern: RegExp): Seen {
  return ({ terminal }) => pattern.test(terminal.screen());
}

/** A command of the recording. */
export function logged(text: string): Seen {
  return (session) => session.log().includes(text);
}

/** A file in the folder of the game. */
export function has(file: string): Seen {
  return ({ folder }) => existsSync(path.join(folder, file));
}

export function balls(count: number): Seen {
  return ({ terminal }) => ballsShown(terminal) === count;
}

export const ANYTHING: Seen = () => true;

/** A value of the game that is remembered, and that it differs from what was last remembered. */
export interface Change {
  readonly remember: Seen;
  readonly changed: Seen;
}

export function changeOf(value: (session: Session) => string): Change {
  let last = "";
  return {
    remember(session) {
      last = value(session);
      return true;
    },
    changed(session) {
      const now = value(session);
      const changed = now !== last;
      if (changed) last = now;
      return changed;
    },
  };
}
