import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";
import { ViewerError } from "../core/error.ts";
import { addCompression } from "./compression.ts";
import { isConditional, Tags } from "./conditional.ts";
import { type AnswerError, addErrors, errorAnswers } from "./errors.ts";
import { addExports } from "./exports.ts";
import { addHealth } from "./health.ts";
import { hostCheck } from "./host.ts";
import { addLimits } from "./limits.ts";
import { type AppOptions, STDERR_LOG } from "./options.ts";
import { addPages } from "./pages.ts";
import { type Headers, securityHeaders } from "./security.ts";
import { sitesOf } from "./site.ts";
import { snapshots } from "./snapshot.ts";
import { THUMBNAIL_ORIGIN } from "./thumbnail-address.ts";
import { addThumbnails } from "./thumbnails.ts";

/** Milliseconds in which a request must have arrived; none has a body. */
const SLOWEST_MS = 30_000;
const LARGEST_BODY = 1024;

/** Characters of a channel's or video's name in an address; what is longer names nothing. */
const LONGEST_NAME = 200;

/** The viewer as a server that does not listen yet; closing it leaves the archive open. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { archive, assets, logger = STDERR_LOG, proxyThumbnails = false, thumbnailOrigin } = options;
  const sites = sitesOf(options);
  const tags = new Tags();
  const headers = await securityHeaders(proxyThumbnails ? [] : [THUMBNAIL_ORIGIN]);
  const answerError = errorAnswers(sites.real, logger, headers);
  const app = fastify({
    requestTimeout: SLOWEST_MS,
    bodyLimit: LARGEST_BODY,
    routerOptions: { maxParamLength: LONGEST_NAME },
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    clientErrorHandler(_error, socket) {
      if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    },
  });
  addFirst(app, options, { headers, answerError, tags });
  await addLimits(app, options.rateLimit, options.maxDelayMs);
  addCompression(app);
  addErrors(app, answerError);
  await app.register(fastifyStatic, {
    root: assets.folder,
    prefix: "/assets/",
    wildcard: false,
    index: false,
    decorateReply: false,
    acceptRanges: false,
    preCompressed: true,
    immutable: true,
    maxAge: "365d",
  });
  const parts = { archive, sites, at: snapshots(archive), tags };
  addPages(app, parts);
  addExports(app, parts);
  addHealth(app, parts);
  const origin = proxyThumbnails ? (thumbnailOrigin ?? THUMBNAIL_ORIGIN) : undefined;
  await addThumbnails(app, { archive, origin });
  return app;
}

interface First {
  readonly headers: Headers;
  readonly answerError: AnswerError;
  readonly tags: Tags;
}

/** What comes before all else for each request: whom it is for, and whether the client has the answer already. */
function addFirst(app: FastifyInstance, { archive, hosts = [] }: AppOptions, first: First): void {
  const { headers, answerError, tags } = first;
  const isOurs = hostCheck(hosts);
  const page: Headers = { ...headers, "cache-control": "no-cache", vary: "HX-Request-Type, Cookie, Accept-Encoding" };
  const version = (): number => archive.version();
  app.addHook("onRequest", (request, reply, done) => {
    if (!isOurs(request.headers.host)) {
      const hint = "use the address that the viewer printed";
      answerError(new ViewerError("E_ASK", "this is not the name of the viewer", hint), request, reply);
      return;
    }
    if (!isConditional(request)) {
      reply.headers(headers);
      done();
      return;
    }
    const tag = tags.known(request, version);
    if (tag !== undefined) {
      reply.code(304).headers({ etag: tag, "cache-control": "no-cache", vary: page.vary }).send();
      return;
    }
    reply.headers(page);
    done();
  });
}
