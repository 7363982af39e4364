import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Video } from "../core/archive.ts";
import { askToQuery } from "../core/ask-query.ts";
import { ViewerError } from "../core/error.ts";
import { csvExport } from "../core/export-csv.ts";
import { jsonExport } from "../core/export-json.ts";
import { rssExport } from "../core/export-rss.ts";
import type { Listing } from "../core/listing.ts";
import type { Site } from "../core/page.ts";
import { parsePeriod, periodKey } from "../core/period.ts";
import { nounOf, SORT_NAMES } from "../views/words.ts";
import { askOf, channelNamed } from "./lists.ts";
import type { PageParts } from "./pages.ts";
import { EXPORTS, type Query } from "./visit.ts";

const FORMATS = {
  json: { type: "application/json; charset=utf-8", shown: "inline" },
  csv: { type: "text/csv; charset=utf-8; header=present", shown: "attachment" },
  rss: { type: "application/rss+xml; charset=utf-8", shown: "inline" },
} as const;
type Format = keyof typeof FORMATS;

/** Pictures in feeds are at least so wide, in pixels, if there is one. */
const PICTURE_WIDTH = 300;

/** The lists as files: `/c/<channel>/month/<period>.json`, `.csv` and `.rss`, in the order of the page. */
export function addExports(app: FastifyInstance, { archive, sites, at, tags, dear }: PageParts): void {
  app.get<Query & { Params: { channel: string; file: string } }>(EXPORTS, (request, reply) => {
    const { channel: ref, file } = request.params;
    const { period, format } = fileNamed(file);
    const listing = at((now): Listing => {
      tags.put(request, reply, now.version);
      const data = channelNamed(now, ref);
      const ask = askOf(data, { ...request.query, month: period }, sites.real.derived);
      const { channel } = data;
      const ranking = dear.do(ask, reply, () => archive.rank(channel.id, ask));
      return { channel, ask, ranking, zone: archive.zone };
    });
    const { type, shown } = FORMATS[format];
    reply
      .header("content-type", type)
      .header("content-disposition", `${shown}; filename="${fileName(listing, format)}"`)
      .send(written(format, listing, sites.real, request));
  });
}

/** @throws ViewerError E_NOT_FOUND */
function fileNamed(file: string): { period: string; format: Format } {
  const dot = file.lastIndexOf(".");
  const period = parsePeriod(file.slice(0, dot));
  const format = file.slice(dot + 1);
  if (dot > 0 && period !== null && (format === "json" || format === "csv" || format === "rss")) {
    return { period: periodKey(period), format };
  }
  const hint = "write a month, a year or all, then .json, .csv or .rss, such as 2024-12.csv";
  throw new ViewerError("E_NOT_FOUND", "there is no such file", hint);
}

function written(format: Format, listing: Listing, site: Site, request: FastifyRequest): string {
  if (format === "json") return jsonExport(listing);
  if (format === "csv") return csvExport(listing);
  const origin = `${request.protocol}://${request.host}`;
  const picture = ({ id, thumbnails }: Video): string | undefined => {
    const chosen = thumbnails.find(({ width }) => width >= PICTURE_WIDTH) ?? thumbnails.at(-1);
    const url = chosen === undefined ? "" : site.thumbnailUrl(id, chosen);
    if (url === "") return undefined;
    return url.startsWith("/") ? `${origin}${url}` : url;
  };
  const page = `${origin}/c/${encodeURIComponent(listing.channel.id)}?${askToQuery(listing.ask)}`;
  const { kind, sort } = listing.ask;
  const name = SORT_NAMES[sort].toLowerCase();
  const words = { noun: nounOf(kind), order: sort === "newest" || sort === "oldest" ? `${name} first` : `by ${name}` };
  return rssExport(listing, { page, self: `${origin}${request.url}`, picture }, words);
}

/** Such as `demo-2024-12-by-likes.csv`: plain letters, so that any system can store it. */
function fileName({ channel, ask }: Listing, format: Format): string {
  const name = (channel.handle ?? channel.id).replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "");
  const by = ask.sort === "views" ? "" : `-by-${ask.sort.replaceAll("_", "-")}`;
  return `${name === "" ? "channel" : name}-${periodKey(ask.period)}${by}.${format}`;
}
