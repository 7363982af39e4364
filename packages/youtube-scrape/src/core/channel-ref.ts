import { quote, ScrapeError } from "./error.ts";
import { channelOfPlaylist, isChannelId } from "./playlists.ts";

/** How channels.list is to be asked for a channel. */
export interface ChannelRef {
  readonly by: "id" | "handle" | "username";
  /** `UC` and 22 characters, `@handle`, or the name of a legacy user. */
  readonly value: string;
}

const WAYS = "give its id (UC and 22 characters), its @handle, or the address of its page";
const LEAST_HANDLE = 3;
const MOST_HANDLE = 30;

/**
 * A channel as people write it: id, id of its uploads playlist, `@handle`, or the address of its page on youtube.com
 * with or without scheme, whatever follows the channel in it. A handle has 3 to 30 letters, digits, `.`, `_`, `-` and
 * middle dots; YouTube allows fewer than 3 in some scripts, so that least number is asked of ASCII alone.
 *
 * @throws ScrapeError E_CHANNEL for anything else, and for addresses that the API can't look a channel up by
 */
export function parseChannelRef(text: string): ChannelRef {
  const trimmed = text.trim();
  if (trimmed === "") throw refusal("no channel given", WAYS);
  const address = addressOf(trimmed);
  if (address !== null) return fromAddress(address, trimmed);
  if (trimmed.includes("/")) throw refusal(`${quote(trimmed)} is no address of a YouTube channel`, WAYS);
  if (trimmed.startsWith("@")) return handleOf(trimmed);
  const id = idOf(trimmed);
  if (id !== null) return { by: "id", value: id };
  throw looksLikeId(trimmed) ? mistyped(trimmed) : bareName(trimmed);
}

interface Address {
  readonly host: string;
  /** Without query, fragment and empty segments; percent escapes are as written. */
  readonly segments: readonly string[];
  readonly query: string;
}

const ADDRESS = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)*(?:youtube\.com|youtu\.be))(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/iu;

function addressOf(text: string): Address | null {
  const found = ADDRESS.exec(text);
  if (found === null) return null;
  const [, host = "", path = "", query = ""] = found;
  return { host: host.toLowerCase(), segments: path.split("/").filter((segment) => segment !== ""), query };
}

function fromAddress({ host, segments, query }: Address, text: string): ChannelRef {
  if (host === "youtu.be") throw aboutVideo(text);
  if (!/^(?:(?:www|m|music)\.)?youtube\.com$/.test(host)) throw refusal(`${quote(host)} has no channel pages`, WAYS);
  const [first = "", second = ""] = segments.map((segment) => decoded(segment, text));
  if (first === "") throw refusal(`${quote(text)} names no channel`, WAYS);
  if (first.startsWith("@")) return handleOf(first);
  if (/^(?:watch|shorts|live|embed|v|clip)$/.test(first)) throw aboutVideo(text);
  if (first === "channel") return { by: "id", value: channelIn(second) };
  if (first === "user") return { by: "username", value: usernameOf(second, text) };
  if (first === "playlist") return { by: "id", value: channelIn(/(?:^|&)list=([^&]*)/.exec(query)?.[1] ?? "") };
  const name = first === "c" ? second : first;
  throw refusal(
    `${quote(text)} is a custom address, which the API can't look up`,
    `open it and give the @handle or the id that the page shows${name === "" ? "" : `, perhaps @${asHandle(name)}`}`,
  );
}

function decoded(segment: string, text: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw refusal(`${quote(text)} has a broken percent escape`, WAYS);
  }
}

function channelIn(text: string): string {
  const id = idOf(text);
  if (id === null) throw looksLikeId(text) ? mistyped(text) : refusal(`${quote(text)} is no channel id`, WAYS);
  return id;
}

function idOf(text: string): string | null {
  return isChannelId(text) ? text : channelOfPlaylist(text);
}

function handleOf(text: string): ChannelRef {
  const name = text.slice(1);
  if (!/^[\p{L}\p{M}\p{N}._\u00b7-]+$/u.test(name))
    throw refusal(`${quote(text)} is no handle`, "a handle is @ and letters, digits, dots, - or _");
  const length = Array.from(name).length;
  const least = /^[\x21-\x7e]*$/.test(name) ? LEAST_HANDLE : 1;
  if (length < least || length > MOST_HANDLE)
    throw refusal(
      `the handle ${quote(text)} has ${length} characters after the @`,
      `handles have ${LEAST_HANDLE} to ${MOST_HANDLE}`,
    );
  return { by: "handle", value: text };
}

function usernameOf(name: string, text: string): string {
  if (!/^[\p{L}\p{N}._-]{1,64}$/u.test(name)) throw refusal(`${quote(text)} names no user`, WAYS);
  return name;
}

function looksLikeId(text: string): boolean {
  return /^U[CU][A-Za-z0-9_-]{15,30}$/.test(text);
}

function mistyped(text: string): ScrapeError {
  return refusal(
    `${quote(text)} looks like a channel id but has ${text.length} characters instead of 24`,
    "copy the id again: UC and 22 letters, digits, - or _",
  );
}

function bareName(text: string): ScrapeError {
  return refusal(
    `${quote(text)} could be a handle, an old user name or a title`,
    /^[\p{L}\p{M}\p{N}._\u00b7-]{1,30}$/u.test(text) ? `write @${asHandle(text)} if it is the handle` : WAYS,
  );
}

/** What a hint may repeat of a name that came from outside. */
function asHandle(name: string): string {
  return Array.from(name.replace(/[^\p{L}\p{M}\p{N}._\u00b7-]/gu, ""))
    .slice(0, MOST_HANDLE)
    .join("");
}

function aboutVideo(text: string): ScrapeError {
  return refusal(
    `${quote(text)} is the address of a video, not of a channel`,
    `open it and go to its channel: ${WAYS}`,
  );
}

function refusal(message: string, hint: string): ScrapeError {
  return new ScrapeError("E_CHANNEL", message, { hint });
}
