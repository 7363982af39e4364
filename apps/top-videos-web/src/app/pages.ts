import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Archive } from "../core/archive.ts";
import { ViewerError } from "../core/error.ts";
import type { Site } from "../core/page.ts";
import { renderChannelPage } from "../views/channel-page.ts";
import { renderChannelsPage } from "../views/channels-page.tsx";
import { fillGrid } from "../views/grid.ts";
import { renderList } from "../views/list.ts";
import { renderVideoPage } from "../views/video-page.tsx";
import { askOf, channelNamed, listOf } from "./lists.ts";
import type { ChannelData, Snapshot } from "./snapshot.ts";
import { type Query, readerOf, wantsList } from "./visit.ts";

const HTML = "text/html; charset=utf-8";

export interface PageParts {
  readonly archive: Archive;
  readonly site: Site;
  readonly snapshot: () => Snapshot;
}

/** The pages that people read. */
export function addPages(app: FastifyInstance, { archive, site, snapshot }: PageParts): void {
  type Asked = FastifyRequest<Query>;
  const channelPage = (now: Snapshot, data: ChannelData, request: Asked, reply: FastifyReply): string => {
    const reader = readerOf(request, reply);
    const ask = askOf(data, request.query, site.derived);
    const list = listOf(archive, site, data, ask);
    if (wantsList(request)) return renderList(list);
    const { months, history } = data;
    return renderChannelPage({ ...list, reader, channels: now.channels, months, history }, fillGrid(data.grid, ask));
  };

  app.get<Query>("/", (request, reply) => {
    const now = snapshot();
    const { channels } = now;
    const only = channels.length === 1 ? channels[0] : undefined;
    reply.header("content-type", HTML);
    if (only === undefined) {
      reply.send(renderChannelsPage({ site, reader: readerOf(request, reply), channels }));
      return;
    }
    reply.send(channelPage(now, channelNamed(now, only.id), request, reply));
  });

  app.get<Query & { Params: { channel: string } }>("/c/:channel", (request, reply) => {
    const now = snapshot();
    const text = channelPage(now, channelNamed(now, request.params.channel), request, reply);
    reply.header("content-type", HTML).send(text);
  });

  app.get<{ Params: { channel: string; id: string } }>("/c/:channel/video/:id", (request, reply) => {
    const { channel } = channelNamed(snapshot(), request.params.channel);
    const video = archive.video(channel.id, request.params.id);
    if (video === undefined) {
      throw new ViewerError("E_NOT_FOUND", `${channel.title} has no such video here`, "the channel's page lists all");
    }
    const text = renderVideoPage({ site, reader: readerOf(request, reply), channel, video });
    reply.header("content-type", HTML).send(text);
  });
}
