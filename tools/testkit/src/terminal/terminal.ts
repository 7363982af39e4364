import { constants, tmpdir } from "node:os";
import path from "node:path";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { repository, repositoryEnvironment } from "../command.ts";
import { encodeKey, type KeyStroke } from "./keyboard.ts";
import { type Modes, watchModes } from "./modes.ts";
import { encodePointer, type PointerAction, type PointerOptions } from "./pointer.ts";
import { cellOf, rowsOf, type ScreenCell } from "./screen.ts";
import { createTap } from "./tap.ts";

export interface TerminalOptions {
  /** @default 80 */
  columns?: number;
  /** @default 24 */
  rows?: number;
  /** Working directory. @default the repository */
  cwd?: string;
  /** Added to an environment of xterm-256color with true colour; undefined takes a variable out. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Whether the terminal knows the kitty keyboard protocol. @default false */
  kitty?: boolean;
  /** Whether it answers questions at all (DA1, DECRQM, `CSI ? u`, `CSI 16 t`). @default true */
  answers?: boolean;
  /** Size of a cell in pixels, told to whoever asks. @default not told, as in many terminals */
  cell?: { readonly width: number; readonly height: number };
}

export interface Exit {
  /** Exit code; 0 where a signal ended the program. */
  readonly code: number;
  /** Name of the signal that ended it. */
  readonly signal: string | undefined;
}

export interface HoldOptions {
  /** Between the press and the release. */
  milliseconds: number;
  /** Until the first repeat, in milliseconds. @default 500 */
  repeatDelay?: number;
  /** Between repeats, in milliseconds. @default 30 */
  repeatInterval?: number;
}

/** A program in a real pty, and a terminal that shows what it writes. */
export interface Terminal {
  /** Of the program. */
  readonly pid: number;
  /** Settles when the program has ended and all it wrote is on the screen. */
  readonly exited: Promise<Exit>;
  /** Rows of the screen from the top, joined by line ends, without blanks at the ends of rows. */
  screen(): string;
  /** One row of it, from 0. */
  row(row: number): string;
  /** @throws RangeError outside the screen */
  cell(column: number, row: number): ScreenCell;
  /** All bytes that the program wrote. */
  raw(): Buffer;
  /** How many those are. */
  readonly received: number;
  /** What is still switched on, by the bytes so far: "?1049h", "?25l", ">15u"; empty after a clean end. */
  leftModes(): string[];
  /** Whether a DEC private mode is on. */
  hasMode(mode: number): boolean;
  /** Flags of the kitty keyboard protocol in force; 0 on a terminal that does not know it. */
  kittyFlags(): number;
  /** Sends text or bytes as they are. */
  send(input: string | Uint8Array): void;
  /** Presses keys one after another and lets go of each; a string is one key: "a", "!", "escape". */
  press(...keys: readonly (string | KeyStroke)[]): void;
  /** Holds a key as a person and a keyboard do: repeats, and a release where the program asked for those. */
  hold(key: string | KeyStroke, options: HoldOptions): Promise<void>;
  /** A report of the mouse at a cell from 0, if the program asked for such. */
  pointer(action: PointerAction, column: number, row: number, options?: PointerOptions): void;
  /** Presses and lets go of a button. */
  click(column: number, row: number, options?: PointerOptions): void;
  /** Pastes text, in brackets if the program asked for those. */
  paste(text: string): void;
  /** Gives or takes the keyboard, told if the program asked for it. */
  focus(focused: boolean): void;
  resize(columns: number, rows: number): void;
  /**
   * Waits until the condition holds, which is looked at whenever something was written.
   *
   * @throws Error with the screen when it does not within so many seconds (20), or the program ends first
   */
  until(condition: (terminal: Terminal) => boolean, options?: { seconds?: number }): Promise<void>;
  /** Reads no faster than this; 0 stops reading, Infinity is as fast as can be, as at first. */
  throttle(options: { bytesPerSecond: number }): void;
  /** @param signal such as "SIGTERM" */
  kill(signal: string): void;
  /** Closes the terminal while the program runs, as its window's cross does. */
  close(): void;
  /** Ends the program at once, if it still runs, and waits for it: for the end of a test. */
  stop(): Promise<void>;
}

/**
 * Starts a program in a pty of its own.
 *
 * @param command the program and its arguments; node is `process.execPath`
 */
