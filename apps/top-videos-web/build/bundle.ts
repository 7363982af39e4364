import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { buildAssets } from "./assets.ts";
import { pruneDeclarations } from "./declarations.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** What is imported by name from outside, the command, and what runs on a thread of its own. */
const ENTRIES = { index: "index.ts", cli: "cli.ts", "thumbnail-worker": "app/thumbnail-worker.ts" } as const;

/**
 * Writes dist: the library and the command as modules that share their parts, the declarations, and what pages load. It
 * is made aside, so that the command can be used meanwhile.
 */
export async function bundle(): Promise<void> {
  const aside = `${dist}.${process.pid}`;
  try {
    await write(aside);
    await buildAssets(join(aside, "assets"));
    rmSync(dist, { recursive: true, force: true });
    renameSync(aside, dist);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function write(folder: string): Promise<void> {
  const build = await rolldown({
    input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, join(root, "src", file)])),
    external: externals(),
    platform: "node",
    // The server takes a few parts of the scraper; its engine is for the made-up channel and loaded only then.
    treeshake: {
      moduleSideEffects: [
        { external: true, sideEffects: false },
        { test: /[\\/]packages[\\/]/, sideEffects: false },
      ],
    },
  });
  await build.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "part-[name].js",
    minify: true,
    comments: false,
  });
  await build.close();
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", folder], {
    stdio: "inherit",
  });
  pruneDeclarations(folder);
}

/** What is installed with the package stays outside; workspaces and what only parts are used of go inside. */
function externals(): RegExp[] {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const names = Object.keys(manifest.dependencies).map(
    (name) => new RegExp(`^${name.replace(/[/.]/g, "\\$&")}(?:/|$)`),
  );
  return [/^node:/, ...names];
}
