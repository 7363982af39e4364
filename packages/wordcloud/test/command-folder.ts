import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder below which a worker puts the command that its files run. */
    commands: string;
  }
}

/** Makes the folder of the commands; it goes away with the run, since a worker may be ended without a word. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "wordcloud-command-"));
  project.provide("commands", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
