import fastify, { type FastifyInstance } from "fastify";
import { addAssets } from "./assets.ts";
import { brokenRequests } from "./broken-request.ts";
import { addCompression } from "./compression.ts";
import { Tags } from "./conditional.ts";
import { DearWork } from "./dear-work.ts";
import { addErrors, errorAnswers } from "./errors.ts";
import { addExports } from "./exports.ts";
import { addGate } from "./gate.ts";
import { addHealth } from "./health.ts";
import { addLimits } from "./limits.ts";
import { type AppOptions, STDERR_LOG } from "./options.ts";
import { addPages } from "./pages.ts";
import { securityHeaders } from "./security.ts";
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
  const { archive, hosts = [], logger = STDERR_LOG, proxyThumbnails = false, thumbnailOrigin } = options;
  const sites = sitesOf(options);
  const tags = new Tags();
  const headers = await securityHeaders(proxyThumbnails ? [] : [THUMBNAIL_ORIGIN]);
  const answerError = errorAnswers(sites.real, logger, headers);
  const app = fastify({
    requestTimeout: SLOWEST_MS,
    bodyLimit: LARGEST_BODY,
    routerOptions: { maxParamLength: LONGEST_NAME },
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    clientErrorHandler: brokenRequests(sites.real, headers),
  });
  addGate(app, { archive, hosts, headers, answerError, tags });
  await addLimits(app, options.rateLimit, options.maxDelayMs);
  addCompression(app);
  addErrors(app, answerError);
  await addAssets(app, options.assets);
  const dear = new DearWork(options.dearLimit ?? {});
  const parts = { archive, sites, at: snapshots(archive), tags, dear };
  addPages(app, parts);
  addExports(app, parts);
  addHealth(app, parts);
  const origin = proxyThumbnails ? (thumbnailOrigin ?? THUMBNAIL_ORIGIN) : undefined;
  await addThumbnails(app, { archive, origin });
  return app;
}
