import {
  CHANNEL_HANDLE,
  CHANNEL_OWNER_PARTS,
  CHANNEL_PARTS,
  CHANNEL_USERNAME,
  channelPart,
} from "./channel-resource.ts";
import { badParameter } from "./errors.ts";
import type { Json, JsonObject } from "./json.ts";
import { mix } from "./mix.ts";
import { checkNames, listOf, pageSizeOf, partsOf } from "./params.ts";
import { etagOf } from "./video-id.ts";
import type { World } from "./world.ts";

const FILTERS = ["id", "forHandle", "forUsername"];

/** `channels.list` */
export function listChannels(params: URLSearchParams, world: World): JsonObject {
  checkNames(params, ["part", "maxResults", "pageToken", ...FILTERS]);
  const strict = world.settings.unknownParts === "reject";
  const parts = partsOf(params, { known: CHANNEL_PARTS, ownerOnly: CHANNEL_OWNER_PARTS, strict });
  const resultsPerPage = pageSizeOf(params);
  const filters = FILTERS.filter((name) => params.has(name));
  if (filters.length === 0) {
    const message = `No filter selected. Expected one of: ${FILTERS.join(", ")}`;
    throw badParameter("parameters", message, "missingRequiredParameter");
  }
  if (filters.length > 1) {
    throw badParameter(
      "parameters",
      `Incompatible parameters specified: ${filters.join(", ")}`,
      "incompatibleParameters",
    );
  }
  const isKnown = isAsked(params, world.settings.channelId);
  return {
    kind: "youtube#channelListResponse",
    etag: world.etag,
    pageInfo: { totalResults: isKnown ? 1 : 0, resultsPerPage },
    items: isKnown ? [channelResource(parts, world)] : undefined,
  };
}

function isAsked(params: URLSearchParams, channelId: string): boolean {
  const ids = listOf(params, "id");
  if (ids.length > 50) throw badParameter("id", "The request specifies more than 50 ids.", "invalidFilters");
  const handle = params.get("forHandle")?.trim().replace(/^@/, "").toLowerCase();
  const user = params.get("forUsername")?.trim().toLowerCase();
  return ids.includes(channelId) || handle === CHANNEL_HANDLE.slice(1) || user === CHANNEL_USERNAME;
}

function channelResource(parts: readonly string[], world: World): JsonObject {
  const { settings, channel, around, salt } = world;
  const resource: Record<string, Json> = {
    kind: "youtube#channel",
    etag: etagOf(mix(salt, 0)),
    id: settings.channelId,
  };
  const claimed = settings.claimed ?? channel.size;
  for (const part of parts) if (part !== "id") resource[part] = channelPart(part, around, claimed);
  return resource;
}
