import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type ArchiveOptions, openArchive } from "../../src/archive/open.ts";
import type { Archive } from "../../src/core/archive.ts";
import { type World, writeWorld } from "./database.ts";

/** Path of a database that is not there yet, in a folder that goes when the test is over. */
export function scratchPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "top-videos-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "a.db");
}

/** A new database of a world. */
export function pathOf(world: World): string {
  const path = scratchPath();
  writeWorld(path, world);
  return path;
}

/** Opens a database until the test is over. */
export function archiveAt(path: string, options: ArchiveOptions = {}): Archive {
  const archive = openArchive(path, options);
  onTestFinished(() => archive.close());
  return archive;
}
