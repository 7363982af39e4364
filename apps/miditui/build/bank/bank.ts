import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Patch } from "./patch.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const cache = fileURLToPath(new URL("../../node_modules/.cache/bank/", import.meta.url));

/** What measures and draws the bank; no byte of it depends on that. */
const BESIDE: readonly string[] = ["bank.ts", "check.ts", "draw.ts", "measure"];

/** A patch of the bank without its sound. */
export type Program = Pick<Patch, "program" | "name" | "drums" | "range">;

/** Our own bank as a SoundFont 2. Made once: as long as its sources are the same, it comes from the cache. */
export async function ownBank(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(readFileSync((await made()).bank));
}

/** The patches that `ownBank` is made of, in order of their numbers, the drums last. */
export async function ownPrograms(): Promise<readonly Program[]> {
  return JSON.parse(readFileSync((await made()).programs, "utf8"));
}

/** The files of the cache, which are there when it returns. */
async function made(): Promise<{ readonly bank: string; readonly programs: string }> {
  const name = sourcesHash();
  const files = { bank: join(cache, `${name}.sf2`), programs: join(cache, `${name}.json`) };
  if (existsSync(files.bank)) return files;
  const { loadKit, loadPatches } = await import("./patches.ts");
  const { writeBank } = await import("./write-bank.ts");
  const patches = [...(await loadPatches()), await loadKit()];
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const programs = patches.map(({ program, name: called, drums, range }) => ({ program, name: called, drums, range }));
  // The bank last: it tells that all is there.
  place(files.programs, JSON.stringify(programs));
  place(files.bank, writeBank(patches));
  return files;
}

function place(file: string, content: string | Uint8Array): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, content);
  renameSync(aside, file);
}

/** Sine and power are the engine's, so its version is part of what the bytes depend on. */
function sourcesHash(): string {
  const hash = createHash("sha256").update(process.versions.v8);
  hash.update(readFileSync(createRequire(import.meta.url).resolve("spessasynth_core")));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !BESIDE.includes(file.split(/[\\/]/)[0] ?? ""))
    .sort();
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 32);
}
