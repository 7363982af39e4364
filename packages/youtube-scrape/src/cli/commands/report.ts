import { ScrapeError } from "../../core/error.ts";
import { report } from "../../report/report.ts";
import type { Context } from "../context.ts";
import { checkOutput, STDOUT, writeOutput } from "../output.ts";
import { grouped } from "../progress.ts";
import { databaseOf } from "../settings.ts";
import { reading, storedChannel } from "../stores.ts";

const USUAL_PAGE = "report.html";

/** `youtube-scrape report`: a page about a channel, its numbers beside it. */
export function reportCommand(context: Context): Promise<number> {
  const { args, terminal, json, quiet } = context;
  const page = args.texts.get("output") ?? USUAL_PAGE;
  const numbers = page === STDOUT ? page : besides(page);
  const database = databaseOf(args);
  if (page !== STDOUT) {
    checkOutput({ path: page, database });
    checkOutput({ path: numbers, database });
  }
  const timeZone = zoneOf(args.texts.get("tz"));
  return reading(context, async (store) => {
    const channel = storedChannel(store, args.texts.get("channel"));
    const made = report(store, { channel, ...(timeZone !== undefined && { timeZone }) });
    if (page === STDOUT) {
      await terminal.pieces([json ? made.json : made.html]);
      return 0;
    }
    const sizes = {
      html: writeOutput({ path: page, database }, [made.html]),
      json: writeOutput({ path: numbers, database }, [made.json]),
    };
    if (json) terminal.line(JSON.stringify({ channel_id: channel, html: page, json: numbers, bytes: sizes }));
    else if (!quiet) {
      terminal.line(`${page}  ${grouped(sizes.html)} bytes`);
      terminal.line(`${numbers}  ${grouped(sizes.json)} bytes`);
    }
    return 0;
  });
}

function besides(page: string): string {
  const name = page.replace(/\.html?$/i, "");
  return `${name}.json`;
}

/** @throws ScrapeError E_USAGE */
function zoneOf(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new ScrapeError("E_USAGE", `--tz has ${JSON.stringify(zone.slice(0, 60))}`, {
      hint: "name a zone such as Europe/Berlin or UTC",
    });
  }
}
