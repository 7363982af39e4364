import { quote, ScrapeError } from "../../core/error.ts";
import { exportVideos } from "../../store/export.ts";
import type { Context } from "../context.ts";
import { checkOutput, STDOUT, writeOutput } from "../output.ts";
import { grouped } from "../progress.ts";
import { databaseOf } from "../settings.ts";
import { reading, storedChannel } from "../stores.ts";

const FORMATS = ["csv", "jsonl"] as const;

/** Characters gathered before they are handed on: a system call a video would take longer than reading it. */
const BLOCK = 1 << 16;

/** `youtube-scrape export`: the videos as text. */
export function exportCommand(context: Context): Promise<number> {
  const { args, terminal, json, quiet } = context;
  const [word] = args.words;
  const format = FORMATS.find((candidate) => candidate === word?.toLowerCase());
  if (format === undefined) {
    const found = word === undefined ? "export without a format" : `no format ${quote(word)}`;
    throw new ScrapeError("E_USAGE", found, { hint: "use csv or jsonl: youtube-scrape export csv -o videos.csv" });
  }
  const place = args.texts.get("output") ?? STDOUT;
  const output = { path: place, database: databaseOf(args) };
  if (place !== STDOUT) checkOutput(output);
  return reading(context, async (store) => {
    const named = args.texts.get("channel");
    const spreadsheetSafe = args.switches.has("spreadsheet-safe");
    const lines = exportVideos(store, {
      format,
      spreadsheetSafe,
      ...(named !== undefined && { channel: storedChannel(store, named) }),
    });
    if (place === STDOUT) {
      await terminal.pieces(blocks(lines));
      return 0;
    }
    const bytes = writeOutput(output, blocks(lines));
    if (json) terminal.line(JSON.stringify({ file: place, format, bytes }));
    else if (!quiet) terminal.line(`${place}  ${grouped(bytes)} bytes`);
    return 0;
  });
}

function* blocks(lines: Iterable<string>): Generator<string> {
  let block = "";
  for (const line of lines) {
    block += line;
    if (block.length < BLOCK) continue;
    yield block;
    block = "";
  }
  if (block !== "") yield block;
}
