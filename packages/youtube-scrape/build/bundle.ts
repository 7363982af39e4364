import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** What is imported by name from outside, and the command. */
const ENTRIES = ["index", "fake/server", "fake/thumbnail", "report/report", "cli"] as const;

/**
 * Writes dist: the library and the command as modules that share their parts, and the declarations. It is made aside, so
 * that the command can be used meanwhile.
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
  const build = await rolldown({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(root, `src/${name}.ts`)])),
    external: externals(),
    platform: "node",
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
}

/** What is installed with the package stays outside; the raster is not published with it and goes inside. */
function externals(): RegExp[] {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const names = Object.keys(manifest.dependencies).map(
    (name) => new RegExp(`^${name.replace(/[/.]/g, "\\$&")}(?:/|$)`),
  );
  return [/^node:/, ...names];
}
