import { once } from "node:events";
import { startFake } from "../../fake/server.ts";
import type { Context } from "../context.ts";
import { demoOptions, fakeOptions } from "../demo.ts";
import { demoClock } from "../demo-past.ts";
import { interruption } from "../signals.ts";

/** `youtube-scrape fake`: serves a made-up channel until it is told to stop. */
export async function fakeCommand(context: Context): Promise<number> {
  const { args, terminal, journal, json, quiet } = context;
  const port = args.numbers.get("port");
  const options = demoOptions(args);
  const clock = await demoClock(context.clock, args, options.day);
  const stopping = interruption(() => undefined);
  const server = await startFake({ ...fakeOptions(options), clock, ...(port !== undefined && { port }) });
  try {
    const { url, channelId } = server;
    if (json) terminal.line(JSON.stringify({ url, port: server.port, channel_id: channelId, ...options }));
    else terminal.line(url);
    if (!json && !quiet) terminal.line(usage(url, channelId));
    if (!stopping.signal.aborted) await once(stopping.signal, "abort");
    const { general, search, stats } = server.units();
    journal.note(
      "info",
      `${server.requests.total} requests; units: ${general} general, ${search} search, ${stats} stats`,
    );
    return 0;
  } finally {
    await server.close();
  }
}

function usage(url: string, channelId: string): string {
  return `
any key will do, so in another terminal:
  YOUTUBE_API_KEY=any-key youtube-scrape scrape ${channelId} \\
    --base-url ${url} --db fake.db
Ctrl-C ends it.`;
}
