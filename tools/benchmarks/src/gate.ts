import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchCase } from "./cases.ts";
import type { Child } from "./child.ts";
import { alignRows, formatChange, formatP, formatTime } from "./format.ts";
import { PACKAGES } from "./options.ts";
import { FULL, measure } from "./runner.ts";
import { startOurs } from "./session.ts";
import { holm, median } from "./stats.ts";
import { keptSubject } from "./subjects.ts";
import { pairedP, ratios } from "./verdict.ts";

/** Slower by more than this share is a regression, where it is no accident. */
const LARGEST_CHANGE = 0.05;
const LARGEST_P = 0.01;
const PNPM = "pnpm@12.21.0";

export interface GateRow {
  name: string;
  head: readonly number[];
  base: readonly number[];
}

export interface GateVerdict {
  name: string;
  /** Head over base less one, from the pairs. */
  change: number;
  /** Corrected for the number of cases. */
  p: number;
  regressed: boolean;
}

/** Which cases became slower: the paired change is over 5 % and its corrected p-value under 0.01. */
export function judgeGate(rows: readonly GateRow[]): GateVerdict[] {
  const corrected = holm(rows.map(({ head, base }) => pairedP(head, base)));
  return rows.map(({ name, head, base }, i) => {
    const change = ratios(head, base).median - 1;
    const p = corrected[i] ?? 1;
    return { name, change, p, regressed: change > LARGEST_CHANGE && p < LARGEST_P };
  });
}

/** Times the cases here and in the base, in turns, and returns whether none became slower. */
export async function gate(root: string, cases: readonly BenchCase[], wanted: string | undefined): Promise<boolean> {
  const base = baseCommit(root, wanted);
  console.log(`this checkout against ${base.slice(0, 12)}`);
  const folder = mkdtempSync(join(tmpdir(), "bench-base-"));
  const checkout = join(folder, "base");
  try {
    git(root, ["worktree", "add", "--detach", "--force", checkout, base]);
    buildBase(checkout);
    const suspects = await slowerOf(root, checkout, cases);
    if (suspects.length === 0) return true;
    console.log("\nonce more in new processes");
    return (await slowerOf(root, checkout, suspects)).length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    git(root, ["worktree", "prune"]);
  }
}

/** Times the cases in new processes, prints them, and returns those that are slower here than in the base. */
async function slowerOf(root: string, checkout: string, cases: readonly BenchCase[]): Promise<BenchCase[]> {
  const rows = await samplePairs(root, checkout, cases);
  const verdicts = judgeGate(rows);
  print(rows, verdicts);
  return cases.filter(({ name }) => verdicts.some((verdict) => verdict.regressed && verdict.name === name));
}

async function samplePairs(root: string, checkout: string, cases: readonly BenchCase[]): Promise<GateRow[]> {
  const [ours, theirs] = [startOurs(root), startOurs(checkout)];
  try {
    return await sampleEach(cases, ours, theirs);
  } finally {
    await Promise.all([ours.close(), theirs.close()]);
  }
}

async function sampleEach(cases: readonly BenchCase[], ours: Child, theirs: Child): Promise<GateRow[]> {
  const now = (): number => Number(process.hrtime.bigint()) / 1e6;
  const rows: GateRow[] = [];
  for (const { name, job } of cases) {
    const base = keptSubject("base", theirs, job);
    try {
      await base.sample(1);
    } catch (error) {
      console.log(`${name}: the base cannot do it (${messageOf(error)})`);
      continue;
    }
    const [headSamples = [], baseSamples = []] = await measure([keptSubject("head", ours, job), base], now, FULL);
    rows.push({ name, head: headSamples, base: baseSamples });
  }
  return rows;
}

function print(rows: readonly GateRow[], verdicts: readonly GateVerdict[]): void {
  const lines = verdicts.map(({ name, change, p, regressed }, i) => {
    const row = rows[i];
    const times = row === undefined ? [] : [formatTime(median(row.base)), formatTime(median(row.head))];
    return [name, ...times, formatChange(change), formatP(p), regressed ? "slower" : "ok"];
  });
  for (const line of alignRows([["case", "base", "here", "change", "p", ""], ...lines])) console.log(line);
}

/** The commit to compare with; on the main branch itself the one before. */
function baseCommit(root: string, wanted: string | undefined): string {
  const head = git(root, ["rev-parse", "HEAD"]);
  for (const ref of wanted === undefined ? ["origin/main", "main"] : [wanted]) {
    const base = tryGit(root, ["merge-base", "HEAD", ref]);
    if (base !== undefined && base !== head) return base;
  }
  return wanted === undefined ? git(root, ["rev-parse", "HEAD~1"]) : git(root, ["rev-parse", `${wanted}^{commit}`]);
}

/** Installs the base with its own lock file and builds what is measured; a base that does not build has no times. */
function buildBase(checkout: string): void {
  const run = (args: readonly string[]): void => {
    execFileSync("npx", ["--yes", PNPM, ...args], { cwd: checkout, stdio: ["ignore", "ignore", "inherit"] });
  };
  run(["install", "--frozen-lockfile", "--prefer-offline"]);
  try {
    run([...PACKAGES.map((name) => `--filter=./packages/${name}...`), "run", "build"]);
  } catch (error) {
    console.log(`the base does not build: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function git(root: string, args: readonly string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

function tryGit(root: string, args: readonly string[]): string | undefined {
  try {
    return git(root, args);
  } catch {
    return undefined;
  }
}
