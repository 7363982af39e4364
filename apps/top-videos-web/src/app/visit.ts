import type { FastifyReply, FastifyRequest } from "fastify";
import type { AskQuery } from "../core/ask-query.ts";
import { ViewerError } from "../core/error.ts";
import { type Reader, THEMES, type Theme } from "../core/page.ts";

const COOKIE = /(?:^|;\s*)theme=(auto|dark|light)(?:;|$)/;
/** The route of the lists as files. */
export const EXPORTS = "/c/:channel/month/:file";

const YEAR_S = 31_536_000;

/** A request's query, as far as pages read it. */
export type Query = { Querystring: AskQuery };

/** Whether only the list is wanted, to be swapped into a page that is there. */
export function wantsList(request: FastifyRequest): boolean {
  return request.headers["hx-request-type"] === "partial";
}

/** Text of the parameter `theme`: undefined where there is none, or more than one, or where no page is asked for. */
export function askedTheme(request: FastifyRequest): string | undefined {
  const { query } = request;
  if (typeof query !== "object" || query === null || !("theme" in query)) return undefined;
  if (wantsList(request) || request.routeOptions.url === EXPORTS) return undefined;
  return typeof query.theme === "string" ? query.theme : undefined;
}

function themeNamed(name: string | undefined): Theme | undefined {
  return THEMES.find((theme) => theme === name);
}

/** The theme that a request is answered in: the one it asks for, else the one it has chosen before. */
export function themeOf(request: FastifyRequest): Theme {
  const asked = themeNamed(askedTheme(request));
  if (asked !== undefined) return asked;
  const { cookie } = request.headers;
  return (cookie === undefined ? undefined : themeNamed(COOKIE.exec(cookie)?.[1])) ?? "auto";
}

/**
 * What a page has to know of the request.
 *
 * @throws ViewerError E_ASK where `theme` is none that there is
 */
export function readerOf(request: FastifyRequest, reply: FastifyReply): Reader {
  const asked = askedTheme(request);
  if (asked === undefined) return readerOrUsual(request);
  const theme = themeNamed(asked);
  if (theme === undefined)
    throw new ViewerError("E_ASK", "there is no such theme", `theme is one of ${THEMES.join(", ")}`);
  reply.header("set-cookie", `theme=${theme}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`);
  return readerOrUsual(request);
}

/** The same for an answer that must not fail: a theme that does not exist is as if not given. */
export function readerOrUsual(request: FastifyRequest): Reader {
  return { theme: themeOf(request), url: withoutTheme(request.url) };
}

/** Path and query of an address, without `theme`, and never one that leads to another host. */
function withoutTheme(url: string): string {
  const local = url.startsWith("/") ? url.replace(/^[/\\]+/, "/") : "/";
  const at = local.indexOf("?");
  if (at < 0) return local;
  const kept = local
    .slice(at + 1)
    .split("&")
    .filter((part) => !/^theme(?:=|$)/.test(part));
  return kept.length === 0 ? local.slice(0, at) : `${local.slice(0, at)}?${kept.join("&")}`;
}
