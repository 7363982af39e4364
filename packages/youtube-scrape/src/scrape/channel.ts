import type { ApiCall, ApiReply } from "../api/client.ts";
import { parseChannelRef } from "../core/channel-ref.ts";
import { quote, ScrapeError } from "../core/error.ts";
import { mapChannel } from "../core/map-channel.ts";
import { playlistOf } from "../core/playlists.ts";
import { readChannels } from "../core/resources.ts";
import type { ChannelRow } from "../core/video-row.ts";

const CHANNEL_PARTS = "snippet,statistics,contentDetails,status,topicDetails,brandingSettings,localizations";

/** What the API says of a channel. */
export interface FoundChannel {
  readonly row: ChannelRow;
  readonly uploads: string;
  /** Paths of leaves that no column holds and that are not known. */
  readonly unmapped: readonly string[];
}

/**
 * Asks for a channel by id, handle or address: one call.
 *
 * @throws ScrapeError E_CHANNEL, E_UNKNOWN_CHANNEL
 */
export async function findChannel(ref: string, call: (call: ApiCall) => Promise<ApiReply>): Promise<FoundChannel> {
  const { by, value } = parseChannelRef(ref);
  const selector = by === "id" ? { id: value } : by === "handle" ? { forHandle: value } : { forUsername: value };
  const reply = await call({ path: "channels", query: { part: CHANNEL_PARTS, ...selector } });
  const [resource] = reply.type === "body" ? readChannels(reply.body).items : [];
  if (resource === undefined) throw unknownChannel(ref);
  const mapped = mapChannel(resource);
  if (!mapped.ok) throw new ScrapeError("E_ANSWER", `the channel can't be read: ${mapped.reason}`);
  const { row, unmapped } = mapped;
  if (by === "id" && row.channel_id !== value) {
    throw new ScrapeError("E_ANSWER", `asked for ${value}, the API tells of ${quote(row.channel_id)}`);
  }
  return { row, uploads: row.uploads_playlist ?? playlistOf(row.channel_id, "all"), unmapped };
}

function unknownChannel(ref: string): ScrapeError {
  return new ScrapeError("E_UNKNOWN_CHANNEL", `the API knows no channel ${quote(ref)}`, {
    hint: "copy the address of the channel's page, or its id (UC and 22 characters more)",
  });
}
