import type { Archive } from "../core/archive.ts";
import type { Ask } from "../core/ask.ts";
import { type AskQuery, parseAsk } from "../core/ask-query.ts";
import { ViewerError } from "../core/error.ts";
import type { ListModel, Site } from "../core/page.ts";
import { periodName } from "../core/period.ts";
import type { ChannelData, Snapshot } from "./snapshot.ts";

const LONGEST_SHOWN = 60;

/** @throws ViewerError E_NOT_FOUND */
export function channelNamed(snapshot: Snapshot, ref: string): ChannelData {
  const data = snapshot.channel(ref);
  if (data !== undefined) return data;
  const shown = ref.length > LONGEST_SHOWN ? `${ref.slice(0, LONGEST_SHOWN).toWellFormed()}...` : ref;
  throw new ViewerError("E_NOT_FOUND", `there is no channel "${shown}" in this database`, "the front page lists all");
}

/** @throws ViewerError E_ASK, and E_NOT_FOUND for a period in which the channel cannot have videos */
export function askOf(data: ChannelData, query: AskQuery, derived: boolean): Ask {
  const ask = parseAsk(query, { latest: data.latest, derived });
  if (data.covers(ask.period)) return ask;
  const oldest = data.months.at(-1);
  const newest = data.months[0];
  const what = `there is nothing of ${periodName(ask.period)} in this database`;
  if (oldest === undefined || newest === undefined) throw new ViewerError("E_NOT_FOUND", what, "no month has videos");
  const from = periodName({ type: "month", year: oldest.year, month: oldest.month });
  const to = periodName({ type: "month", year: newest.year, month: newest.month });
  throw new ViewerError("E_NOT_FOUND", what, `its months are ${from} to ${to}`);
}

/** All that the list of an ask shows. */
export function listOf(archive: Archive, site: Site, data: ChannelData, ask: Ask): ListModel {
  return {
    site,
    channel: data.channel,
    ask,
    ranking: archive.rank(data.channel.id, ask),
    ...data.around(ask.period),
  };
}
