import type { FastifyInstance } from "fastify";
import type { PageParts } from "./pages.ts";

/** What machines ask for: whether the server works, and what they may read. */
export function addHealth(app: FastifyInstance, { archive, at }: PageParts): void {
  app.get("/healthz", (_request, reply) => {
    const found = at(({ version, channels }) => ({ version, channels: channels.length }));
    reply.header("cache-control", "no-store").send({ status: "ok", ...found, zone: archive.zone });
  });
  app.get("/robots.txt", (_request, reply) => {
    reply.header("content-type", "text/plain; charset=utf-8").send("User-agent: *\nDisallow: /\n");
  });
}
