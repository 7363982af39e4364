import { BUCKETS, ScrapeError, visible } from "../../core/error.ts";
import type { Estimate } from "../../options.ts";
import { estimate } from "../../scrape/estimate.ts";
import { KINDS } from "../../scrape/plan.ts";
import { DAILY_LIMITS } from "../../store/status.ts";
import { serviceOf } from "../api.ts";
import { checkChannel } from "../channel.ts";
import type { Context } from "../context.ts";
import { grouped } from "../progress.ts";
import { kindsOf } from "../settings.ts";
import { interruption } from "../signals.ts";
import { unitsOf } from "../summary.ts";

/** `youtube-scrape estimate`: what a scrape would cost. */
export async function estimateCommand(context: Context): Promise<number> {
  const { args, terminal, json } = context;
  const [word] = args.words;
  if (word === undefined && !args.switches.has("demo")) {
    throw new ScrapeError("E_USAGE", "estimate without a channel", { hint: "name one by id, @handle or address" });
  }
  if (word !== undefined) checkChannel(word);
  const kinds = kindsOf(args, KINDS);
  const stopping = interruption(() => context.journal.note("warn", "stopping; Ctrl-C again ends at once"));
  const service = await serviceOf(context, stopping);
  try {
    const beyondCap = args.switches.has("beyond-cap");
    const channel = word ?? service.demo?.channelId ?? "";
    const found = await estimate({ ...service.options, channel, kinds, beyondCap });
    terminal.line(json ? line(found) : text(found));
    return 0;
  } catch (error) {
    const code = stopping.code();
    if (code === undefined) throw error;
    return code;
  } finally {
    await service.close();
  }
}

function line({ channelId, title, claimed, listed, units, spent }: Estimate): string {
  return JSON.stringify({
    channel_id: channelId,
    title,
    claimed,
    listed,
    units: unitsOf(units),
    spent: unitsOf(spent),
  });
}

function text({ channelId, title, claimed, listed, units }: Estimate): string {
  const claim = claimed === null ? "" : `, ${grouped(claimed)} claimed`;
  const costs = BUCKETS.filter((bucket) => units[bucket] > 0).map((bucket) => {
    const days = Math.ceil(units[bucket] / DAILY_LIMITS[bucket]);
    const length = days > 1 ? `, so ${days} days` : "";
    return `${bucket.padEnd(10)}${grouped(units[bucket])} units of ${grouped(DAILY_LIMITS[bucket])} a day${length}`;
  });
  return [visible(`${title}  ${channelId}`), `videos    ${grouped(listed)} listed${claim}`, ...costs].join("\n");
}
