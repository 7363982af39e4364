import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { onTestFinished } from "vitest";
import { buildApp } from "../src/app/app.ts";
import { type Assets, loadAssets } from "../src/app/assets.ts";
import type { AppOptions } from "../src/app/options.ts";
import type { FakeArchive } from "./fake-archive.ts";
import { fakeArchive, fakeChannel, fakeVideo } from "./fake-archive.ts";

/** Assets as the build leaves them, with one line in each file. */
export function assetsUnderTest(): Assets {
  const folder = mkdtempSync(join(tmpdir(), "assets-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const urls: Record<string, string> = {};
  for (const [name, file] of Object.entries({
    style: "style-0a.css",
    htmx: "htmx-0b.js",
    client: "client-0c.js",
    font: "font-0d.woff2",
    icon: "icon-0e.svg",
  })) {
    urls[name] = `/assets/${file}`;
    writeFileSync(join(folder, file), `plain ${name}`);
    writeFileSync(join(folder, `${file}.br`), `br ${name}`);
  }
  writeFileSync(join(folder, "notes.txt"), "left there by mistake");
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(urls));
  return loadAssets(folder);
}

export interface AppUnderTest {
  readonly app: FastifyInstance;
  readonly archive: FakeArchive;
  /** What was logged. */
  readonly errors: unknown[];
}

/** A viewer of one channel `UC1` with twelve videos, unless told otherwise; closed when the test ends. */
export async function appUnderTest(
  options: Partial<AppOptions> & { archive?: FakeArchive } = {},
): Promise<AppUnderTest> {
  const videos = Array.from({ length: 12 }, (_, i) => fakeVideo(`video-${String(i).padStart(5, "0")}`));
  const archive = options.archive ?? fakeArchive([fakeChannel("UC1")], videos);
  const errors: unknown[] = [];
  const logger = { error: (error: unknown) => errors.push(error) };
  const app = await buildApp({ assets: assetsUnderTest(), maxDelayMs: 0, logger, ...options, archive });
  onTestFinished(() => app.close());
  return { app, archive, errors };
}

/** Lets an app listen on a port of this machine. */
export async function portOf(app: FastifyInstance): Promise<number> {
  return Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
}
