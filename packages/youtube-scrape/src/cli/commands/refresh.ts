import { ScrapeError } from "../../core/error.ts";
import { refresh } from "../../scrape/refresh.ts";
import { listChannels } from "../../store/reads.ts";
import type { Store } from "../../store/store.ts";
import { serviceOf } from "../api.ts";
import type { Context } from "../context.ts";
import type { Demo } from "../demo.ts";
import { makeRuns } from "../runs.ts";
import { interruption } from "../signals.ts";
import { storedChannel, writing } from "../stores.ts";

/** `youtube-scrape refresh`: asks again for what is stored. */
export async function refreshCommand(context: Context): Promise<number> {
  const stopping = interruption(() => context.journal.note("warn", "stopping; Ctrl-C again ends at once"));
  const service = await serviceOf(context, stopping);
  try {
    const statsOnly = context.args.switches.has("stats-only");
    return await writing(context, false, (store) =>
      makeRuns(
        context,
        store,
        stopping,
        channelsIn(context, store, service.demo).map((channel) => ({
          channel,
          options: () => Promise.resolve(service.options),
          start: (options) => Promise.resolve(refresh({ ...options, channel, statsOnly })),
          demo: service.demo?.described,
          beyondCap: false,
        })),
      ),
    );
  } finally {
    await service.close();
  }
}

/** @throws ScrapeError E_CHANNEL, E_NOTHING */
function channelsIn({ args }: Context, store: Store, demo: Demo | undefined): string[] {
  if (args.words.length > 0) return [...new Set(args.words.map((word) => storedChannel(store, word)))];
  if (demo !== undefined) return [storedChannel(store, demo.channelId)];
  const channels = listChannels(store).map(({ channelId }) => channelId);
  if (channels.length > 0) return channels;
  throw new ScrapeError("E_NOTHING", "the database holds no channel", {
    hint: "collect one first: youtube-scrape scrape CHANNEL",
  });
}
