import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { INSTALLED, PEERS_FOLDER } from "../peers/peers.ts";

/**
 * `plain` asks for all of a page and renders all of it each time, `data` keeps what it read for one version of the data,
 * `parts` also what it rendered of that, as ours does.
 */
export type TwinKind = "plain" | "data" | "parts";

/** A server of the pages in a process of its own. */
export interface Viewer {
  /** Without a slash at the end. */
  readonly url: string;
  /** Bytes of memory that the process has now; 0 where the system does not tell. */
  memory(): number;
  /** The most that it ever had. */
  peak(): number;
  /** Milliseconds of a core that it has used, in steps of ten; 0 where the system does not tell. */
  work(): number;
  /** Ends the process and waits for that. */
  stop(): Promise<void>;
}

/** The command of the checkout in `root`, as it is built. */
export function startOurViewer(root: string, database: string): Promise<Viewer> {
  const bin = join(root, "apps", "top-videos-web", "bin", "top-videos-web.js");
  return started(process.execPath, [bin, "--db", database, "--port", "0", "--quiet"]);
}

/** The same pages by FastAPI and Jinja2; see peers/top_videos. */
export function startTwin(kind: TwinKind, root: string, database: string): Promise<Viewer> {
  const script = join(PEERS_FOLDER, "top_videos", "server.py");
  const manifest = join(root, "apps", "top-videos-web", "dist", "assets", "manifest.json");
  return started("python3", ["-B", script, join(INSTALLED, "py", "fastapi"), kind, database, manifest]);
}

/** Waits for the first line, which tells the port, alone or at the end of an address. */
async function started(command: string, args: readonly string[]): Promise<Viewer> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-1000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      errors += error.message;
      resolve();
    });
    child.once("close", () => resolve());
  });
  const line = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    void ended.then(() => resolve(""));
  });
  const port = /(\d+)\/?$/.exec(line)?.[1];
  if (port === undefined) {
    child.kill();
    await ended;
    throw new Error(`${command} ${args[0]} serves nothing: ${errors.trim()}`);
  }
  return viewerOf(child, `http://127.0.0.1:${port}`, ended);
}

function viewerOf(child: ChildProcess, url: string, ended: Promise<void>): Viewer {
  const status = (name: string): number => {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(processFile(child, "status"))?.[1];
    return 1024 * Number(kilobytes ?? 0);
  };
  return {
    url,
    memory: () => status("VmRSS"),
    peak: () => status("VmHWM"),
    work: () => {
      // The name of the command is in brackets and may hold anything; user and system time are the 12th and 13th after it.
      const fields = processFile(child, "stat").split(") ").at(-1)?.split(" ") ?? [];
      return 10 * (Number(fields[11] ?? 0) + Number(fields[12] ?? 0));
    },
    async stop() {
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** What Linux tells of a process; empty on other systems and once it has ended. */
function processFile({ pid }: ChildProcess, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
