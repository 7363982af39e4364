import type { Json, JsonObject } from "./json.ts";
import { mixText } from "./mix.ts";
import type { World } from "./world.ts";

/** A video's resource after the faults that concern its content. */
export function deform(resource: JsonObject, id: string, { plan, settings, struck }: World): JsonObject {
  let deformed = resource;
  if (plan.concerns("hidden", id)) {
    struck("hidden");
    deformed = hide(deformed, mixText(settings.seed, id) % 3);
  }
  if (plan.concerns("wrong-types", id)) {
    struck("wrong-types");
    deformed = mistype(deformed, mixText(settings.seed, id) % 3);
  }
  if (plan.concerns("unknown-field", id)) {
    struck("unknown-field");
    deformed = { ...extend(deformed), unheardOf: { leaf: "value", list: ["a", "b"] } };
  }
  return deformed;
}

function hide(resource: JsonObject, what: number): JsonObject {
  const { statistics } = resource;
  if (!isObject(statistics)) return resource;
  if (what === 0) return { ...resource, statistics: undefined };
  const hidden = what === 1 ? "likeCount" : "commentCount";
  return { ...resource, statistics: { ...statistics, [hidden]: undefined } };
}

function mistype(resource: JsonObject, what: number): JsonObject {
  const { statistics, snippet, contentDetails } = resource;
  if (what === 0 && isObject(statistics)) return { ...resource, statistics: { ...statistics, viewCount: 12.5 } };
  if (what === 1 && isObject(snippet)) return { ...resource, snippet: { ...snippet, tags: "one, two" } };
  if (isObject(contentDetails)) return { ...resource, contentDetails: { ...contentDetails, duration: 98 } };
  return { ...resource, statistics: "none" };
}

function extend(resource: JsonObject): JsonObject {
  const { contentDetails } = resource;
  if (!isObject(contentDetails)) return resource;
  return { ...resource, contentDetails: { ...contentDetails, spatialAudio: "ambisonic" } };
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
