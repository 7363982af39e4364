import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { repository } from "./command.ts";
import { parseRecord, stringFields } from "./record.ts";

/** A browser that can be started. */
export interface Chromium {
  /** Absolute path of the program. */
  program: string;
  /** Environment variables that it needs beside the usual ones. */
  env: Record<string, string>;
}

/** Where to look; each field stands for this machine's own. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  platform: string;
  arch: string;
  exists(file: string): boolean;
}

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const installed: Record<string, string[]> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"],
};

/**
 * The browser to test in: CHROME_PATH, else one that is installed, else "bundled" for the one from npm
 * (Linux on x64), else the reason why there is none.
 */
export function locateChromium(at: Surroundings): { program: string } | { bundled: true } | { reason: string } {
  const chosen = at.env.CHROME_PATH;
  if (chosen)
    return at.exists(chosen) ? { program: chosen } : { reason: `CHROME_PATH is ${chosen}, which is not there` };
  const program = candidates(at).find((file) => at.exists(file));
  if (program !== undefined) return { program };
  if (at.platform === "linux" && at.arch === "x64") return { bundled: true };
  const looked = `no Chrome, Chromium or Edge is installed, and npm has none for ${at.platform} on ${at.arch}`;
  return { reason: `${looked}; install one or set CHROME_PATH` };
}

function candidates(at: Surroundings): string[] {
  const folders = (at.env.PATH ?? "").split(at.platform === "win32" ? ";" : ":").filter(Boolean);
  const inPath = at.platform === "linux" ? names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)) : [];
  const places = installed[at.platform] ?? [];
  if (at.platform !== "win32") return [...inPath, ...places];
  const roots = [at.env.PROGRAMFILES, at.env["PROGRAMFILES(X86)"], at.env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  );
  return roots.flatMap((folder) => places.map((place) => `${folder}/${place}`));
}

/**
 * The browser to test in, unpacked where needed.
 *
 * @throws Error with the reason when there is none: a browser test fails rather than being skipped
 */
export function findChromium(): Chromium {
  const found = locateChromium({
    env: process.env,
    platform: process.platform,
    arch: process.arch,
    exists: existsSync,
  });
  if ("reason" in found) throw new Error(`no browser to test in: ${found.reason}`);
  return "program" in found ? { program: found.program, env: {} } : unpack();
}

/** Unpacks the browser of `@sparticuz/chromium` once, with the libraries and fonts that a bare machine lacks. */
function unpack(): Chromium {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const home = path.dirname(path.dirname(entry));
  const { version = "" } = stringFields(parseRecord(readFileSync(path.join(home, "package.json"), "utf8")));
  const target = path.join(repository, "node_modules", ".cache", "testkit", `chromium-${version}`);
  if (!existsSync(target)) unpackInto(path.join(home, "bin"), target);
  const libraries = path.join(target, "libraries", "lib");
  const known = process.env.LD_LIBRARY_PATH;
  const env: Record<string, string> = { LD_LIBRARY_PATH: known ? `${libraries}:${known}` : libraries };
  if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = path.join(target, "fonts", "fonts");
  return { program: path.join(target, "chromium"), env };
}

function unpackInto(source: string, target: string): void {
  // Test files run side by side: each unpacks into a folder of its own, and the first to finish gives it the name.
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const program = path.join(draft, "chromium");
  writeFileSync(program, brotliDecompressSync(readFileSync(path.join(source, "chromium.br"))));
  chmodSync(program, 0o755);
  unpackTar(path.join(source, "al2023.tar.br"), path.join(draft, "libraries"));
  unpackTar(path.join(source, "fonts.tar.br"), path.join(draft, "fonts"));
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

function unpackTar(archive: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xf", "-", "-C", folder], { input: brotliDecompressSync(readFileSync(archive)) });
}
