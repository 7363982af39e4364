import type { Streams } from "@side-projects/command/node";
import { demoSong } from "../core/demo/demo-song.ts";
import { MidituiError } from "../core/error.ts";
import type { Project } from "../core/project/project.ts";
import { tour } from "../core/sound/tour.ts";
import type { Args } from "./args.ts";
import { named } from "./named.ts";
import { perform } from "./play.ts";

const SONGS = ["tour", "song"] as const;
/** Options of what is heard at once, and of what is written into a file. */
const PLAYED = ["audio", "latency", "loop"] as const;
const WRITTEN = ["rate", "bits", "gain", "force", "json"] as const;

/** miditui demo. @returns the exit code */
export async function demoCommand(args: Args, streams: Streams): Promise<number> {
  const [word = "tour"] = args.words;
  const song = songOf(named("the demo", word, SONGS));
  const isFile = args.texts.has("output");
  const vain = isFile ? PLAYED : WRITTEN;
  const option = vain.find((name) => args.texts.has(name) || args.switches.has(name));
  if (option !== undefined)
    throw new MidituiError(
      "E_USAGE",
      `demo takes --${option} only ${isFile ? "where it plays" : "with -o"}`,
      isFile ? "leave it out, or leave out -o" : "add -o demo.wav",
    );
  if (!isFile) return perform(song, args, streams, true);
  const { renderTo } = await import("./render.ts");
  return renderTo(args, streams, async () => song);
}

function songOf(what: (typeof SONGS)[number]): Project {
  return what === "song" ? demoSong() : tour();
}
