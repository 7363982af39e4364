import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type CommandResult, command, repositoryEnvironment } from "./command.ts";
import { isRecord, parseRecord, stringFields } from "./record.ts";

/** A package as npm would receive it. */
export interface Tarball {
  name: string;
  version: string;
  /** Absolute path of the .tgz file. */
  file: string;
  /** Size of the .tgz file in bytes. */
  bytes: number;
  /** Paths inside the package. */
  files: string[];
}

/** A tarball installed alone. */
export interface Installation {
  /** The folder that has only this package, where `node` resolves it by name. */
  folder: string;
  /** Commands of the package: name to absolute path of the script. */
  commands: Record<string, string>;
  /** Its packed package.json, publishConfig applied. */
  manifest: Record<string, unknown>;
}

/**
 * Packs a workspace package that has been built.
 *
 * @param source folder of the package
 * @param target folder for the .tgz file, made when missing
 * @throws Error with pnpm's output when packing fails
 */
export async function packTarball(source: string, target: string): Promise<Tarball> {
  mkdirSync(target, { recursive: true });
  const result = await command("pnpm", ["pack", "--json", "--pack-destination", target], { cwd: source });
  demand(result, `pnpm pack in ${source}`);
  const packed = parseRecord(result.stdout);
  const { name = "", version = "", filename = "" } = stringFields(packed);
  const listed = Array.isArray(packed.files) ? packed.files : [];
  const files = listed.map((entry) => stringFields(entry).path ?? "").filter(Boolean);
  const file = path.resolve(target, filename);
  return { name, version, file, bytes: statSync(file).size, files };
}

/**
 * Installs a tarball into an empty folder with npm, as a user would, without its optional dependencies.
 *
 * @throws Error with npm's output when the install fails
 */
export async function installTarball(tarball: Tarball, folder: string): Promise<Installation> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), `{ "name": "empty", "private": true, "type": "module" }\n`);
  const flags = ["--omit=optional", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  demand(await command("npm", ["install", ...flags, tarball.file], { cwd: folder }), `npm install ${tarball.name}`);
  const home = path.join(folder, "node_modules", ...tarball.name.split("/"));
  const manifest = parseRecord(readFileSync(path.join(home, "package.json"), "utf8"));
  const bins = isRecord(manifest.bin) ? stringFields(manifest.bin) : {};
  const commands: Record<string, string> = {};
  for (const [name, script] of Object.entries(bins)) commands[name] = path.join(home, script);
  return { folder, commands, manifest };
}

/** Runs one of the installed commands on the repository's Node, in the folder of the installation. */
export function runInstalled(installation: Installation, name: string, args: string[]): Promise<CommandResult> {
  const script = installation.commands[name] ?? name;
  return command("node", [script, ...args], { cwd: installation.folder, env: repositoryEnvironment() });
}

function demand(result: CommandResult, what: string): void {
  if (result.code !== 0) throw new Error(`${what} ended with code ${result.code}\n${result.stdout}${result.stderr}`);
}
