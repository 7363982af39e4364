import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ViewerError } from "../core/error.ts";
import type { Site } from "../core/page.ts";
import { renderErrorPage } from "../views/error-page.tsx";
import { renderErrorList } from "../views/list.ts";
import { type Failure, failureOf } from "./failure.ts";
import type { ErrorLog } from "./options.ts";
import type { Headers } from "./security.ts";
import { readerOrUsual, wantsList } from "./visit.ts";

const HTML = "text/html; charset=utf-8";
const PLAIN = "text/plain; charset=utf-8";

/** Path of a list as a file, whose format errors have too as far as they can. */
const EXPORT = /^\/c\/[^/]+\/month\/[^/]*\.(json|csv|rss)$/;

/** Answers a request with what went wrong, in the form that the client can use. */
export type AnswerError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** @param headers of every answer, for those that end before they are set */
export function errorAnswers(site: Site, log: ErrorLog, headers: Headers): AnswerError {
  return (error, request, reply) => {
    const failure = failureOf(error);
    if (failure.status >= 500) log.error(error, `${request.method} ${request.url.slice(0, 300)}`);
    if (failure.status === 503 && !reply.hasHeader("retry-after")) reply.header("retry-after", "1");
    reply.removeHeader("etag").removeHeader("content-disposition").removeHeader("set-cookie");
    reply.headers(headers).header("cache-control", "no-store").code(failure.status);
    const { type, body } = answer(failure, site, request);
    reply.header("content-type", type).send(body);
  };
}

function answer(failure: Failure, site: Site, request: FastifyRequest): { type: string; body: string } {
  const { status, code, message, hint } = failure;
  const path = request.url.split("?", 1)[0] ?? "";
  const format = EXPORT.exec(path)?.[1];
  if (path === "/healthz" || format === "json") {
    return { type: "application/json; charset=utf-8", body: `${JSON.stringify({ code, message, hint })}\n` };
  }
  // No one sees more of a missing picture than its card, and programs read files.
  if (path.startsWith("/thumb/")) return { type: PLAIN, body: `${code}: ${message}\n` };
  if (format !== undefined)
    return { type: PLAIN, body: `${code}: ${message}${hint === undefined ? "" : `; ${hint}`}\n` };
  const model = { site, reader: readerOrUsual(request), status, code, message, hint };
  return { type: HTML, body: wantsList(request) ? renderErrorList(model) : renderErrorPage(model) };
}

/** Every error and every address without a page ends in one of these answers. */
export function addErrors(app: FastifyInstance, answerError: AnswerError): void {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const missing = new ViewerError("E_NOT_FOUND", "there is no page at this address", "start at the front page");
    answerError(missing, request, reply);
  });
}
