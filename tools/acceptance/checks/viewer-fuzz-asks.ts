import type { Random } from "@side-projects/testkit";
import { COUNTS, KINDS, SORTS } from "../../../apps/top-videos-web/src/core/ask.ts";
import { CHANNEL } from "./viewer-worlds.ts";

const ODD = [
  "",
  "%",
  "%zz",
  "%00",
  "%0d%0aSet-Cookie:x=1",
  "%c0%af",
  "%ed%a0%80",
  "%f0%9f%98%80",
  "..",
  "../../etc/passwd",
  "..%2f..%2f",
  "%2e%2e/",
  "\\..\\",
  "//evil.example",
  "/",
  ";",
  "#",
  "?",
  "&&&",
  "=",
  "[]",
  "[$ne]",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "undefined",
  "NaN",
  "-1",
  "0",
  "1e9",
  "99999999999999999999",
  "0x10",
  "2024-13",
  "2024-00",
  "0000-01",
  "10000-01",
  "2024-1",
  "2024-12-01",
  "all ",
  "ALL",
  "' OR 1=1 --",
  "%27%3BDROP TABLE videos;--",
  '"',
  "*",
  "NEAR(",
  'a" OR "',
  "title:x",
  "^",
  "(((((",
  "AND",
  "a*b*c*",
  "-",
  "--",
  '""',
  "+",
  "{}",
  "\u0024{7*7}",
  "{{7*7}}",
  "%u0041",
  "\u202e",
  "caf\u00e9",
  "\u6700\u7d42",
  "\ud83d\ude00",
  "a".repeat(199),
  "a".repeat(201),
  "a".repeat(4000),
  "x".repeat(20_000),
  "%61".repeat(3000),
  "a b c d e f g ".repeat(14),
] as const;

const NAMES = [
  "month",
  "sort",
  "n",
  "kind",
  "q",
  "theme",
  "tz",
  "Month",
  "sort[]",
  "month[a]",
  "__proto__",
  "x",
  "",
  "constructor",
  "n%00",
] as const;

/** A request as it is sent. */
export interface HostileAsk {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method: string;
}

function value(random: Random, name: string, texts: readonly string[]): string {
  const good = random.int(0, 2) > 0;
  if (!good) return random.int(0, 3) === 0 ? encodeURIComponent(random.pick(texts).toWellFormed()) : random.pick(ODD);
  switch (name) {
    case "month":
      return random.pick(["all", "2024", `20${random.int(10, 30)}-${String(random.int(1, 13)).padStart(2, "0")}`]);
    case "sort":
      return random.pick(SORTS);
    case "n":
      return String(random.pick(COUNTS));
    case "kind":
      return random.pick(KINDS);
    case "theme":
      return random.pick(["dark", "light", "auto", "blue"]);
    default:
      return random.pick(["boss", "theme%20boss", "x", ""]);
  }
}

function query(random: Random, texts: readonly string[]): string {
  const count = random.int(0, 5);
  const parts = Array.from({ length: count }, () => {
    const name = random.pick(NAMES);
    return random.int(0, 9) === 0 ? name : `${name}=${value(random, name, texts)}`;
  });
  return parts.length === 0 ? "" : `?${parts.join(random.pick(["&", "&", "&", "&amp;", ";"]))}`;
}

function pathOf(random: Random, texts: readonly string[]): string {
  const odd = (): string =>
    random.int(0, 1) === 0 ? random.pick(ODD) : encodeURIComponent(random.pick(texts).toWellFormed());
  const channel = random.pick([CHANNEL, CHANNEL, CHANNEL, "@demo", "@DEMO", "UCnobody", odd()]);
  const month = random.pick(["2024-12", "2024", "all", odd()]);
  switch (random.int(0, 11)) {
    case 0:
      return "/";
    case 1:
      return `/${odd()}`;
    case 2:
      return `/c/${channel}/month/${month}.${random.pick(["json", "csv", "rss", "xml", "", "JSON"])}`;
    case 3:
      return `/c/${channel}/video/${random.pick(["v0000000001", "zzzzzzzzzzz", odd()])}`;
    case 4:
      return `/assets/${odd()}`;
    case 5:
      return `/thumb/${random.pick(["v0000000001", odd()])}/${random.pick(["mqdefault.png", "hqdefault.jpg", odd()])}`;
    case 6:
      return random.pick(["/healthz", "/robots.txt", "/favicon.ico", "/c", "/c/", "//", "/.env", "/c//month/", "*"]);
    default:
      return `/c/${channel}`;
  }
}

/** A request at random: pages, files and what is neither, with wrong values and headers about. */
export function anyAsk(random: Random, texts: readonly string[]): HostileAsk {
  const headers: Record<string, string> = {};
  if (random.int(0, 1) === 0) headers["HX-Request-Type"] = random.pick(["partial", "partial", "partial", "full", "x"]);
  if (random.int(0, 9) === 0) headers["If-None-Match"] = random.pick(["*", 'W/"x"', '"', "x, y", 'W/"'.repeat(50)]);
  if (random.int(0, 9) === 0)
    headers["Accept-Encoding"] = random.pick(["gzip", "br", "zstd;q=x", "*", "gzip;q=0, *;q=0"]);
  if (random.int(0, 9) === 0)
    headers.Cookie = random.pick([
      "theme=dark",
      "theme=<script>",
      "theme=%",
      "=;;=",
      "theme=dark; theme=light",
      `a=${"x".repeat(3000)}`,
    ]);
  if (random.int(0, 19) === 0)
    headers.Host = random.pick([
      "evil.example",
      "localhost:1",
      "127.0.0.1:99999",
      "[::1]",
      "a b",
      "127.0.0.1.evil.example",
      "",
    ]);
  if (random.int(0, 19) === 0) headers.Range = random.pick(["bytes=0-1", "bytes=5-1", "lines=1", "bytes=-"]);
  const method = random.int(0, 19) === 0 ? "HEAD" : "GET";
  return { path: pathOf(random, texts) + query(random, texts), headers, method };
}
