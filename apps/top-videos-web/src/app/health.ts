import type { FastifyInstance } from "fastify";
import type { PageParts } from "./pages.ts";

/** What machines ask for: whether the server works, and what they may read. */
export function addHealth(app: FastifyInstance, { site, snapshot }: PageParts): void {
  app.get("/healthz", (_request, reply) => {
    const { version, channels } = snapshot();
    reply.header("cache-control", "no-store");
    reply.send({ status: "ok", version, channels: channels.length, zone: site.zone });
  });
  app.get("/robots.txt", (_request, reply) => {
    reply.header("content-type", "text/plain; charset=utf-8").send("User-agent: *\nDisallow: /\n");
  });
}
