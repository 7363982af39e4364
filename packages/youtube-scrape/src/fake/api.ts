import type { Bucket } from "../core/error.ts";
import { ApiFailure, backendError, dayIsOver, legacyDayIsOver, tooFast, unknownMethod } from "./errors.ts";
import type { Attempt, FaultPlan } from "./fault-plan.ts";
import type { FaultName } from "./faults.ts";
import { parseFields, select } from "./fields.ts";
import type { Json, JsonObject } from "./json.ts";
import { keyFailure } from "./keys.ts";
import { listCategories } from "./list-categories.ts";
import { listChannels } from "./list-channels.ts";
import { listPlaylist } from "./list-playlist.ts";
import { listSearch } from "./list-search.ts";
import { batchGetStats, listVideos } from "./list-videos.ts";
import { mix, mixText } from "./mix.ts";
import type { Quota } from "./quota.ts";
import type { Settings } from "./settings.ts";
import { etagOf } from "./video-id.ts";
import type { DayOfChannel, World } from "./world.ts";

/** A request of the API, taken apart. */
export interface Ask {
  /** What follows `/youtube/v3/`. */
  readonly method: string;
  readonly params: URLSearchParams;
  readonly key: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** What goes back; without a status the connection is cut or left open. */
export type Answer =
  | { readonly action: "cut" | "hang" }
  | {
      readonly action: "send";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** Where the body is to end early: bits that decide how. */
      readonly truncate: number | undefined;
    };

interface Method {
  readonly bucket: Bucket;
  readonly run: (params: URLSearchParams, world: World, attempt: Attempt) => JsonObject;
}

const METHODS: Readonly<Record<string, Method>> = {
  channels: { bucket: "general", run: listChannels },
  playlistItems: { bucket: "general", run: listPlaylist },
  videos: { bucket: "general", run: listVideos },
  videoCategories: { bucket: "general", run: listCategories },
  search: { bucket: "search", run: listSearch },
  "videos:batchGetStats": { bucket: "stats", run: batchGetStats },
};

/** Faults by which the same request can be answered in another way the next time. */
const PASSING: readonly FaultName[] = ["duplicated", "dropped", "omit"];

interface ApiParts {
  readonly settings: Settings;
  readonly plan: FaultPlan;
  readonly quota: Quota;
  readonly today: () => DayOfChannel;
  readonly origin: () => string;
  readonly struck: (name: FaultName) => void;
}

/** Answers requests of the API: the key, the allowances, what goes wrong on the way, then the method itself. */
export class Api {
  readonly #parts: ApiParts;

  constructor(parts: ApiParts) {
    this.#parts = parts;
  }

  static knows(method: string): boolean {
    return Object.hasOwn(METHODS, method);
  }

  answer(ask: Ask): Answer {
    const { plan, struck } = this.#parts;
    try {
      const method = Object.hasOwn(METHODS, ask.method) ? METHODS[ask.method] : undefined;
      if (method === undefined) throw unknownMethod();
      const failure = this.#refusal(ask, method.bucket);
      if (failure !== undefined) throw failure;
      const asked = canonical(ask);
      const attempt = plan.attempt(asked);
      const hits = (name: FaultName): boolean => {
        if (!plan.hits(name, attempt)) return false;
        struck(name);
        return true;
      };
      const spoilt = this.#spoilt(ask, attempt, hits);
      if (spoilt !== undefined) return spoilt;
      return this.#made(ask, method, { asked, attempt, hits });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      return send(error.code, text(error.body(this.#echo(ask)), ask), { ...error.details.headers });
    }
  }

  /** Why the request may not be made; otherwise it is charged, whatever comes of it. */
  #refusal({ key }: Ask, bucket: Bucket): ApiFailure | undefined {
    const { settings, plan, quota } = this.#parts;
    const failure = keyFailure(key, settings.keys, plan);
    if (failure !== undefined) return failure;
    const verdict = quota.charge(bucket);
    if (verdict.granted) return undefined;
    if (verdict.limit === "minute") return tooFast(settings.rateStatus, verdict.retryAfterSeconds);
    return plan.value("quota-old") === undefined ? dayIsOver(bucket) : legacyDayIsOver();
  }

  /** What an accident on the way makes of the answer. */
  #spoilt(ask: Ask, attempt: Attempt, hits: (name: FaultName) => boolean): Answer | undefined {
    if (hits("hang")) return { action: "hang" };
    if (hits("reset")) return { action: "cut" };
    if (hits("redirect")) {
      return send(302, "", {
        location: encodeURI(`${this.#parts.origin()}/elsewhere/${ask.method}${this.#echo(ask)}`),
      });
    }
    if (hits("5xx")) throw backendError(attempt.dice);
    if (hits("html-error")) {
      const page = `<!DOCTYPE html>\n<html lang=en><title>Error 502 (Server Error)</title><p>That's an error.${this.#echo(ask)}</html>\n`;
      return send(502, page, { "content-type": "text/html; charset=UTF-8" });
    }
    if (hits("garbage")) return send(200, `{"kind": "youtube#${ask.method}", "items": [{"id": ${this.#echo(ask)}`);
    return hits("304") ? send(304, "") : undefined;
  }

  #made(
    ask: Ask,
    method: Method,
    { asked, attempt, hits }: { asked: string; attempt: Attempt; hits: (name: FaultName) => boolean },
  ): Answer {
    const { settings, plan, today, origin, struck } = this.#parts;
    const { channel, listings, salt } = today();
    const passing = attempt.count === 1 && PASSING.some((name) => plan.value(name) !== undefined);
    const variant = hits("etag") ? attempt.dice : passing ? 1 : 0;
    const etag = etagOf(mix(mixText(salt, asked), variant));
    if (ask.ifNoneMatch?.includes(etag) === true) return send(304, "", { etag: `"${etag}"` });
    const fields = ask.params.get("fields");
    const selection = fields === null ? undefined : parseFields(fields);
    const world: World = {
      settings,
      plan,
      channel,
      around: { channel, channelId: settings.channelId, thumbnailOrigin: settings.thumbnailOrigin ?? origin() },
      etag,
      salt,
      struck,
      remember: (id, make) => {
        if (!listings.has(id)) listings.set(id, make());
        return listings.get(id);
      },
    };
    const answer = method.run(ask.params, world, attempt);
    const body = text(selection === undefined ? answer : (select(answer, selection) ?? {}), ask);
    const truncate = hits("truncated") ? attempt.dice : undefined;
    return { action: "send", status: 200, headers: { etag: `"${etag}"` }, body, truncate };
  }

  #echo({ key }: Ask): string {
    const { plan } = this.#parts;
    if (plan.value("echo") === undefined || key === undefined) return "";
    return ` [x-goog-api-key: ${key}; key=${encodeURIComponent(key)}]`;
  }
}

/** What is asked, without who asks and in which order. */
function canonical({ method, params }: Ask): string {
  const names = [...params].filter(([name]) => name !== "key" && name !== "quotaUser").map((pair) => pair.join("="));
  return `${method}?${names.sort().join("&")}`;
}

function text(body: Json, { params }: Ask): string {
  return params.get("prettyPrint") === "false" ? JSON.stringify(body) : `${JSON.stringify(body, null, 2)}\n`;
}

function send(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { action: "send", status, headers, body, truncate: undefined };
}
