import { parseChannelRef } from "../core/channel-ref.ts";
import { quote, ScrapeError } from "../core/error.ts";

/** Made by people, mixes, albums, favourites: none of them tells whose it is. A channel's own uploads (UU) do. */
const PLAYLIST = /^(?:PL[\w-]{16,32}|RD[\w-]{11,}|OLAK5uy_[\w-]+|FL[\w-]{22})$/;

const LIST_OF_ADDRESS = /^(?:https?:\/\/)?(?:(?:www|m|music)\.)?youtube\.com\/playlist\?(?:[^#]*&)?list=([^&#]*)/i;

/**
 * Refuses what can't be a channel before anything is asked or made.
 *
 * @throws ScrapeError E_CHANNEL
 */
export function checkChannel(text: string): void {
  const trimmed = text.trim();
  if (PLAYLIST.test(LIST_OF_ADDRESS.exec(trimmed)?.[1] ?? trimmed)) {
    throw new ScrapeError("E_CHANNEL", `${quote(trimmed)} is a playlist, not a channel`, {
      hint: "open it and give the @handle or the address of the channel that it belongs to",
    });
  }
  parseChannelRef(text);
}
