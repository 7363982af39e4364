import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Archive } from "../core/archive.ts";
import { ViewerError } from "../core/error.ts";
import { isConditional, setsTheme, type Tags } from "./conditional.ts";
import type { AnswerError } from "./errors.ts";
import { hostCheck } from "./host.ts";
import type { Headers } from "./security.ts";

export interface GateParts {
  readonly archive: Archive;
  /** Names that this server goes by. */
  readonly hosts: readonly string[];
  /** Of every answer. */
  readonly headers: Headers;
  readonly answerError: AnswerError;
  readonly tags: Tags;
}

const VARY = "HX-Request-Type, Cookie, Accept-Encoding";

/** What comes before all else for each request: whom it is for, from whom, and whether the client has the answer already. */
export function addGate(app: FastifyInstance, { archive, hosts, headers, answerError, tags }: GateParts): void {
  const isOurs = hostCheck(hosts);
  const version = (): number => archive.version();
  const page: Headers = { ...headers, "cache-control": "no-cache", vary: VARY };
  const themed: Headers = { ...headers, "cache-control": "no-store", vary: VARY };
  app.addHook("onRequest", (request, reply, done) => {
    const refusal = isOurs(request.headers.host) ? refusalOf(request) : NOT_OUR_NAME;
    if (refusal !== undefined) {
      answerError(refusal, request, reply);
      return;
    }
    if (!isConditional(request)) {
      reply.headers(setsTheme(request) ? themed : headers);
      done();
      return;
    }
    const tag = tags.known(request, version);
    if (tag !== undefined) {
      reply.code(304).headers({ etag: tag, "cache-control": "no-cache", vary: VARY }).send();
      return;
    }
    reply.headers(page);
    done();
  });
}

const NOT_OUR_NAME = new ViewerError(
  "E_ASK",
  "this is not the name of the viewer",
  "use an address that it printed, or let it go by this name too: top-videos-web --allow-host NAME",
);

const FROM_ELSEWHERE = new ViewerError(
  "E_ASK",
  "another site may lead to the viewer, but not load what it shows",
  "follow a link to the page instead",
);

/**
 * Browsers tell whose page sends a request. A page of another site could otherwise keep the viewer busy through
 * pictures whose addresses are searches. Following a link from there is fine, as is whatever is no browser.
 */
function refusalOf({ headers }: FastifyRequest): ViewerError | undefined {
  const isForeign = headers["sec-fetch-site"] === "cross-site" && headers["sec-fetch-dest"] !== "document";
  return isForeign ? FROM_ELSEWHERE : undefined;
}
