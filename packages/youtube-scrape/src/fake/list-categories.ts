import { badParameter } from "./errors.ts";
import type { JsonObject } from "./json.ts";
import { mix } from "./mix.ts";
import { checkNames, listOf, partsOf } from "./params.ts";
import { etagOf } from "./video-id.ts";
import type { World } from "./world.ts";

/** Categories of videos in the United States, by the API's own ids. */
const CATEGORIES: readonly (readonly [id: string, title: string])[] = [
  ["1", "Film & Animation"],
  ["2", "Autos & Vehicles"],
  ["10", "Music"],
  ["15", "Pets & Animals"],
  ["17", "Sports"],
  ["19", "Travel & Events"],
  ["20", "Gaming"],
  ["22", "People & Blogs"],
  ["23", "Comedy"],
  ["24", "Entertainment"],
  ["25", "News & Politics"],
  ["26", "Howto & Style"],
  ["27", "Education"],
  ["28", "Science & Technology"],
  ["29", "Nonprofits & Activism"],
];

/** `videoCategories.list` */
export function listCategories(params: URLSearchParams, world: World): JsonObject {
  checkNames(params, ["part", "id", "regionCode"]);
  const parts = partsOf(params, { known: ["id", "snippet"], strict: world.settings.unknownParts === "reject" });
  if (params.has("id") === params.has("regionCode")) {
    throw badParameter("parameters", "Expected one of: id, regionCode", "missingRequiredParameter");
  }
  const ids = listOf(params, "id");
  const asked = CATEGORIES.filter(([id]) => params.has("regionCode") || ids.includes(id));
  return {
    kind: "youtube#videoCategoryListResponse",
    etag: world.etag,
    items: asked.map(([id, title]) => ({
      kind: "youtube#videoCategory",
      etag: etagOf(mix(7, Number(id))),
      id,
      snippet: parts.includes("snippet")
        ? { title, assignable: true, channelId: "UCcategories00000000000A" }
        : undefined,
    })),
  };
}
