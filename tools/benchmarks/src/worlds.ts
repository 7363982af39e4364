/** Databases that the viewer is measured on. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A database with the ids of its channels. */
export interface WorldFile {
  readonly file: string;
  readonly channels: readonly string[];
}

/** The made-up channel of youtube-scrape, collected once, so that no page has a history to draw. */
export function demoWorld(root: string, file: string, videos: number): WorldFile {
  const bin = join(root, "packages", "youtube-scrape", "bin", "youtube-scrape.js");
  const args = [bin, "scrape", "--demo", "--videos", String(videos), "--db", file, "--quiet"];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`the demo channel was not made: ${stderr.trim().slice(-500)}`);
  return { file, channels: ["UC9ecwl3FTG66jIKA9JRDtmg"] };
}

export interface LargeWorldOf {
  readonly channels: number;
  /** Of all channels together. */
  readonly videos: number;
}

/** Many channels whose videos lie mixed in the file, as years of updates leave them. */
export async function largeWorld(file: string, { channels, videos }: LargeWorldOf): Promise<WorldFile> {
  const { largeChannelId, makeLargeWorld } = await import("../../../apps/top-videos-web/test/worlds/large.ts");
  makeLargeWorld(file, { channels, videos, interleaved: true });
  return { file, channels: Array.from({ length: channels }, (_, channel) => largeChannelId(channel)) };
}
