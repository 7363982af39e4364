import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A text file of the repository. */
export interface SourceFile {
  /** Path from the top of the repository, with forward slashes. */
  path: string;
  text: string;
}

/** A place where a rule of the tree is broken. */
export interface Violation {
  path: string;
  /** Line, counted from 1. */
  line: number;
  message: string;
}

const TEXT =
  /\.(ts|tsx|mts|js|mjs|cjs|json|md|yml|yaml|html|css|svg|grit|sh)$|(^|\/)(LICENSE|NOTICE|\.gitignore|\.npmrc|run)$/;
const CODE = /\.(ts|tsx|mts|js|mjs)$/;
const SKIPPED = new Set(["node_modules", "dist", "out", ".git", ".turbo", "coverage"]);

/** Whether a path is a file of TypeScript or JavaScript. */
export function isCode(file: string): boolean {
  return CODE.test(file) && !file.endsWith(".d.ts");
}

/** Whether a path is what a package is made of, rather than what tests or builds it. */
export function isPackageSource(file: string): boolean {
  return /^(packages|apps)\/[^/]+\/src\//.test(file) && isCode(file);
}

/** Whether a path is in the pure part of a package. */
export function isCore(file: string): boolean {
  return /^(packages|apps)\/[^/]+\/src\/core\//.test(file) && isCode(file);
}

/** Whether a path is test code or test data. */
export function isTest(file: string): boolean {
  return /(^|\/)(test|fixtures)\//.test(file);
}

/**
 * Every text file of a checkout that git would track: what is ignored stays out, what is new is in.
 *
 * @param top top folder of the checkout
 */
export function readTree(top: string): SourceFile[] {
  const paths = listed(top).filter((file) => TEXT.test(file) && file !== "pnpm-lock.yaml");
  const present = paths.filter((file) => existsSync(path.join(top, file)));
  return present.map((file) => ({ path: file, text: readFileSync(path.join(top, file), "utf8") }));
}

/** Paths of a checkout, binary files among them, with forward slashes. */
export function listed(top: string): string[] {
  // An unpacked archive of the repository has no .git and is walked instead.
  if (!existsSync(path.join(top, ".git"))) return walk(top, "");
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const output = execFileSync("git", args, { cwd: top, encoding: "utf8", maxBuffer: 1 << 26 });
  return [...new Set(output.split("\0").filter(Boolean))].sort();
}

function walk(top: string, folder: string): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(path.join(top, folder), { withFileTypes: true })) {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) files.push(...walk(top, name));
    if (entry.isFile()) files.push(name);
  }
  return files.sort();
}

/** Line of a position in a text, counted from 1. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < position; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
