import path from "node:path";
import { type CommandResult, command, repository } from "@side-projects/testkit";

const bin = path.join(repository, "packages/wordcloud/bin/wordcloud.js");

/** Runs the built command of this checkout. */
export function wordcloud(args: string[], cwd: string, input?: string | Uint8Array): Promise<CommandResult> {
  return command("node", [bin, ...args], { cwd, ...(input !== undefined && { input }) });
}

/** What `--json` printed. */
export interface Told {
  path: string;
  format: string;
  width: number;
  height: number;
  words: number;
  placed: number;
  skipped: number;
  ink: number;
  ms: Record<"count" | "layout" | "render" | "encode" | "total", number>;
}

/** @throws Error where the command failed or printed something else */
export async function told(args: string[], cwd: string, input?: string | Uint8Array): Promise<Told> {
  const { code, stdout, stderr } = await wordcloud([...args, "--json"], cwd, input);
  if (code !== 0) throw new Error(`${args.join(" ")}: ${stderr.trim()}`);
  const result: Told = JSON.parse(stdout);
  return result;
}
