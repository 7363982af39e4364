import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Child } from "../src/child.ts";
import type { Job } from "../src/protocol.ts";
import type { ScrapeOf } from "../src/scrapes.ts";

export type PeerName =
  | "icon-to-image"
  | "icon-to-image warm"
  | "icon-to-image command"
  | "icon-image"
  | "sharp"
  | "resvg"
  | "httpx"
  | "httpx async"
  | "fastapi"
  | "fastapi data"
  | "fastapi parts"
  | "bare node";

export const PEERS_FOLDER: string = fileURLToPath(new URL(".", import.meta.url));
export const INSTALLED: string = join(PEERS_FOLDER, "installed");
export const ORIGINAL_COMMAND: string = join(INSTALLED, "cargo", "bin", "icon-to-image");
export const OXIPNG: string = join(INSTALLED, "cargo", "bin", "oxipng");
const HTTPX = join(INSTALLED, "py", "httpx");
const FASTAPI = join(INSTALLED, "py", "fastapi", "fastapi");
const FONTS_OF_2020 = join(INSTALLED, "npm", "node_modules", "@fortawesome", "fontawesome-free");

/** The files a peer needs; `npm run bench:peers` puts them there. Empty where npm install has brought it already. */
const NEEDS: Readonly<Record<PeerName, readonly string[]>> = {
  "icon-to-image": [join(INSTALLED, "py", "icon-to-image", "icon_to_image")],
  "icon-to-image warm": [join(INSTALLED, "py", "icon-to-image", "icon_to_image")],
  "icon-to-image command": [ORIGINAL_COMMAND],
  "icon-image": [join(INSTALLED, "py", "icon-image", "icon_image"), FONTS_OF_2020],
  sharp: [],
  resvg: [],
  httpx: [join(HTTPX, "httpx")],
  "httpx async": [join(HTTPX, "httpx")],
  fastapi: [FASTAPI],
  "fastapi data": [FASTAPI],
  "fastapi parts": [FASTAPI],
  "bare node": [],
};

/** Whether the peer can take part on this machine. */
export function isInstalled(peer: PeerName): boolean {
  return NEEDS[peer].every((path) => existsSync(path));
}

/** Starts the peer as a contestant that keeps running. @throws Error for a peer that is a whole command */
export function startPeer(peer: PeerName, root: string): Child {
  switch (peer) {
    case "icon-to-image":
    case "icon-to-image warm":
      return new Child("python3", [join(PEERS_FOLDER, "icon_to_image.py"), join(INSTALLED, "py", "icon-to-image")]);
    case "icon-image":
      return new Child("python3", [
        join(PEERS_FOLDER, "icon_image.py"),
        join(INSTALLED, "py", "icon-image"),
        FONTS_OF_2020,
      ]);
    case "sharp":
    case "resvg":
      return new Child(process.execPath, ["--expose-gc", join(PEERS_FOLDER, "svg.ts"), peer, root]);
    default:
      throw new Error(`${peer} is a whole command, not a contestant that keeps running`);
  }
}

/** The job as this peer is to understand it. */
export function jobFor(peer: PeerName, job: Job): Job {
  return peer === "icon-to-image warm" && "icon" in job ? { ...job, warm: true } : job;
}

/** The command line with which a peer does the whole job and writes `file`. */
export function peerCommand(peer: PeerName, icon: string, size: number, file: string): [string, string[]] {
  if (peer === "bare node") return [process.execPath, ["-e", "0"]];
  return [ORIGINAL_COMMAND, [icon, file, "-s", String(size)]];
}

/** The command line with which a peer collects a channel into a database. @throws Error for a peer that can't */
export function peerScrape(peer: PeerName, { url, channel, file }: ScrapeOf): [string, string[]] {
  if (peer !== "httpx" && peer !== "httpx async") throw new Error(`${peer} collects no channel`);
  const script = join(PEERS_FOLDER, "youtube_scrape.py");
  return ["python3", [script, HTTPX, peer === "httpx" ? "serial" : "async", url, channel, file]];
}
