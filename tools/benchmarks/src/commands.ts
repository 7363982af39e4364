import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PeerName, peerCommand } from "../peers/peers.ts";
import { cloudText } from "./cloud-input.ts";
import type { Job } from "./protocol.ts";

/** A picture that a whole command makes. */
export interface CommandJob {
  /** What it draws: the name of an icon, or the file of a text. */
  readonly subject: string;
  readonly width: number;
  readonly height: number;
  readonly file: string;
}

/** The command line that does the job from start to end; what it reads and writes is in `folder`. */
export function commandOf(
  peer: PeerName | undefined,
  job: Job,
  { root, folder }: { root: string; folder: string },
): [string, string[]] {
  const file = join(folder, `${(peer ?? "ours").replaceAll(" ", "-")}.png`);
  if (job.task === "cloud") {
    const wanted = { subject: textFile(folder), width: job.width, height: job.height, file };
    return peer === undefined ? ourCloud(root, wanted) : peerCommand(peer, wanted);
  }
  if (!("icon" in job)) throw new Error(`${job.task}: a command makes one picture`);
  const wanted = { subject: job.icon, width: job.size, height: job.size, file };
  return peer === undefined ? ourIcon(root, wanted) : peerCommand(peer, wanted);
}

function ourIcon(root: string, { subject, width, file }: CommandJob): [string, string[]] {
  return [process.execPath, [commandFile(root, "icon-render"), subject, "-s", String(width), "-o", file]];
}

function ourCloud(root: string, { subject, width, height, file }: CommandJob): [string, string[]] {
  return [process.execPath, [commandFile(root, "wordcloud"), subject, "--size", `${width}x${height}`, "-o", file]];
}

/** The file that `npx NAME` runs, as the package of this name names it. */
function commandFile(root: string, name: string): string {
  const folder = join(root, "packages", name);
  const manifest: { bin: Record<string, string> } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, manifest.bin[name] ?? "");
}

function textFile(folder: string): string {
  const file = join(folder, "book.txt");
  if (!existsSync(file)) writeFileSync(file, cloudText());
  return file;
}
