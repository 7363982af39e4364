import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { thirdPartyNotices } from "./third-party.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const { resolve } = createRequire(import.meta.url);

/** Workspace packages whose code and declarations go into ours, since they are not installed with it. */
const BUNDLED = {
  "@side-projects/raster": fileURLToPath(new URL("../../raster/", import.meta.url)),
  "icon-render": fileURLToPath(new URL("../../icon-render/", import.meta.url)),
} as const;

/** Writes dist: code and declarations. */
export async function bundle(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  await bundleCode(dist);
  writeDeclarations();
}

/** Writes the library and the command, which share their chunks. */
export async function bundleCode(folder: string): Promise<void> {
  const input: Record<string, string> = {};
  for (const entry of ["index", "cli"]) {
    const file = join(root, `src/${entry}.ts`);
    if (existsSync(file)) input[entry] = file;
  }
  const build = await rolldown({
    input,
    external: installedPackages(),
    platform: "node",
    // Modules where a package has both kinds: what is not used then stays out.
    resolve: { mainFields: ["module", "main"] },
  });
  const { output } = await build.write({
    dir: folder,
    format: "esm",
    minify: true,
    comments: false,
    entryFileNames: "[name].js",
    // Beside each other, because the loaders of the tables look for ../data.
    chunkFileNames: "[name].js",
  });
  await build.close();
  const notices = thirdPartyNotices(output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : [])));
  if (notices !== "") writeFileSync(join(folder, "THIRD-PARTY.txt"), notices);
}

/** The table of Font Awesome and what its licence asks for, as icon-render has them. */
export function copyIconData(): void {
  const source = BUNDLED["icon-render"];
  const table = join(source, "data/fontawesome.bin");
  if (!existsSync(table)) execFileSync(process.execPath, [join(source, "build/build.ts")], { stdio: "inherit" });
  copyFileSync(table, join(root, "data/fontawesome.bin"));
  copyFileSync(join(source, "FONT-AWESOME-LICENSE.txt"), join(root, "data/FONT-AWESOME-LICENSE.txt"));
}

/** What npm installs with the package stays outside the bundle. */
function installedPackages(): RegExp[] {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const names = Object.keys({ ...dependencies, ...optionalDependencies });
  return [/^node:/, ...names.map((name) => new RegExp(`^${name.replaceAll(".", "\\.")}(/|$)`))];
}

/** Declarations of this package and, beside them, those of the packages in the bundle. */
function writeDeclarations(): void {
  emit(root, []);
  for (const [name, folder] of Object.entries(BUNDLED)) {
    emit(folder, ["--emitDeclarationOnly", "--outDir", join(dist, "types", name)]);
  }
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".d.ts")) continue;
    const path = join(dist, file);
    const up = "../".repeat(file.split(/[\\/]/).length - 1) || "./";
    const text = Object.keys(BUNDLED).reduce(
      (declarations, name) => declarations.replaceAll(`"${name}"`, `"${up}types/${name}/index.js"`),
      readFileSync(path, "utf8"),
    );
    writeFileSync(path, text);
  }
}

function emit(folder: string, flags: readonly string[]): void {
  const tsc = join(dirname(resolve("typescript/package.json")), "bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", join(folder, "tsconfig.build.json"), ...flags], { stdio: "inherit" });
}
