import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ballsInput } from "../src/balls-input.ts";
import { Child } from "../src/child.ts";
import { cloudInput } from "../src/cloud-input.ts";
import type { CommandJob, ExportJob } from "../src/commands.ts";
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
  | "word_cloud"
  | "word_cloud command"
  | "stylecloud"
  | "d3-cloud"
  | "wordcloud2.js"
  | "ballin (original)"
  | "rapier in Node"
  | "matter-js"
  | "planck"
  | "miditui (original)"
  | "@tonejs/midi"
  | "fluidsynth"
  | "js-synthesizer"
  | "bare node";

export const PEERS_FOLDER: string = fileURLToPath(new URL(".", import.meta.url));
export const INSTALLED: string = join(PEERS_FOLDER, "installed");
export const ORIGINAL_COMMAND: string = join(INSTALLED, "cargo", "bin", "icon-to-image");
/** The original's physics and level files behind our protocol. */
export const ORIGINAL_BALLIN: string = join(INSTALLED, "cargo", "bin", "ballin-peer");
/** The original's songs, its files and its undo behind our protocol. */
const ORIGINAL_MIDITUI: string = join(INSTALLED, "cargo", "bin", "miditui-peer");
export const OXIPNG: string = join(INSTALLED, "cargo", "bin", "oxipng");
const HTTPX = join(INSTALLED, "py", "httpx");
const FASTAPI = join(INSTALLED, "py", "fastapi", "fastapi");
const NODE_MODULES = join(INSTALLED, "npm", "node_modules");
const FONTS_OF_2020 = join(NODE_MODULES, "@fortawesome", "fontawesome-free");
const WORD_CLOUD = join(INSTALLED, "py", "word_cloud");
const STYLECLOUD = join(INSTALLED, "py", "stylecloud");

/** From the system's packages: it is not built here. */
const FLUIDSYNTH = "/usr/bin/fluidsynth";

/** Droid Sans Mono, which comes with word_cloud; all set given words in it. */
export const CLOUD_FONT: string = join(WORD_CLOUD, "wordcloud", "DroidSansMono.ttf");

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
  word_cloud: [CLOUD_FONT],
  "word_cloud command": [CLOUD_FONT],
  stylecloud: [join(STYLECLOUD, "stylecloud")],
  "d3-cloud": [join(NODE_MODULES, "d3-cloud"), join(NODE_MODULES, "@napi-rs", "canvas"), CLOUD_FONT],
  "wordcloud2.js": [join(NODE_MODULES, "wordcloud"), CLOUD_FONT],
  "ballin (original)": [ORIGINAL_BALLIN],
  "rapier in Node": [],
  "matter-js": [join(NODE_MODULES, "matter-js")],
  planck: [join(NODE_MODULES, "planck")],
  "miditui (original)": [ORIGINAL_MIDITUI],
  "@tonejs/midi": [],
  fluidsynth: [FLUIDSYNTH],
  "js-synthesizer": [join(NODE_MODULES, "js-synthesizer")],
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
    case "word_cloud":
      return new Child("python3", [join(PEERS_FOLDER, "word_cloud.py"), WORD_CLOUD]);
    case "stylecloud":
      return new Child("python3", [join(PEERS_FOLDER, "stylecloud.py"), STYLECLOUD]);
    case "ballin (original)":
      return new Child(ORIGINAL_BALLIN, []);
    case "miditui (original)":
      return new Child(ORIGINAL_MIDITUI, []);
    case "@tonejs/midi":
      return new Child(process.execPath, ["--expose-gc", join(PEERS_FOLDER, "tonejs-midi.ts")]);
    case "rapier in Node":
      return new Child(process.execPath, ["--expose-gc", join(PEERS_FOLDER, "..", "src", "worker.ts"), root]);
    case "matter-js":
    case "planck":
      return new Child(process.execPath, ["--expose-gc", join(PEERS_FOLDER, `${peer}.ts`), NODE_MODULES]);
    case "d3-cloud":
      return new Child(process.execPath, ["--expose-gc", join(PEERS_FOLDER, "d3-cloud.ts"), NODE_MODULES, CLOUD_FONT]);
    case "wordcloud2.js":
      return new Child(process.execPath, [join(PEERS_FOLDER, "wordcloud2.ts"), NODE_MODULES, CLOUD_FONT]);
    default:
      throw new Error(`${peer} is a whole command, not a contestant that keeps running`);
  }
}

/** The job as this peer is to understand it. */
export function jobFor(peer: PeerName, job: Job): Job {
  if (job.task === "cloud") return { ...job, input: cloudInput(job) };
  if (job.task === "balls" && peer === "rapier in Node") return { ...job, engine: "rapier" };
  if (job.task === "balls") return { ...job, input: ballsInput(job) };
  return peer === "icon-to-image warm" && "icon" in job ? { ...job, warm: true } : job;
}

/** The command line with which a peer does the whole job and writes `file`. */
export function peerCommand(peer: PeerName, { subject, width, height, file }: CommandJob): [string, string[]] {
  if (peer === "bare node") return [process.execPath, ["-e", "0"]];
  if (peer !== "word_cloud command") return [ORIGINAL_COMMAND, [subject, file, "-s", String(width)]];
  const size = ["--width", String(width), "--height", String(height)];
  const command = "import sys; sys.path.insert(0, sys.argv.pop(1)); from wordcloud.__main__ import main; main()";
  return ["python3", ["-c", command, WORD_CLOUD, "--text", subject, ...size, "--imagefile", file]];
}

/** The command line with which a peer collects a channel into a database. @throws Error for a peer that can't */
export function peerScrape(peer: PeerName, { url, channel, file }: ScrapeOf): [string, string[]] {
  if (peer !== "httpx" && peer !== "httpx async") throw new Error(`${peer} collects no channel`);
  const script = join(PEERS_FOLDER, "youtube_scrape.py");
  return ["python3", [script, HTTPX, peer === "httpx" ? "serial" : "async", url, channel, file]];
}

/** The command line with which a peer makes a WAV of a song. @throws Error for a peer that can't */
export function peerExport(peer: PeerName, { song, font, file }: ExportJob): [string, string[]] {
  if (peer === "fluidsynth") return [FLUIDSYNTH, ["-niq", "-r", "44100", "-T", "wav", "-F", file, font, song]];
  if (peer !== "js-synthesizer") throw new Error(`${peer} exports no song`);
  return [process.execPath, [join(PEERS_FOLDER, "js-synthesizer.mjs"), NODE_MODULES, font, song, file]];
}
