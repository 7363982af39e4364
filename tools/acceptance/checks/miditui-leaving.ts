import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Exit, openTerminal, type Terminal } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { composing, MIDITUI } from "./miditui-play.ts";

interface Way {
  readonly name: string;
  readonly leave: (terminal: Terminal) => void;
  readonly ends: (exit: Exit) => boolean;
  /** Loaded before the program's own code. */
  readonly preload?: string;
}

const byCode = (code: number) => (exit: Exit) => exit.code === code && exit.signal === undefined;
const bySignal = (name: string, code: number) => (exit: Exit) => exit.signal === name || exit.code === code;

/** What is thrown when a file says so, once the screen is there. */
function thrower(how: string): string {
  return `import { existsSync } from "node:fs";
    const timer = setInterval(() => {
      if (!existsSync("throw-now")) return;
      clearInterval(timer);
      ${how};
    }, 50);
    timer.unref();`;
}

const WAYS: readonly Way[] = [
  { name: "q", leave: (t) => t.press("q"), ends: byCode(0) },
  { name: "Ctrl+C", leave: (t) => t.press({ key: "c", ctrl: true }), ends: byCode(0) },
  { name: "Ctrl+Q", leave: (t) => t.press({ key: "q", ctrl: true }), ends: byCode(0) },
  { name: "SIGTERM", leave: (t) => t.kill("SIGTERM"), ends: bySignal("SIGTERM", 143) },
  { name: "SIGHUP", leave: (t) => t.kill("SIGHUP"), ends: bySignal("SIGHUP", 129) },
  { name: "SIGINT", leave: (t) => t.kill("SIGINT"), ends: bySignal("SIGINT", 130) },
  {
    name: "a throw",
    leave: () => {},
    ends: byCode(70),
    preload: thrower('throw new TypeError("thrown by the check")'),
  },
  {
    name: "a promise that nobody awaits",
    leave: () => {},
    ends: byCode(70),
    preload: thrower('Promise.reject(new TypeError("thrown by the check"))'),
  },
];

/** Every way out gives the terminal back and keeps the song: a note that was just made is in the state folder. */
export async function leavingFindings(quick: boolean): Promise<Finding[]> {
  const wrong: string[] = [];
  const keyboards = quick ? [true] : [true, false];
  const ways = quick ? WAYS.filter(({ name }) => /^(Ctrl\+C|SIGHUP|a throw)$/.test(name)) : WAYS;
  for (const kitty of keyboards) {
    for (const way of ways) {
      const found = await left(way, kitty).catch((error: unknown) => String(error));
      if (found !== undefined) wrong.push(`${way.name}: ${found}`);
    }
    const closed = await afterClosing(kitty).catch((error: unknown) => String(error));
    if (closed !== undefined) wrong.push(`a closed terminal: ${closed}`);
    const shell = quick ? undefined : await throughShell(kitty).catch((error: unknown) => String(error));
    if (shell !== undefined) wrong.push(`Ctrl+B and fg in a shell: ${shell}`);
  }
  const count = keyboards.length * (ways.length + (quick ? 1 : 2));
  return [allOf("ways out with every mode off and the last note kept", count, wrong)];
}

function left({ leave, ends, preload }: Way, kitty: boolean): Promise<string | undefined> {
  return inFolder((folder) => {
    const file = path.join(folder, "preload.mjs");
    const state = path.join(folder, "state");
    if (preload !== undefined) writeFileSync(file, preload);
    const env = preload === undefined ? {} : { NODE_OPTIONS: `--import=${file}` };
    return composing({ args: ["--new"], cwd: folder, state, kitty, env }, async (terminal) => {
      terminal.press("n");
      await terminal.until((t) => t.hasMode(1049) && t.hasMode(1006) && t.screen().includes("Added"));
      writeFileSync(path.join(folder, "throw-now"), "");
      leave(terminal);
      const exit = await Promise.race([terminal.exited, pause(30_000, undefined, { ref: false })]);
      if (exit === undefined) return "it goes on";
      const modes = terminal.leftModes();
      if (modes.length > 0) return `left on: ${modes.join(" ")}`;
      if (!ends(exit)) return `ended with ${exit.signal ?? exit.code}`;
      return keptIn(state);
    });
  });
}

function keptIn(state: string): string | undefined {
  const journals = existsSync(state) ? readdirSync(state).filter((name) => name.endsWith(".journal")) : [];
  return journals.length === 1 ? undefined : `${journals.length} songs are kept`;
}

/** The window is closed: nobody is left to see modes, but the process must not stay, and the song must. */
function afterClosing(kitty: boolean): Promise<string | undefined> {
  return inFolder((folder) => {
    const state = path.join(folder, "state");
    return composing({ args: ["--new"], cwd: folder, state, kitty }, async (terminal) => {
      terminal.press("n");
      await terminal.until((t) => t.screen().includes("Added"));
      terminal.close();
      for (let waited = 0; waited < 300; waited++) {
        if (!isAlive(terminal.pid)) return keptIn(state);
        await pause(100);
      }
      return "the process stays";
    });
  });
}

/** A shell with job control: the app goes to the background, comes back as it was, and quits. */
function throughShell(kitty: boolean): Promise<string | undefined> {
  return inFolder(async (folder) => {
    const env = { MIDITUI_STATE_DIR: path.join(folder, "state"), PS1: "ready> ", PS0: "" };
    const terminal = openTerminal(["bash", "--norc", "--noprofile", "-i"], { cwd: folder, env, kitty });
    try {
      await terminal.until((t) => t.screen().includes("ready>"));
      terminal.send(`"${process.execPath}" "${MIDITUI}" --new\r`);
      await terminal.until((t) => t.hasMode(1049) && t.screen().includes("Keyboard (Octave"));
      terminal.press("n", { key: "b", ctrl: true });
      await terminal.until((t) => !t.hasMode(1049) && t.screen().includes("Stopped"));
      // The shell's own mode for pasted text is on while it asks.
      const modes = terminal.leftModes().filter((mode) => mode !== "?2004h");
      if (modes.length > 0) return `left on in the shell: ${modes.join(" ")}`;
      terminal.send("fg\r");
      await terminal.until((t) => t.hasMode(1049) && t.screen().includes("(changed)"));
      terminal.press("q");
      await terminal.until((t) => !t.hasMode(1049) && t.screen().includes("unsaved changes, which are kept"));
      const after = terminal.leftModes().filter((mode) => mode !== "?2004h");
      return after.length > 0 ? `left on: ${after.join(" ")}` : undefined;
    } finally {
      await terminal.stop();
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // Ended and not yet waited for by this process, whose child it is.
  const stat = `/proc/${pid}/stat`;
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, "utf8"));
}
