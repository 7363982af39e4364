import path from "node:path";
import { type CommandOptions, type CommandResult, command, repository } from "@side-projects/testkit";

export const BALLIN: string = path.join(repository, "apps/ballin/bin/ballin.js");

/** The built command, without a terminal. */
export function ballin(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return command(process.execPath, [BALLIN, ...args], options);
}

/** The same on another version of Node, which npx brings. @throws Error where another one ran */
export async function ballinOn(version: number, args: readonly string[]): Promise<CommandResult> {
  const npx = ["-y", "-p", `node@${version}`, "--", "node"];
  const { stdout: ran } = await command("npx", [...npx, "--version"]);
  if (!ran.startsWith(`v${version}.`)) throw new Error(`asked for Node ${version}, got ${ran.trim()}`);
  return command("npx", [...npx, BALLIN, ...args], { timeout: 600_000 });
}
