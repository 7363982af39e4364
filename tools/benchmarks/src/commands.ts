import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tenTracks } from "../../../apps/miditui/test/songs/ten-tracks.ts";
import { type PeerName, peerCommand, peerExport } from "../peers/peers.ts";
import { cloudText } from "./cloud-input.ts";
import type { Job, SoundJob } from "./protocol.ts";

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
  if (job.task === "sound") return exportOf(peer, job, root, folder);
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

/** A song, and the SoundFont that plays it, that a whole command makes a WAV of. */
export interface ExportJob {
  readonly song: string;
  readonly font: string;
  readonly file: string;
}

function exportOf(peer: PeerName | undefined, job: SoundJob, root: string, folder: string): [string, string[]] {
  const wanted: ExportJob = {
    song: join(folder, `${job.seconds}.mid`),
    font: job.font ?? join(root, "apps/miditui/dist/bank/general.sf2"),
    file: join(folder, `${peer ?? "ours"}.wav`),
  };
  if (!existsSync(wanted.song)) writeFileSync(wanted.song, tenTracks(job.seconds));
  if (peer !== undefined) return peerExport(peer, wanted);
  const args = ["render", wanted.song, "-o", wanted.file, "--soundfont", wanted.font, "--force", "--quiet"];
  return [process.execPath, [join(root, "apps/miditui/bin/miditui.js"), ...args]];
}

function textFile(folder: string): string {
  const file = join(folder, "book.txt");
  if (!existsSync(file)) writeFileSync(file, cloudText());
  return file;
}
