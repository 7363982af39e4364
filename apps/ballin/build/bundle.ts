import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { bringTerminal, pruneDeclarations } from "./declarations.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** What is imported by name from outside, the command, and what runs on a thread of its own. */
const ENTRIES = {
  index: "index.ts",
  cli: "cli.ts",
  "physics-worker": "threads/physics-worker.ts",
  "screen-worker": "threads/screen-worker.ts",
} as const;

/** Modules that every command loads. */
const COMMAND_START =
  /src[\\/](?:cli[\\/](?:args|command-list|grouped|failure|flags|named|run|streams)|core[\\/](?:error|physics[\\/]constants))\.ts$|packages[\\/]command[\\/].*\.ts$/;

/**
 * Writes dist: the library, the command and the threads as modules that share their parts, and the declarations. It is
 * made aside, so that the command can be used meanwhile.
 */
export async function bundle(): Promise<void> {
  const aside = `${dist}.${process.pid}`;
  try {
    await write(aside);
    rmSync(dist, { recursive: true, force: true });
    renameSync(aside, dist);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function write(folder: string): Promise<void> {
  const inputs = Object.entries(ENTRIES).map(([name, file]) => [name, join(root, "src", file)] as const);
  const build = await rolldown({
    input: Object.fromEntries(inputs.filter(([, file]) => existsSync(file))),
    external: externals(),
    platform: "node",
    // The raster and the terminal are inside, of which only parts are used.
    treeshake: { moduleSideEffects: [{ test: /[\\/]packages[\\/]/, sideEffects: false }] },
  });
  await build.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    // Beside the entries, because threads are started from files beside the one that starts them.
    chunkFileNames: "part-[name].js",
    // What the command needs before it knows what it is asked for is one file: to open another takes milliseconds.
    codeSplitting: { groups: [{ name: "command", test: COMMAND_START }] },
    minify: true,
    comments: false,
  });
  await build.close();
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", folder], {
    stdio: "inherit",
  });
  const terminal = join(root, "../../packages/terminal/tsconfig.build.json");
  execFileSync(process.execPath, [tsc, "-p", terminal, "--outDir", join(folder, "terminal")], { stdio: "inherit" });
  bringTerminal(folder);
  pruneDeclarations(folder);
}

/** What is installed with the package stays outside: blessed's octal literals could not be in a module at all. */
function externals(): RegExp[] {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const names = Object.keys(manifest.dependencies).map(
    (name) => new RegExp(`^${name.replace(/[/.]/g, "\\$&")}(?:/|$)`),
  );
  return [/^node:/, ...names];
}
