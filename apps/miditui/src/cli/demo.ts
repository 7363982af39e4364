import type { Streams } from "@side-projects/command/node";
import { demoSong } from "../core/demo/demo-song.ts";
import type { Project } from "../core/project/project.ts";
import { tour } from "../core/sound/tour.ts";
import type { Args } from "./args.ts";
import { named } from "./named.ts";
import { perform } from "./play.ts";

const SONGS = ["tour", "song"] as const;

/** miditui demo. @returns the exit code */
export async function demoCommand(args: Args, streams: Streams): Promise<number> {
  const [word = "tour"] = args.words;
  const song = songOf(named("demo", word, SONGS));
  if (!args.texts.has("output")) return perform(song, args, streams, true);
  const { renderTo } = await import("./render.ts");
  return renderTo(args, streams, async () => song);
}

function songOf(what: (typeof SONGS)[number]): Project {
  return what === "song" ? demoSong() : tour();
}
