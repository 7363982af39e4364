import type { ApiAnswer, ApiRequest, Transport } from "../src/api/transport.ts";

/** A video of the channel in memory. */
export interface MemoryVideo {
  readonly id: string;
  readonly publishedAt: string;
  title: string;
  /** Undefined: the API leaves the statistics out. */
  views?: string;
}

export interface MemoryOptions {
  readonly videos: readonly MemoryVideo[];
  /** What the channel claims. @default as many as there are */
  readonly claimed?: number;
  /** Listed at most. @default 20,000 */
  readonly cap?: number;
  /** Pages of the uploads, in place of the plain cut into fifties; by pass. */
  readonly pages?: (pass: number) => readonly (readonly string[])[];
  /** Pages of the list of Shorts, by the number of times that its first page was asked for. @default no such list */
  readonly shorts?: (pass: number) => readonly (readonly string[])[];
  /** Answers in place of the usual one; undefined leaves it as it is. */
  readonly intercept?: (request: Asked) => ApiAnswer | Error | undefined;
}

/** A request as it was received. */
export interface Asked {
  /** From 0. */
  readonly number: number;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly url: string;
}

export const SHORTS = "UUSH0123456789abcdefghijkl";
export const CHANNEL = "UC0123456789abcdefghijkl";
const UPLOADS = "UU0123456789abcdefghijkl";

/** A channel of one upload a day, its newest video first. */
export function someVideos(count: number): MemoryVideo[] {
  return Array.from({ length: count }, (_, i) => {
    const publishedAt = new Date(Date.UTC(2025, 0, 1) - i * 86_400_000).toISOString().replace(".000", "");
    return { id: `v${String(i).padStart(10, "0")}`, publishedAt, title: `Video ${i}`, views: String(1000 + i) };
  });
}

/** An API in memory that answers as a transport, without a socket, and remembers what it was asked. */
export function memoryApi(options: MemoryOptions): { transport: Transport; asked: Asked[]; units(): number } {
  const asked: Asked[] = [];
  const passes = new Map<string, number>();
  const transport: Transport = async (request) => {
    const number = asked.length;
    const call = readRequest(request, number);
    asked.push(call);
    // As over a network, the answer comes later.
    await Promise.resolve();
    const other = options.intercept?.(call);
    if (other instanceof Error) throw other;
    if (other !== undefined) return other;
    const list = call.query.get("playlistId") ?? "";
    if (call.path === "playlistItems" && !call.query.has("pageToken")) passes.set(list, (passes.get(list) ?? 0) + 1);
    return answerTo(call, options, passes.get(list) ?? 0);
  };
  return { transport, asked, units: () => asked.length };
}

/** An answer with a body of JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): ApiAnswer {
  return { status, headers, body: new TextEncoder().encode(JSON.stringify(body)) };
}

/** An error envelope as the API writes it. */
export function refusal(status: number, reason: string, message: string, more: object = {}): ApiAnswer {
  return json({ error: { code: status, message, errors: [{ message, domain: "youtube", reason }], ...more } }, status);
}

function readRequest({ url, headers }: ApiRequest, number: number): Asked {
  const parsed = new URL(url);
  return { number, url, headers, path: parsed.pathname.split("/").at(-1) ?? "", query: parsed.searchParams };
}

function answerTo({ path, query }: Asked, options: MemoryOptions, pass: number): ApiAnswer {
  if (path === "channels") return json({ items: query.get("id") === CHANNEL ? [channel(options)] : [] });
  if (path === "playlistItems") return page(query, options, pass);
  if (path === "videos") return json({ items: found(query, options).map(resource) });
  if (path === "videos:batchGetStats") {
    return json({ items: found(query, options).map(({ id, views }) => ({ id, statistics: { viewCount: views } })) });
  }
  if (path === "search") return searchPage(query, options);
  return refusal(404, "notFound", "no such method");
}

function channel({ videos, claimed = videos.length }: MemoryOptions): object {
  return {
    id: CHANNEL,
    snippet: { title: "Memory", publishedAt: "2006-01-01T00:00:00Z", customUrl: "@memory" },
    contentDetails: { relatedPlaylists: { uploads: UPLOADS } },
    statistics: { viewCount: "1", subscriberCount: "2", hiddenSubscriberCount: false, videoCount: String(claimed) },
  };
}

function page(query: URLSearchParams, options: MemoryOptions, pass: number): ApiAnswer {
  const isShorts = query.get("playlistId") === SHORTS && options.shorts !== undefined;
  if (query.get("playlistId") !== UPLOADS && !isShorts) return refusal(404, "playlistNotFound", "no playlist");
  const all = options.videos.slice(0, options.cap ?? 20_000).map(({ id }) => id);
  const pages = (isShorts ? options.shorts : options.pages)?.(pass) ?? chunks(all);
  const total = isShorts ? new Set(options.shorts?.(0).flat()).size : all.length;
  const number = Number(query.get("pageToken") ?? 0);
  const dates = new Map(options.videos.map(({ id, publishedAt }) => [id, publishedAt]));
  return json({
    pageInfo: { totalResults: total, resultsPerPage: 50 },
    ...(number + 1 < pages.length && { nextPageToken: String(number + 1) }),
    items: (pages[number] ?? []).map((videoId) => ({
      contentDetails: { videoId, videoPublishedAt: dates.get(videoId) },
    })),
  });
}

function searchPage(query: URLSearchParams, { videos }: MemoryOptions): ApiAnswer {
  const [after, before] = [query.get("publishedAfter") ?? "", query.get("publishedBefore") ?? ""];
  const hits = videos.filter(({ publishedAt }) => publishedAt >= after && publishedAt <= before);
  const start = Number(query.get("pageToken") ?? 0);
  const end = Math.min(start + 50, 500, hits.length);
  return json({
    pageInfo: { totalResults: hits.length },
    ...(end < Math.min(500, hits.length) && { nextPageToken: String(end) }),
    items: hits.slice(start, end).map(({ id, publishedAt }) => ({ id: { videoId: id }, snippet: { publishedAt } })),
  });
}

function found(query: URLSearchParams, { videos }: MemoryOptions): MemoryVideo[] {
  const ids = new Set((query.get("id") ?? "").split(","));
  return videos.filter(({ id }) => ids.has(id));
}

function resource({ id, publishedAt, title, views }: MemoryVideo): object {
  return {
    id,
    snippet: { publishedAt, channelId: CHANNEL, title, description: "" },
    contentDetails: { duration: "PT4M1S" },
    ...(views !== undefined && { statistics: { viewCount: views } }),
  };
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.max(1, Math.ceil(ids.length / 50)) }, (_, i) => ids.slice(50 * i, 50 * i + 50));
}
