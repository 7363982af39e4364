import type { MessagePort } from "node:worker_threads";
import type { Cells } from "@side-projects/terminal";
import type { Look } from "../core/draw/look.ts";
import type { Failure } from "./messages.ts";

/** What the screen's thread starts with. */
export interface ScreenData {
  /** File descriptor of the terminal, which should be one that never waits. */
  readonly fd: number;
  /** Of the SharedGrid that it reads and on whose sequence it waits. */
  readonly grid: SharedArrayBuffer;
  /** Words of CONTROL. */
  readonly control: SharedArrayBuffer;
  readonly columns: number;
  readonly rows: number;
  readonly look: Look;
  readonly port: MessagePort;
}

/** Words that both threads see at once, even while one of them is in the midst of a write. */
export const CONTROL: { readonly order: 0; readonly quiet: 1; readonly words: 2 } = { order: 0, quiet: 1, words: 2 };

/** Values of the order; `quiet` is 1 once a pause or a stop is obeyed. */
export const ORDER: { readonly write: 0; readonly pause: 1; readonly stop: 2 } = { write: 0, pause: 1, stop: 2 };

export type ScreenRequest =
  | { readonly type: "overlay"; readonly cells: Cells }
  | { readonly type: "look"; readonly look: Look }
  | { readonly type: "size"; readonly columns: number; readonly rows: number };

/** What was written since the last report. */
export interface Written {
  /** With those that needed no byte, since the screen showed the same already. */
  readonly frames: number;
  readonly bytes: number;
  /** Time since the last report, or since writing began after a rest. */
  readonly seconds: number;
}

export type ScreenReport =
  | { readonly type: "written"; readonly written: Written }
  /** The terminal is gone. */
  | { readonly type: "closed" }
  | { readonly type: "failed"; readonly failure: Failure };
