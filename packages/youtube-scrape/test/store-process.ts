import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export interface Other {
  /** Lets it do its act; what it reports. */
  act(): Promise<unknown>;
  /** Ends it as `kill -9` does, and waits until the system has cleaned up after it. */
  kill(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL("store-child.ts", import.meta.url));

/** Another process, ready to do one of the acts of store-child.ts. */
export async function otherProcess(what: string, path: string): Promise<Other> {
  const child = fork(PROGRAM, [what, path], { execArgv: [] });
  const kill = () => end(child);
  onTestFinished(kill);
  await report(child);
  return {
    act: () => {
      const answer = report(child);
      child.send("go");
      return answer;
    },
    kill,
  };
}

/** Starts another process and lets it do its act. */
export async function inOtherProcess(what: string, path: string): Promise<Other & { report: unknown }> {
  const other = await otherProcess(what, path);
  return { ...other, report: await other.act() };
}

async function report(child: ChildProcess): Promise<unknown> {
  const [message] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code, signal]) => [`ended with ${code ?? signal}`]),
  ]);
  return message;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
