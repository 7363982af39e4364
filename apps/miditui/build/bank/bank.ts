import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const cache = fileURLToPath(new URL("../../node_modules/.cache/bank/", import.meta.url));

/** What measures and draws the bank; no byte of it depends on that. */
const BESIDE: readonly string[] = ["check.ts", "draw.ts", "measure"];

/** Bytes that our bank may have. */
export const BANK_LIMIT = 8_000_000;

/**
 * Our own bank as a SoundFont 2. Made once: as long as its sources are the same, it comes from the cache.
 *
 * @throws Error where it has over BANK_LIMIT bytes
 */
export async function ownBank(): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(cache, `${sourcesHash()}.sf2`);
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  const { loadKit, loadPatches } = await import("./patches.ts");
  const { writeBank } = await import("./write-bank.ts");
  const bytes = writeBank([...(await loadPatches()), await loadKit()]);
  if (bytes.length > BANK_LIMIT) throw new Error(`the bank has ${bytes.length} bytes, over its ${BANK_LIMIT}`);
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, bytes);
  renameSync(aside, file);
  return bytes;
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
