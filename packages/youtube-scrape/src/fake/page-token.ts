import { invalidPageToken } from "./errors.ts";
import { mix, mixText } from "./mix.ts";

const PREFIX = "EAAaB";

/** Opaque text for a place in one list, which is of no use in another. */
export function pageToken(seed: number, list: string, place: number): string {
  const scope = mixText(seed, list);
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32BE((place ^ mix(scope, 1)) >>> 0, 0);
  bytes.writeUInt32BE(mix(scope, place + 2), 4);
  return PREFIX + bytes.toString("base64url");
}

/**
 * The place that a token stands for; 0 where none is given.
 *
 * @throws ApiFailure where the token is not one of this list
 */
export function placeOf(seed: number, list: string, token: string | null): number {
  if (token === null || token === "") return 0;
  const bytes = Buffer.from(token.slice(PREFIX.length), "base64url");
  if (bytes.length !== 8) throw invalidPageToken();
  const place = (bytes.readUInt32BE(0) ^ mix(mixText(seed, list), 1)) >>> 0;
  if (pageToken(seed, list, place) !== token) throw invalidPageToken();
  return place;
}
