import { quote, ScrapeError } from "./core/error.ts";

/** Where the API is unless told otherwise. */
export const GOOGLE_BASE_URL = "https://www.googleapis.com/youtube/v3";

/** The API answers on both. */
const GOOGLE_HOSTS: ReadonlySet<string> = new Set(["www.googleapis.com", "youtube.googleapis.com"]);

/** The path that an address without one gets. */
const USUAL_PATH = "/youtube/v3";

/** Whose host an address names, which decides whether a key may go there. */
export type HostOwner = "google" | "loopback" | "other";

/** @throws ScrapeError E_USAGE where it is no address of http or https */
export function hostOwner(url: string): HostOwner {
  return ownerOf(parse(url).hostname);
}

/**
 * The address of an API as requests begin with it, once it is safe to send the key there. Google's hosts take https,
 * loopback http as well, any other host needs its name in `allowHosts` and https. An address without a path gets
 * `/youtube/v3`; slashes at the end are dropped.
 *
 * @param allowHosts host names, without scheme or port, in any case
 * @throws ScrapeError E_USAGE where it is no plain address of http or https: credentials, a query or a fragment in it
 * @throws ScrapeError E_HOST where the key must not go there
 */
export function checkBaseUrl(url: string, allowHosts: readonly string[]): string {
  const parsed = parse(url);
  // Nothing after the host is repeated, since a key or a password may be what is wrong with it.
  if (parsed.username !== "" || parsed.password !== "") throw impure("user name or password", parsed);
  if (parsed.search !== "" || url.includes("?")) throw impure("query", parsed);
  if (parsed.hash !== "" || url.includes("#")) throw impure("fragment", parsed);
  const owner = ownerOf(parsed.hostname);
  const allowed = owner !== "other" || allowHosts.some((name) => name.toLowerCase() === parsed.hostname);
  if (!allowed) {
    throw new ScrapeError(
      "E_HOST",
      `the base URL is on ${quote(parsed.hostname)}, which is neither Google's nor this machine`,
      { hint: `if the key may go there, add --allow-host ${parsed.hostname}` },
    );
  }
  if (owner !== "loopback" && parsed.protocol !== "https:") {
    throw new ScrapeError("E_HOST", `the base URL would send the key to ${quote(parsed.hostname)} in the clear`, {
      hint: "use https; http is for this machine only",
    });
  }
  const path = parsed.pathname.replace(/\/+$/, "");
  return `${parsed.origin}${path === "" ? USUAL_PATH : path}`;
}

function parse(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed !== undefined && (parsed.protocol === "http:" || parsed.protocol === "https:")) return parsed;
  const shown = url.split(/[?#@]/)[0] ?? "";
  throw new ScrapeError("E_USAGE", `the base URL ${quote(shown)} is no address of http or https`, {
    hint: `the usual one is ${GOOGLE_BASE_URL}`,
  });
}

function impure(what: string, { hostname }: URL): ScrapeError {
  return new ScrapeError("E_USAGE", `the base URL on ${quote(hostname)} holds a ${what}`, {
    hint: "give scheme, host, port and path only; the key comes from .env",
  });
}

/** Parsing has made every way to write an IPv4 address into four numbers, and names lower-case. */
function ownerOf(hostname: string): HostOwner {
  if (GOOGLE_HOSTS.has(hostname)) return "google";
  const loopback = hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
  return loopback ? "loopback" : "other";
}
