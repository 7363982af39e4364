import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { AcceptanceLine, AcceptanceRun, CheckedLine } from "./line.ts";

/** Folder of the lists, of `results/` and of this program. */
export const home: string = path.resolve(import.meta.dirname, "..");

/** Names of the packages that have a list. */
export function listedPackages(folder: string = home): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "vitest.config.ts");
  return files.map((file) => path.parse(file).name).sort();
}

/**
 * The acceptance list of a package: `lines` of `tools/acceptance/<package>.ts`.
 *
 * @throws RangeError when the package has none
 */
export async function loadLines(name: string): Promise<readonly AcceptanceLine[]> {
  const known = listedPackages();
  if (!known.includes(name))
    throw new RangeError(`${name} has no acceptance list; there is ${known.join(", ") || "none yet"}`);
  const { lines }: { lines: readonly AcceptanceLine[] } = await import(
    pathToFileURL(path.join(home, `${name}.ts`)).href
  );
  return lines;
}

/** Stores a run, keeping what is known of lines that were not run; the runs of all packages. */
export function storeRun(run: AcceptanceRun, folder: string = path.join(home, "results")): AcceptanceRun[] {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${run.package}.json`);
  const earlier = existsSync(file) ? readRun(file).lines : [];
  writeFileSync(file, `${JSON.stringify({ ...run, lines: merge(earlier, run.lines) }, null, 2)}\n`);
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => readRun(path.join(folder, name)));
}

function readRun(file: string): AcceptanceRun {
  return JSON.parse(readFileSync(file, "utf8"));
}

function merge(earlier: readonly CheckedLine[], later: readonly CheckedLine[]): CheckedLine[] {
  const kept = earlier.filter((line) => !later.some((fresh) => fresh.id === line.id));
  return [...kept, ...later].sort((a, b) => a.id - b.id);
}
