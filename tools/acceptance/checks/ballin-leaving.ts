import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Exit, Terminal } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { playing } from "./ballin-play.ts";
import { inFolder } from "./command.ts";

interface Way {
  readonly name: string;
  readonly leave: (terminal: Terminal) => void;
  readonly ends: (exit: Exit) => boolean;
  /** Loaded by every thread of the program before its own code. */
  readonly preload?: string;
}

const byCode = (code: number) => (exit: Exit) => exit.code === code && exit.signal === undefined;
const bySignal = (name: string, code: number) => (exit: Exit) => exit.signal === name || exit.code === code;

/** In the thread that has `has` in its file, the nth call of a function throws. */
function thrower(has: string, owner: string, name: string, call: number): string {
  return `import threads from "node:worker_threads";
    const owner = ${owner};
    const original = owner.${name};
    let calls = 0;
    if (!threads.isMainThread) {
      owner.${name} = function (...args) {
        const inIt = new Error().stack.includes(${JSON.stringify(has)});
        if (inIt && ++calls === ${call}) throw new TypeError("thrown by the check");
        return original.apply(this, args);
      };
    }`;
}

const WAYS: readonly Way[] = [
  { name: "q", leave: (t) => t.press("q"), ends: byCode(0) },
  { name: "Ctrl+C", leave: (t) => t.press({ key: "c", ctrl: true }), ends: byCode(0) },
  { name: "SIGTERM", leave: (t) => t.kill("SIGTERM"), ends: bySignal("SIGTERM", 143) },
  { name: "SIGHUP", leave: (t) => t.kill("SIGHUP"), ends: bySignal("SIGHUP", 129) },
  { name: "SIGINT", leave: (t) => t.kill("SIGINT"), ends: bySignal("SIGINT", 130) },
  {
    name: "a throw in the physics thread",
    leave: () => {},
    ends: byCode(70),
    preload: thrower("physics-worker", "Atomics", "wait", 40),
  },
  {
    name: "a throw in the screen thread",
    leave: () => {},
    ends: byCode(70),
    preload: thrower("screen-worker", "Atomics", "wait", 40),
  },
];

/** Every way out of the app leaves the terminal as it was. */
export async function leavingFindings(quick: boolean): Promise<Finding[]> {
  const wrong: string[] = [];
  const keyboards = quick ? [true] : [true, false];
  for (const kitty of keyboards) {
    for (const way of WAYS) {
      const found = await left(way, kitty);
      if (found !== undefined) wrong.push(`${way.name}: ${found}`);
    }
    const closed = await afterClosing(kitty);
    if (closed !== undefined) wrong.push(`a closed terminal: ${closed}`);
  }
  return [allOf("ways out that end as they should with every mode off", keyboards.length * (WAYS.length + 1), wrong)];
}

function left({ leave, ends, preload }: Way, kitty: boolean): Promise<string | undefined> {
  return inFolder((folder) => {
    const file = path.join(folder, "preload.mjs");
    if (preload !== undefined) writeFileSync(file, preload);
    const env = preload === undefined ? {} : { NODE_OPTIONS: `--import=${file}` };
    return playing({ args: ["--balls", "300"], kitty, env }, async (terminal) => {
      await settledModes(terminal, preload !== undefined);
      leave(terminal);
      const exit = await within(terminal.exited, 30_000);
      if (exit === undefined) return "it goes on";
      const modes = terminal.leftModes();
      if (modes.length > 0) return `left on: ${modes.join(" ")}`;
      return ends(exit) ? undefined : `ended with ${exit.signal ?? exit.code}`;
    });
  });
}

/** The modes that the app is going to set are set, unless it is already on its way out. */
async function settledModes(terminal: Terminal, ending: boolean): Promise<void> {
  if (ending) return;
  await terminal.until((t) => t.hasMode(1049) && t.hasMode(1006));
}

/** The window is closed: nobody is left to see modes, but the process must not stay. */
function afterClosing(kitty: boolean): Promise<string | undefined> {
  return playing({ args: ["--balls", "300"], kitty }, async (terminal) => {
    terminal.close();
    for (let waited = 0; waited < 300; waited++) {
      if (!isAlive(terminal.pid)) return undefined;
      await pause(100);
    }
    return "the process stays";
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

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const given = new AbortController();
  try {
    return await Promise.race([promise, pause(milliseconds, undefined, { signal: given.signal })]);
  } finally {
    given.abort();
  }
}
