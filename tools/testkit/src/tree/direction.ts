import path from "node:path";
import { isRecord, parseRecord } from "../record.ts";
import { isCode, isCore, isPackageSource, isTest, lineAt, type SourceFile, type Violation } from "./source.ts";
import { type Import, imports } from "./syntax.ts";

/**
 * Which packages a package may import, by folder name; a package that is not listed, such as raster and command, imports
 * none, and one that stands in no list is for apps.
 */
const BELOW: Record<string, readonly string[]> = {
  "icon-render": ["raster"],
  terminal: ["raster"],
  wordcloud: ["icon-render", "raster"],
  "youtube-scrape": ["raster"],
};

/** Packages from npm that a core may import: data or pure functions, without a device, a clock or a locale. */
const PURE = new Set(["color-name", "color-string", "zod", "zod/mini"]);

interface Workspace {
  /** `packages/raster`, say. */
  folder: string;
  /** Name in its package.json. */
  name: string;
}

/**
 * Imports point one way: app to package, shell to core, core to core, and along `BELOW` between packages.
 * Another workspace is reached through its public entry only; no package imports an app or a tool.
 */
export function importDirection(tree: readonly SourceFile[]): Violation[] {
  const workspaces = tree.flatMap(workspaceOf);
  return tree
    .filter((file) => isCode(file.path))
    .flatMap((file) => {
      const home = workspaces.find((workspace) => file.path.startsWith(`${workspace.folder}/`));
      if (!home) return [];
      return imports(file).flatMap((found) => {
        const message = complaint(file, found, home, workspaces);
        return message === undefined ? [] : [{ path: file.path, line: lineAt(file.text, found.position), message }];
      });
    });
}

function workspaceOf(file: SourceFile): Workspace[] {
  const folder = /^((?:packages|apps|tools)\/[^/]+)\/package\.json$/.exec(file.path)?.[1];
  if (folder === undefined) return [];
  const { name } = parseRecord(file.text);
  return typeof name === "string" ? [{ folder, name }] : [];
}

function complaint(file: SourceFile, { specifier }: Import, home: Workspace, all: Workspace[]): string | undefined {
  if (specifier.startsWith(".")) return relativeComplaint(file, specifier, home);
  const other = all.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (!other) {
    const impure = isCore(file.path) && !PURE.has(specifier);
    return impure ? `a core imports no ${specifier}: pass it in from the shell` : undefined;
  }
  if (other === home) return isTest(file.path) ? undefined : `${specifier} is this package itself: import the file`;
  if (specifier !== other.name && !isPublicEntry(specifier, other)) return `${specifier} is not a public entry`;
  if (specifier !== other.name && isCore(file.path)) return `a core imports no ${specifier}, only ${other.name}`;
  if (other.folder.startsWith("apps/")) return `nothing imports an app, and ${specifier} is one`;
  return isPackageSource(file.path) ? packageComplaint(specifier, home, other) : undefined;
}

function packageComplaint(specifier: string, home: Workspace, other: Workspace): string | undefined {
  if (other.folder.startsWith("tools/")) return `${specifier} is a tool, which is never published`;
  if (home.folder.startsWith("apps/")) return undefined;
  const allowed = BELOW[path.posix.basename(home.folder)] ?? [];
  if (allowed.includes(path.posix.basename(other.folder))) return undefined;
  return `${home.name} may not import ${other.name}: imports point from app to package, and from raster upwards only`;
}

function isPublicEntry(specifier: string, other: Workspace): boolean {
  return !/\/(src|dist|test|build)\//.test(specifier.slice(other.name.length));
}

function relativeComplaint(file: SourceFile, specifier: string, home: Workspace): string | undefined {
  const target = path.posix.join(path.posix.dirname(file.path), specifier);
  if (isCore(file.path) && !target.startsWith(`${home.folder}/src/core/`))
    return `a core imports only core, not ${target}`;
  if (isPackageSource(file.path) && !target.startsWith(`${home.folder}/`)) return `${target} is in another package`;
  if (isPackageSource(file.path) && isTest(target)) return `${target} is a test`;
  return undefined;
}

/**
 * Every entry of an export map exists: the workspace's own as it is, a built one as the source that it is built from.
 * Commands start from JavaScript, since Node strips types only outside node_modules.
 */
export function exportMaps(tree: readonly SourceFile[]): Violation[] {
  const present = new Set(tree.map((file) => file.path));
  return tree.flatMap((file) => {
    const workspace = workspaceOf(file)[0];
    if (!workspace) return [];
    const manifest = parseRecord(file.text);
    const published = isRecord(manifest.publishConfig) ? manifest.publishConfig.exports : undefined;
    const wanted = [
      ...targets(manifest.exports).map((target) => ({ target, source: sourceOf(target) })),
      ...targets(published).map((target) => ({ target, source: sourceOf(target) })),
      ...targets(manifest.bin).map((target) => ({ target, source: target })),
    ];
    const missing = wanted.filter(({ source }) => !present.has(path.posix.join(workspace.folder, source)));
    const typed = targets(manifest.bin).filter((target) => target.endsWith(".ts"));
    return [
      ...missing.map(({ target, source }) => ({
        path: file.path,
        line: 1,
        message: `${target} has no source ${source}`,
      })),
      ...typed.map((target) => ({ path: file.path, line: 1, message: `the command ${target} must be JavaScript` })),
    ];
  });
}

function targets(map: unknown): string[] {
  if (typeof map === "string") return [map];
  return isRecord(map) ? Object.values(map).flatMap(targets) : [];
}

function sourceOf(target: string): string {
  if (!target.startsWith("./dist/")) return target;
  return target.replace("./dist/", "./src/").replace(/\.d\.ts$|\.js$/, ".ts");
}
