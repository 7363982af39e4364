import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openTerminal, type Terminal, type TerminalOptions } from "@side-projects/testkit";
import { BALLIN } from "./ballin-command.ts";

export interface PlayOptions extends TerminalOptions {
  /** Of the command. */
  readonly args?: readonly string[];
}

/** Plays in a real pty, in a folder of its own unless one is given, and ends it whatever happens. */
export async function playing<T>(options: PlayOptions, work: (terminal: Terminal) => Promise<T>): Promise<T> {
  const { args = [], cwd = mkdtempSync(path.join(tmpdir(), "ballin-play-")), ...rest } = options;
  const terminal = openTerminal([process.execPath, BALLIN, ...args], { ...rest, cwd });
  try {
    await terminal.until(({ screen }) => /Balls: \d/.test(screen()));
    return await work(terminal);
  } finally {
    await terminal.stop();
    if (options.cwd === undefined) rmSync(cwd, { recursive: true, force: true });
  }
}

/** What the status row says of the number of balls. */
export function ballsShown({ screen }: Terminal): number {
  return Number(/Balls: ([\d,]+)/.exec(screen())?.[1]?.replaceAll(",", "") ?? Number.NaN);
}

export function atRest({ screen }: Terminal): boolean {
  return screen().includes("at rest");
}
