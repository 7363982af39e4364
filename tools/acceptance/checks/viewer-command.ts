import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type CommandResult, openBrowser, repository, repositoryEnvironment } from "@side-projects/testkit";
import type { Browser } from "../../../apps/top-videos-web/test/browser/visit.ts";

const bin = path.join(repository, "apps/top-videos-web/bin/top-videos-web.js");

export interface ViewerOptions {
  /** Arguments but for --db and --port. */
  readonly args?: readonly string[];
  /** 0 for any that is free. @default 0 */
  readonly port?: number;
  readonly cwd?: string;
  /** Milliseconds after which it is killed. @default 3600000 */
  readonly timeout?: number;
}

/** The built command, serving a database on loopback. */
export interface Viewer {
  /** As printed, with a slash at its end. */
  readonly address: string;
  readonly port: number;
  readonly pid: number;
  /** All that it has said on stderr until now. */
  complaints(): string;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<CommandResult>;
}

interface Started {
  readonly child: ChildProcess;
  readonly texts: { stdout: string; stderr: string };
  readonly ended: Promise<CommandResult>;
}

function start(args: readonly string[], { cwd, timeout = 3_600_000 }: ViewerOptions): Started {
  const env = Object.fromEntries(
    Object.entries(repositoryEnvironment()).filter(([name]) => !/^(NODE_|FORCE_)/.test(name)),
  );
  const child = spawn(process.execPath, [bin, ...args], {
    ...(cwd !== undefined && { cwd }),
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout,
    killSignal: "SIGKILL",
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  }
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 137, ...texts }));
  });
  return { child, texts, ended };
}

/** Runs the built command to its end. */
export function viewer(args: readonly string[], options: ViewerOptions = {}): Promise<CommandResult> {
  return start(args, { timeout: 60_000, ...options }).ended;
}

/**
 * Starts the built command on a database and waits until it listens.
 *
 * @throws Error where it ends instead, with what it said
 */
export async function startViewer(database: string, options: ViewerOptions = {}): Promise<Viewer> {
  const { args = [], port: wanted = 0 } = options;
  const { child, texts, ended } = start(["--db", database, "--port", String(wanted), ...args], options);
  while (!texts.stdout.includes("\n")) {
    if (child.exitCode !== null) throw new Error(`the viewer ended: ${(await ended).stderr}`);
    await delay(10);
  }
  const address = /http:\/\/\S+/.exec(texts.stdout)?.[0] ?? "";
  return {
    address,
    port: Number(new URL(address).port),
    pid: child.pid ?? 0,
    complaints: () => texts.stderr,
    async stop() {
      child.kill("SIGINT");
      const killer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      if (child.exitCode === null && child.signalCode === null) await once(child, "close");
      clearTimeout(killer);
      return ended;
    },
  };
}

/** Gives the work a viewer of a database and ends it. */
export async function withViewer<T>(
  database: string,
  work: (viewer: Viewer) => Promise<T>,
  options: ViewerOptions = {},
): Promise<T> {
  const running = await startViewer(database, options);
  try {
    return await work(running);
  } finally {
    await running.stop();
  }
}

/** Gives the work a browser and closes it. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await openBrowser();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
