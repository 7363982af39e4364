import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type CommandResult, command, repository } from "@side-projects/testkit";

export const iconRenderFolder: string = path.join(repository, "packages/icon-render");
const bin = path.join(iconRenderFolder, "bin/icon-render.cjs");

/** Runs the built command of this checkout. */
export function iconRender(args: string[], cwd: string, input?: string): Promise<CommandResult> {
  return command("node", [bin, ...args], { cwd, ...(input !== undefined && { input }) });
}

/** Gives the work an empty folder and removes it in the end. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "accept-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
