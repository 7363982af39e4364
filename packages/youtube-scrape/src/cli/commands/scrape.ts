import { parseChannelRef } from "../../core/channel-ref.ts";
import { ScrapeError } from "../../core/error.ts";
import type { ScrapeOptions } from "../../options.ts";
import { KINDS, PUBLIC_PARTS } from "../../scrape/plan.ts";
import { scrape } from "../../scrape/scrape.ts";
import { serviceOf } from "../api.ts";
import type { Args } from "../args.ts";
import type { Context } from "../context.ts";
import { makeRuns } from "../runs.ts";
import { kindsOf, partsOf, sinceOf } from "../settings.ts";
import { interruption } from "../signals.ts";
import { writing } from "../stores.ts";

/** `youtube-scrape scrape`: collects channels, one after another. */
export async function scrapeCommand(context: Context): Promise<number> {
  const { args } = context;
  const wanted = planFlags(args);
  const named = channelsIn(args);
  const stopping = interruption(() => context.journal.note("warn", "stopping; Ctrl-C again ends at once"));
  const service = await serviceOf(context, stopping);
  try {
    const demo = service.demo;
    const channels = demo !== undefined && named.length === 0 ? [demo.channelId] : named;
    return await writing(context, true, (store) =>
      makeRuns(
        context,
        store,
        stopping,
        channels.map((channel) => ({
          options: () => Promise.resolve(service.options),
          start: (options) => Promise.resolve(scrape({ ...options, ...wanted, channel })),
          demo: demo?.described,
          beyondCap: wanted.beyondCap === true,
        })),
      ),
    );
  } finally {
    await service.close();
  }
}

/**
 * Everything that can be wrong with the flags is found before the database is made.
 *
 * @throws ScrapeError E_USAGE
 */
function planFlags(args: Args): Omit<ScrapeOptions, "channel" | "store" | "apiKey"> {
  const [since, parts, kinds] = [sinceOf(args), partsOf(args, PUBLIC_PARTS), kindsOf(args, KINDS)];
  return {
    ...(since !== undefined && { since }),
    ...(parts.length > 0 && { parts }),
    ...(kinds.length > 0 && { kinds }),
    beyondCap: args.switches.has("beyond-cap"),
    newOnly: args.switches.has("new-only"),
    fresh: args.switches.has("fresh"),
  };
}

/** @throws ScrapeError E_USAGE, E_CHANNEL */
function channelsIn({ words, switches }: Args): string[] {
  if (words.length === 0 && !switches.has("demo")) {
    throw new ScrapeError("E_USAGE", "scrape without a channel", {
      hint: "name one by id, @handle or address, or try a made-up one: youtube-scrape scrape --demo",
    });
  }
  const channels = [...new Set(words)];
  for (const channel of channels) parseChannelRef(channel);
  return channels;
}
