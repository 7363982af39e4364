import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { matchesTag, weakTag } from "../core/etag.ts";
import { askedTheme, themeOf, wantsList } from "./visit.ts";

/** Whether a request is for a page or a file of the data, which begin with the channel's address. */
function isOfData({ url, method }: FastifyRequest): boolean {
  const isPath = url === "/" || url.startsWith("/c/") || url.startsWith("/?");
  return isPath && (method === "GET" || method === "HEAD");
}

/** Whether a request chooses a theme: for a list or a file the parameter means nothing. */
export function setsTheme(request: FastifyRequest): boolean {
  return isOfData(request) && askedTheme(request) !== undefined;
}

/** Whether an answer follows from the data, the address and the reader's theme alone, and a browser may keep it. */
export function isConditional(request: FastifyRequest): boolean {
  // One that sets a cookie has to arrive.
  return isOfData(request) && askedTheme(request) === undefined;
}

/** Entity tags of one process: a newer build or other options never meet the tags of an earlier one. */
export class Tags {
  readonly #process = randomBytes(9).toString("base64url");

  /** @param version of the data */
  of(request: FastifyRequest, version: number): string {
    const { url, headers } = request;
    const kind = wantsList(request) ? "list" : themeOf(request);
    // The address of the server stands in feeds.
    return weakTag(this.#process, `${version} ${kind} ${headers.host} ${url}`);
  }

  /** Gives an answer its tag, if it may have one. @param version of the data that the answer is made of */
  put(request: FastifyRequest, reply: FastifyReply, version: number): void {
    if (isConditional(request)) reply.header("etag", this.of(request, version));
  }

  /** Tag of the answer that the client has already; undefined where it has none, or not this one. */
  known(request: FastifyRequest, version: () => number): string | undefined {
    const header = request.headers["if-none-match"];
    if (header === undefined) return undefined;
    const tag = this.of(request, version());
    return matchesTag(header, tag) ? tag : undefined;
  }
}
