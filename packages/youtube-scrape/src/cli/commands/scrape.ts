import { ScrapeError } from "../../core/error.ts";
import type { VideoKind } from "../../core/video-row.ts";
import type { ScrapeOptions } from "../../options.ts";
import { serviceOf } from "../api.ts";
import type { Args } from "../args.ts";
import { checkChannel } from "../channel.ts";
import type { Context } from "../context.ts";
import { kindsOf, partsOf, sinceOf } from "../settings.ts";
import { interruption } from "../signals.ts";

/** `youtube-scrape scrape`: collects channels, one after another. */
export async function scrapeCommand(context: Context): Promise<number> {
  const { args } = context;
  const wanted = await planFlags(args);
  const named = channelsIn(args);
  const stopping = interruption(() => context.journal.note("warn", "stopping; Ctrl-C again ends at once"));
  const service = await serviceOf(context, stopping);
  try {
    // Only now is it certain that something is to be done, and the engine takes longer to load than all the rest.
    const [{ scrape }, { makeRuns }, { writing }] = await Promise.all([
      import("../../scrape/scrape.ts"),
      import("../runs.ts"),
      import("../stores.ts"),
    ]);
    const demo = service.demo;
    const channels = demo !== undefined && named.length === 0 ? [demo.channelId] : named;
    return await writing(context, true, (store) =>
      makeRuns(
        context,
        store,
        stopping,
        channels.map((channel) => ({
          channel,
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
async function planFlags(args: Args): Promise<Omit<ScrapeOptions, "channel" | "store" | "apiKey">> {
  const since = sinceOf(args);
  const { parts, kinds } = args.texts.has("parts") || args.texts.has("kinds") ? await listed(args) : NOTHING;
  return {
    ...(since !== undefined && { since }),
    ...(parts.length > 0 && { parts }),
    ...(kinds.length > 0 && { kinds }),
    beyondCap: args.switches.has("beyond-cap"),
    newOnly: args.switches.has("new-only"),
    fresh: args.switches.has("fresh"),
  };
}

const NOTHING = { parts: [], kinds: [] } as const;

async function listed(args: Args): Promise<{ parts: readonly string[]; kinds: readonly VideoKind[] }> {
  const { KINDS, PUBLIC_PARTS } = await import("../../scrape/plan.ts");
  return { parts: partsOf(args, PUBLIC_PARTS), kinds: kindsOf(args, KINDS) };
}

/** @throws ScrapeError E_USAGE, E_CHANNEL */
function channelsIn({ words, switches }: Args): string[] {
  if (words.length === 0 && !switches.has("demo")) {
    throw new ScrapeError("E_USAGE", "scrape without a channel", {
      hint: "name one by id, @handle or address, or try a made-up one: youtube-scrape scrape --demo",
    });
  }
  const channels = [...new Set(words)];
  for (const channel of channels) checkChannel(channel);
  return channels;
}
