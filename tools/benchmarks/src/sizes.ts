import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededSample } from "../inputs.ts";
import { isInstalled, OXIPNG, startPeer } from "../peers/peers.ts";
import type { Child } from "./child.ts";
import type { BatchJob } from "./protocol.ts";

/** Bytes of the files of one set of icons, ours and the others'. */
export interface SizeResult {
  name: string;
  icons: number;
  bytes: number;
  against: { name: string; bytes: number }[];
}

const SIZE = 512;
const SEED = 1;

/** Default files of all names against the original's, and the smallest files of a hundred against oxipng too. */
export async function measureSizes(ours: Child, names: readonly string[], root: string): Promise<SizeResult[]> {
  const original = isInstalled("icon-to-image") ? startPeer("icon-to-image", root) : undefined;
  try {
    return await sizesAgainst(ours, original, names);
  } finally {
    await original?.close();
  }
}

async function sizesAgainst(ours: Child, original: Child | undefined, names: readonly string[]): Promise<SizeResult[]> {
  const hundred: BatchJob = { task: "batch", icons: seededSample(names, 100, SEED), size: SIZE };
  const all: BatchJob = { task: "batch", icons: names, size: SIZE };
  const ofAll = [
    { name: "icon-to-image", bytes: await bytesOf(original, all) },
    { name: "fast", bytes: await bytesOf(ours, { ...all, optimize: "fast" }) },
  ];
  const ofHundred = [
    { name: "icon-to-image", bytes: await bytesOf(original, hundred) },
    { name: "oxipng", bytes: await oxipngBytes(ours, hundred) },
    { name: "default", bytes: await bytesOf(ours, hundred) },
  ];
  return [
    result("default/all", all, await bytesOf(ours, all), ofAll),
    result("max/seeded-100", hundred, await bytesOf(ours, { ...hundred, optimize: "max" }), ofHundred),
  ];
}

function result(
  name: string,
  job: BatchJob,
  bytes: number | undefined,
  against: readonly { name: string; bytes: number | undefined }[],
): SizeResult {
  const known = against.flatMap((other) => (other.bytes === undefined ? [] : [{ ...other, bytes: other.bytes }]));
  return { name, icons: job.icons.length, bytes: bytes ?? 0, against: known };
}

async function bytesOf(contestant: Child | undefined, job: BatchJob): Promise<number | undefined> {
  return (await contestant?.ask({ op: "run", job, repeat: 1 }))?.bytes;
}

/** The same pictures, from our quickest files, as small as oxipng can make them without zopfli. */
async function oxipngBytes(ours: Child, job: BatchJob): Promise<number | undefined> {
  if (!existsSync(OXIPNG)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "bench-oxipng-"));
  try {
    await ours.ask({ op: "save", job: { ...job, optimize: "fast" }, folder });
    const files = readdirSync(folder).map((file) => join(folder, file));
    const { status, stderr } = spawnSync(OXIPNG, ["-o", "max", "--strip", "all", ...files]);
    if (status !== 0) throw new Error(`oxipng ended with ${status}: ${stderr.toString().trim()}`);
    return files.reduce((sum, file) => sum + statSync(file).size, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
