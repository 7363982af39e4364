import type { Streams } from "@side-projects/command/node";
import { infoText } from "../core/info/info-text.ts";
import { songInfo } from "../core/info/song-info.ts";
import { zeroConductor } from "../core/lint/zero-conductor.ts";
import { readSong } from "../files/song-file.ts";
import type { Args } from "./args.ts";
import { EXIT } from "./failure.ts";
import { readInput } from "./input.ts";

/** Characters of a line where there is no terminal. */
const WIDTH = 100;

/** miditui info. @returns the exit code */
export async function infoCommand(args: Args, streams: Streams): Promise<number> {
  const [path = "-"] = args.words;
  const { project, findings } = await readSong(readInput(path), path);
  for (const { text, severity } of [...findings, ...zeroConductor(project)])
    if (severity !== "note") streams.note(`${path}: ${text}`);
  if (args.switches.has("json")) {
    streams.write(`${JSON.stringify(songInfo(project))}\n`);
    return EXIT.done;
  }
  const width = (streams.outputIsTerminal && process.stdout.columns) || WIDTH;
  streams.write(infoText(project, { width, strong: streams.strong, faint: streams.faint }));
  return EXIT.done;
}
