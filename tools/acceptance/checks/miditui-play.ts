import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openTerminal, repository, type Terminal, type TerminalOptions } from "@side-projects/testkit";

/** The file that a user's `miditui` runs. */
export const MIDITUI: string = path.join(repository, "apps/miditui/bin/miditui.js");

export interface ComposeOptions extends TerminalOptions {
  /** Of the command. */
  readonly args?: readonly string[];
  /** Where unsaved work is kept. @default a folder that goes with the session */
  readonly state?: string;
}

/** Composes in a real pty, in a folder of its own unless one is given, and ends it whatever happens. */
export async function composing<T>(options: ComposeOptions, work: (terminal: Terminal) => Promise<T>): Promise<T> {
  const { args = [], cwd, state, env, ...rest } = options;
  const own = mkdtempSync(path.join(tmpdir(), "miditui-play-"));
  // A person's terminal has no say in how fast a test is: sound goes nowhere unless a check is about it.
  const settings = { MIDITUI_STATE_DIR: state ?? path.join(own, "state"), MIDITUI_AUDIO: "null", ...env };
  const terminal = openTerminal([process.execPath, MIDITUI, ...args], { ...rest, cwd: cwd ?? own, env: settings });
  try {
    await terminal.until(({ screen }) => screen().includes("Keyboard (Octave"), { seconds: 60 });
    return await work(terminal);
  } finally {
    await terminal.stop();
    rmSync(own, { recursive: true, force: true });
  }
}
