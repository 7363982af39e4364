import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type OutputOptions, rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** What stays outside the bundle: it is installed with the package. */
const EXTERNAL = [/^node:/, /^opentype\.js/, "wawoff2", "sharp"];

/** Writes dist: the library as a module, the command as CommonJS, the raster inside both, and the declarations. */
export async function bundle(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  await write("src/index.ts", { format: "esm", entryFileNames: "index.js", chunkFileNames: "[name].js" });
  await write("src/cli.ts", { format: "cjs", entryFileNames: "cli.cjs", chunkFileNames: "cli-[name].cjs" });
  writeDeclarations();
}

async function write(input: string, output: OutputOptions): Promise<void> {
  const build = await rolldown({ input: join(root, input), external: EXTERNAL, platform: "node" });
  await build.write({ dir: dist, minify: true, comments: false, ...output });
  await build.close();
}

/** Declarations of this package and, beside them, those of the raster, which is not installed with it. */
function writeDeclarations(): void {
  const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
  const raster = fileURLToPath(new URL("../../raster/", import.meta.url));
  execFileSync(
    process.execPath,
    [tsc, "-p", join(raster, "tsconfig.build.json"), "--emitDeclarationOnly", "--outDir", join(dist, "raster")],
    { stdio: "inherit" },
  );
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".d.ts")) continue;
    const path = join(dist, file);
    const up = "../".repeat(file.split(/[\\/]/).length - 1) || "./";
    writeFileSync(path, readFileSync(path, "utf8").replaceAll('"@side-projects/raster"', `"${up}raster/index.js"`));
  }
}
