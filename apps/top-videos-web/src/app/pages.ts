import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Archive } from "../core/archive.ts";
import { ViewerError } from "../core/error.ts";
import type { Site } from "../core/page.ts";
import { parsePeriod } from "../core/period.ts";
import { renderChannelPage } from "../views/channel-page.ts";
import { renderChannelsPage } from "../views/channels-page.tsx";
import { fillGrid } from "../views/grid.ts";
import { renderList } from "../views/list.ts";
import { renderVideoPage } from "../views/video-page.tsx";
import type { Tags } from "./conditional.ts";
import type { DearWork } from "./dear-work.ts";
import { askOf, channelNamed, listOf } from "./lists.ts";
import { MadeUp } from "./made-up.ts";
import type { Sites } from "./site.ts";
import type { AtOnce, ChannelData, Snapshot } from "./snapshot.ts";
import { type Query, readerOf, wantsList } from "./visit.ts";

const HTML = "text/html; charset=utf-8";

export interface PageParts {
  readonly archive: Archive;
  readonly sites: Sites;
  readonly at: AtOnce;
  readonly tags: Tags;
  readonly dear: DearWork;
}

/** The pages that people read. */
export function addPages(app: FastifyInstance, { archive, sites, at, tags, dear }: PageParts): void {
  const madeUp = new MadeUp(archive);
  const siteOf = (data: ChannelData): Site => (madeUp.is(data) ? sites.demo : sites.real);
  type Asked = FastifyRequest<Query>;
  const channelPage = (now: Snapshot, data: ChannelData, request: Asked, reply: FastifyReply): string => {
    const reader = readerOf(request, reply);
    const ask = askOf(data, request.query, sites.real.derived);
    const list = dear.do(ask, reply, () => listOf(archive, siteOf(data), data, ask));
    if (wantsList(request)) return renderList(list);
    const { months, history } = data;
    return renderChannelPage({ ...list, reader, channels: now.channels, months, history }, fillGrid(data.grid, ask));
  };
  const answer = (request: FastifyRequest, reply: FastifyReply, made: (now: Snapshot) => string): void => {
    const text = at((now) => {
      tags.put(request, reply, now.version);
      return made(now);
    });
    reply.header("content-type", HTML).send(text);
  };

  app.get<Query>("/", (request, reply) => {
    answer(request, reply, (now) => {
      const { channels } = now;
      const only = channels.length === 1 ? channels[0] : undefined;
      if (only !== undefined) return channelPage(now, channelNamed(now, only.id), request, reply);
      const isDemo = channels.length > 0 && channels.every(({ id }) => madeUp.is(channelNamed(now, id)));
      const site = isDemo ? sites.demo : sites.real;
      return renderChannelsPage({ site, reader: readerOf(request, reply), channels });
    });
  });

  app.get<Query & { Params: { channel: string } }>("/c/:channel", (request, reply) => {
    answer(request, reply, (now) => channelPage(now, channelNamed(now, request.params.channel), request, reply));
  });

  app.get<{ Params: { channel: string; id: string } }>("/c/:channel/video/:id", (request, reply) => {
    answer(request, reply, (now) => {
      const data = channelNamed(now, request.params.channel);
      const { channel } = data;
      const video = archive.video(channel.id, request.params.id);
      if (video === undefined) {
        throw new ViewerError("E_NOT_FOUND", `${channel.title} has no such video here`, "the channel's page lists all");
      }
      const month = video.publishedDay === null ? null : parsePeriod(video.publishedDay.slice(0, 7));
      return renderVideoPage({ site: siteOf(data), reader: readerOf(request, reply), channel, video, month });
    });
  });
}