export function openTerminal(command: readonly string[], options: TerminalOptions = {}): Terminal {
  const { columns = 80, rows = 24, cwd = repository, kitty = false, answers = true } = options;
  const shown = new xterm.Terminal({
    cols: columns,
    rows,
    scrollback: 0,
    allowProposedApi: true,
    windowOptions: { getCellSizePixels: true },
  });
  const [program = "", ...programArguments] = command;
  const settings = { cols: columns, rows, cwd, env: environment(options.env), encoding: null };
  const pty = spawn(program, programArguments, settings);
  const writer: { write(data: string | Uint8Array): void } = pty;
  let running = true;

  const send = (input: string | Uint8Array): void => {
    if (running && input.length > 0) writer.write(input);
  };
  const answer = (text: string): void => {
    if (answers) send(text);
  };
  shown.onData(answer);
  const modes = watchModes(shown, { known: kitty, answer });
  answerCellSize(shown, options, answer);

  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watcher of watchers) watcher();
  };
  const tap = createTap(pty, (bytes) => shown.write(bytes, look));

  const exited = new Promise<Exit>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      running = false;
      shown.write("", () => {
        resolve({ code: exitCode, signal: signalName(signal) });
        look();
      });
    });
  });

  const pixels = (): TerminalOptions["cell"] => (modes.has(1016) ? options.cell : undefined);
  const terminal: Terminal = {
    pid: pty.pid,
    exited,
    screen: () => rowsOf(shown).join("\n"),
    row: (row) => rowsOf(shown)[row] ?? "",
    cell: (column, row) => cellOf(shown, column, row),
    raw: () => tap.all(),
    get received() {
      return tap.received();
    },
    leftModes: modes.left,
    hasMode: modes.has,
    kittyFlags: modes.kittyFlags,
    send,
    press(...keys) {
      for (const key of keys) {
        send(encodeKey(strokeOf(key), "press", modes.kittyFlags()));
        send(encodeKey(strokeOf(key), "release", modes.kittyFlags()));
      }
    },
    hold: (key, held) =>
      hold(strokeOf(key), held, (stroke, action) => send(encodeKey(stroke, action, modes.kittyFlags()))),
    pointer(action, column, row, pointerOptions = {}) {
      if (wanted(modes, action)) send(encodePointer(action, { column, row }, pointerOptions, pixels()));
    },
    click(column, row, pointerOptions) {
      terminal.pointer("down", column, row, pointerOptions);
      terminal.pointer("up", column, row, pointerOptions);
    },
    paste: (text) => send(modes.has(2004) ? `\x1b[200~${text}\x1b[201~` : text),
    focus: (focused) => send(modes.has(1004) ? `\x1b[${focused ? "I" : "O"}` : ""),
    resize(nextColumns, nextRows) {
      shown.resize(nextColumns, nextRows);
      pty.resize(nextColumns, nextRows);
    },
    until(condition, { seconds = 20 } = {}) {
      return new Promise((resolve, reject) => {
        const end = (): void => {
          watchers.delete(check);
          clearTimeout(deadline);
        };
        const fail = (why: string): void => {
          end();
          reject(new Error(`${why}; the condition was ${condition}; the screen is\n${terminal.screen()}`));
        };
        const check = (): void => {
          if (condition(terminal)) {
            end();
            resolve();
          } else if (!running) fail("the program has ended");
        };
        const deadline = setTimeout(() => fail(`waited ${seconds} s`), seconds * 1000);
        watchers.add(check);
        check();
      });
    },
    throttle: ({ bytesPerSecond }) => tap.setPace(bytesPerSecond),
    kill: (signal) => pty.kill(signal),
    close() {
      if ("destroy" in pty && typeof pty.destroy === "function") pty.destroy();
    },
    async stop() {
      tap.setPace(Number.POSITIVE_INFINITY);
      if (running) pty.kill("SIGKILL");
      await exited;
      shown.dispose();
    },
  };
  return terminal;
}

function strokeOf(key: string | KeyStroke): KeyStroke {
  return typeof key === "string" ? { key } : key;
}

/** The environment of a person's terminal: nothing of the test runner or of a terminal around it. */
function environment(changes: TerminalOptions["env"] = {}): Record<string, string> {
  const { NO_COLOR, FORCE_COLOR, CI, NODE_ENV, NODE_OPTIONS, VITEST, TMUX, STY, COLUMNS, LINES, ...kept } =
    repositoryEnvironment();
  // Sources are stripped of their types once, not in every program: half of its start.
  const cache = path.join(tmpdir(), "testkit-terminal-compile-cache");
  const usual = { TERM: "xterm-256color", COLORTERM: "truecolor", LANG: "C.UTF-8", NODE_COMPILE_CACHE: cache };
  const all = { ...kept, ...usual, ...changes };
  const set = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(set);
}

function signalName(number: number | undefined): string | undefined {
  if (number === undefined || number === 0) return undefined;
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}

function answerCellSize(shown: xterm.Terminal, options: TerminalOptions, answer: (text: string) => void): void {
  const { cell } = options;
  if (cell === undefined) return;
  shown.parser.registerCsiHandler({ final: "t" }, (parameters) => {
    if (parameters[0] !== 16) return false;
    answer(`\x1b[6;${cell.height};${cell.width}t`);
    return true;
  });
}

/** Whether the program asked for reports of this kind, in the form that is sent. */
function wanted(modes: Modes, action: PointerAction): boolean {
  if (!modes.has(1006) && !modes.has(1016)) return false;
  if (action === "move") return modes.has(1003);
  if (action === "drag") return modes.has(1002) || modes.has(1003);
  return modes.has(1000) || modes.has(1002) || modes.has(1003);
}

async function hold(
  stroke: KeyStroke,
  { milliseconds, repeatDelay = 500, repeatInterval = 30 }: HoldOptions,
  act: (stroke: KeyStroke, action: "press" | "repeat" | "release") => void,
): Promise<void> {
  const begin = performance.now();
  // Times count from the press, so that late timers do not add up.
  const reach = (time: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, Math.max(0, begin + time - performance.now())));
  act(stroke, "press");
  for (let due = repeatDelay; due < milliseconds; due += repeatInterval) {
    await reach(due);
    act(stroke, "repeat");
  }
  await reach(milliseconds);
  act(stroke, "release");
}
