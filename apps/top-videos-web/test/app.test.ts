import type { InjectOptions } from "fastify";
import { expect, test } from "vitest";
import { ViewerError } from "../src/core/error.ts";
import { appUnderTest } from "./app-under-test.ts";
import { fakeArchive, fakeChannel } from "./fake-archive.ts";

const PARTIAL = { "hx-request-type": "partial" };

test("the list of a page is byte for byte the fragment", async () => {
  const { app } = await appUnderTest();
  for (const url of ["/c/UC1", "/c/@UC1?month=2024&sort=likes&n=25&kind=long&q=video", "/"]) {
    const page = await app.inject(url);
    const list = await app.inject({ url, headers: PARTIAL });
    expect([page.statusCode, list.statusCode]).toEqual([200, 200]);
    expect(list.body).toMatch(/^<section id="list".*<\/section>$/s);
    expect(page.body).toContain(list.body);
    expect(page.body).toMatch(/^<!doctype html>/i);
  }
});

test("a request that only boosts the page, or restores it from the history, gets the whole page", async () => {
  const { app } = await appUnderTest();
  for (const headers of [
    { "hx-request-type": "full" },
    { "hx-history-restore-request": "true" },
    { "hx-request": "true" },
  ]) {
    expect((await app.inject({ url: "/c/UC1", headers })).body).toMatch(/^<!doctype html>/i);
  }
});

test("the archive is asked for what the address says, the newest month first", async () => {
  const { app, archive } = await appUnderTest();
  await app.inject("/c/UC1");
  await app.inject("/c/UC1?month=2024-11&sort=oldest&n=50&kind=short&q=a+b%26");
  // Before them it was asked whether the channel is the made-up one.
  expect(archive.asks.slice(1)).toEqual([
    { period: { type: "month", year: 2025, month: 1 }, sort: "views", n: 10, kind: null, q: "" },
    { period: { type: "month", year: 2024, month: 11 }, sort: "oldest", n: 50, kind: "short", q: "a b&" },
  ]);
});

test("the front page is the only channel, a list of several, or how to begin", async () => {
  const one = await appUnderTest();
  expect((await one.app.inject("/")).body).toContain('<section id="list"');
  const two = await appUnderTest({ archive: fakeArchive([fakeChannel("UC1"), fakeChannel("UC2")], []) });
  const both = (await two.app.inject("/")).body;
  expect(both).toContain('href="/c/UC1"');
  expect(both).toContain('href="/c/UC2"');
  const none = await appUnderTest({ archive: fakeArchive([], []) });
  const empty = await none.app.inject("/");
  expect(empty.statusCode).toBe(200);
  expect(empty.body).toContain("youtube-scrape");
});

test("a month between others without videos is an empty list, one outside of them is not found", async () => {
  const { app } = await appUnderTest();
  const status = async (month: string) => (await app.inject(`/c/UC1?month=${month}`)).statusCode;
  expect(await status("2024-12")).toBe(200);
  // The data are of 2025-02, so that it can have had videos.
  expect(await status("2025-02")).toBe(200);
  expect(await status("2025-03")).toBe(404);
  expect(await status("2024-10")).toBe(404);
  expect(await status("2026")).toBe(404);
  expect(await status("2024-13")).toBe(400);
});

test("what is wrong is a page, a fragment or JSON, as the request wants it, with the status", async () => {
  const { app } = await appUnderTest();
  const page = await app.inject("/c/UC1?sort=best");
  expect(page.statusCode).toBe(400);
  expect(page.body).toMatch(/^<!doctype html>/i);
  expect(page.body).toContain("E_ASK");
  const list = await app.inject({ url: "/c/UC1?sort=%3Cscript%3E", headers: PARTIAL });
  expect(list.statusCode).toBe(400);
  expect(list.body).toMatch(/^<section id="list".*&lt;script&gt;.*<\/section>$/s);
  const json = await app.inject("/c/UC9/month/2024-12.json");
  expect(json.statusCode).toBe(404);
  expect(json.json()).toEqual({
    code: "E_NOT_FOUND",
    message: 'there is no channel "UC9" in this database',
    hint: "the front page lists all",
  });
  for (const url of [
    "/nothing",
    "/c/UC9",
    "/c/UC1/video/unknown-one",
    "/c/UC1/month/2024-12.xml",
    "/assets/none.js",
    "/c/UC1/",
  ]) {
    const missing = await app.inject(url);
    expect(missing.statusCode).toBe(404);
    expect(missing.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(missing.headers.etag).toBeUndefined();
    expect(missing.headers["content-security-policy"]).toContain("default-src 'none'");
  }
  expect((await app.inject({ method: "POST", url: "/c/UC1", payload: { a: 1 } })).statusCode).toBe(404);
});

test("a bug is logged with its stack, and none of it is shown", async () => {
  const archive = fakeArchive([fakeChannel("UC1")], []);
  const { app, errors } = await appUnderTest({
    archive: {
      ...archive,
      rank() {
        throw new TypeError("secret detail");
      },
    },
  });
  const answer = await app.inject({ url: "/c/UC1", headers: PARTIAL });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).toContain("E_SERVER");
  expect(answer.body).not.toMatch(/secret|TypeError|at .*\.ts/);
  expect(errors).toEqual([new TypeError("secret detail")]);
});

test("a database that is busy is worth another try", async () => {
  const failures = [
    new ViewerError("E_BUSY", "the database is locked"),
    Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY_RECOVERY" }),
  ];
  for (const failure of failures) {
    const archive = fakeArchive([fakeChannel("UC1")], []);
    const { app } = await appUnderTest({
      archive: {
        ...archive,
        channel() {
          throw failure;
        },
      },
    });
    const answer = await app.inject("/c/UC1");
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([503, "1"]);
    expect(answer.body).toContain("E_BUSY");
  }
});

test("a damaged or vanished database is told as such, without its path", async () => {
  const damaged = Object.assign(new Error("database disk image is malformed"), { code: "SQLITE_CORRUPT_VTAB" });
  const gone = new ViewerError("E_FILE", 'there is no database "/srv/someone/a.db"');
  for (const [failure, status, code] of [
    [damaged, 500, "E_DATABASE"],
    [gone, 503, "E_FILE"],
  ] as const) {
    const archive = fakeArchive([fakeChannel("UC1")], []);
    const at = () => {
      throw failure;
    };
    const { app, errors } = await appUnderTest({ archive: { ...archive, at, version: at } });
    // With a tag it is met before there is a page to make.
    for (const headers of [{}, { "if-none-match": '"a"' }]) {
      const { statusCode, body } = await app.inject({ url: "/c/UC1", headers });
      expect([statusCode, errors.pop()]).toEqual([status, failure]);
      expect(body).toContain(code);
      expect(body).not.toMatch(/someone|malformed/);
    }
  }
});

test("the policy lets pages load what they need and nothing else", async () => {
  const { app } = await appUnderTest();
  const { headers } = await app.inject("/c/UC1");
  expect(headers["content-security-policy"]).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: https://i.ytimg.com;connect-src 'self';frame-src https://www.youtube-nocookie.com;font-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  );
  expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["strict-transport-security"]).toBeUndefined();
  expect(headers["x-powered-by"]).toBeUndefined();
  const proxy = await appUnderTest({ proxyThumbnails: true });
  const own = (await proxy.app.inject("/c/UC1")).headers["content-security-policy"];
  expect(own).toContain("img-src 'self' data:;");
});

test("a theme in the address is kept in a cookie, and the cookie sets the theme", async () => {
  const { app } = await appUnderTest();
  const chosen = await app.inject("/c/UC1?n=25&theme=light&q=x");
  expect(chosen.headers["set-cookie"]).toBe("theme=light; Path=/; Max-Age=31536000; SameSite=Lax");
  expect(chosen.body).toContain('data-theme="light"');
  expect(chosen.body).toContain("/c/UC1?n=25&amp;q=x&amp;theme=dark");
  const later = await app.inject({ url: "/c/UC1", headers: { cookie: "a=b; theme=dark" } });
  expect(later.body).toContain('data-theme="dark"');
  expect(later.headers["set-cookie"]).toBeUndefined();
  expect((await app.inject("/c/UC1")).body).toContain('data-theme="auto"');
  // Neither a list that is swapped in nor a file has a theme to set.
  for (const request of [
    { url: "/c/UC1?theme=light", headers: PARTIAL },
    { url: "/c/UC1/month/2024.json?theme=pink" },
  ]) {
    const { statusCode, headers } = await app.inject(request);
    expect([statusCode, headers["set-cookie"], headers["cache-control"]]).toEqual([200, undefined, "no-cache"]);
  }
  expect((await app.inject("/c/UC1?theme=pink")).statusCode).toBe(400);
});

test("no link of an error page leads to another host", async () => {
  const { app } = await appUnderTest();
  const { body } = await app.inject("//evil.example/x");
  expect(body).not.toMatch(/href="\/\/|href="[^"]*:\/\/evil/);
});

test("a name that leads here from elsewhere is refused, those of this machine are not", async () => {
  const { app } = await appUnderTest({ hosts: ["Box.local"] });
  const status = async (host: string) => (await app.inject({ url: "/c/UC1", headers: { host } })).statusCode;
  for (const host of [
    "localhost",
    "localhost:3000",
    "127.0.0.1:80",
    "[::1]:8080",
    "192.168.1.5",
    "box.local:1",
    "a.localhost",
  ]) {
    expect([host, await status(host)]).toEqual([host, 200]);
  }
  for (const host of ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost:80:80", "a b", "[::1"]) {
    expect([host, await status(host)]).toEqual([host, 400]);
  }
});

test("too many requests are answered 429, with when to try again", async () => {
  const { app } = await appUnderTest({ rateLimit: { max: 2, windowMs: 60_000, loopback: true } });
  for (let i = 0; i < 2; i++) expect((await app.inject("/c/UC1")).statusCode).toBe(200);
  const page = await app.inject("/c/UC1");
  expect(page.statusCode).toBe(429);
  expect(page.body).toContain("E_RATE");
  expect(page.headers["retry-after"]).toBe("60");
  const list = await app.inject({ url: "/c/UC1", headers: PARTIAL });
  expect([list.statusCode, list.body.slice(0, 18)]).toEqual([429, '<section id="list"']);
  expect((await app.inject("/nothing")).statusCode).toBe(429);
  const other = await app.inject({ url: "/c/UC1", remoteAddress: "192.168.1.9" });
  expect(other.statusCode).toBe(200);
});

test("this machine is not limited unless asked for", async () => {
  const { app } = await appUnderTest({ rateLimit: { max: 1 } });
  for (const remoteAddress of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
    for (let i = 0; i < 3; i++) expect((await app.inject({ url: "/healthz", remoteAddress })).statusCode).toBe(200);
  }
});

test("assets are kept for ever and sent as they were compressed", async () => {
  const { app } = await appUnderTest();
  const plain = await app.inject("/assets/style-0a.css");
  expect([plain.statusCode, plain.body]).toEqual([200, "plain style"]);
  expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  const packed = await app.inject({ url: "/assets/style-0a.css", headers: { "accept-encoding": "gzip, br" } });
  expect([packed.body, packed.headers["content-encoding"]]).toEqual(["br style", "br"]);
  expect(packed.headers["content-type"]).toContain("text/css");
});

test("of the folder of assets only those of the manifest are served", async () => {
  const { app } = await appUnderTest();
  for (const file of ["manifest.json", "style-0a.css.br", "notes.txt", "", "style-0a.css/", "%2e%2e/manifest.json"]) {
    const { statusCode, headers } = await app.inject(`/assets/${file}`);
    expect([file, statusCode, headers["cache-control"]]).toEqual([file, 404, "no-store"]);
  }
});

test("machines learn that the server works, and that they need not read it", async () => {
  const { app, archive } = await appUnderTest();
  archive.write();
  expect((await app.inject("/healthz")).json()).toEqual({ status: "ok", version: 2, channels: 1, zone: "UTC" });
  expect((await app.inject("/robots.txt")).body).toBe("User-agent: *\nDisallow: /\n");
});

test("a page of another site may lead here, but not load anything", async () => {
  const { app, archive } = await appUnderTest();
  const status = async (url: string, site?: string, dest = "image") => {
    const headers = site === undefined ? {} : { "sec-fetch-site": site, "sec-fetch-dest": dest };
    return (await app.inject({ url, headers })).statusCode;
  };
  archive.calls();
  for (const url of [
    "/c/UC1?q=x",
    "/thumb/video-00001/mqdefault.png",
    "/assets/style-0a.css",
    "/healthz",
    "/nothing",
  ]) {
    for (const dest of ["image", "iframe", "empty", "script"]) expect(await status(url, "cross-site", dest)).toBe(400);
  }
  expect(archive.calls()).toEqual([]);
  expect(await status("/c/UC1?q=x", "cross-site", "document")).toBe(200);
  for (const site of ["same-origin", "same-site", "none", undefined]) expect(await status("/c/UC1", site)).toBe(200);
  const refused = await app.inject({ url: "/c/UC1", headers: { "sec-fetch-site": "cross-site" } });
  expect(refused.body).toMatch(/^<!doctype html>.*Another site may lead to the viewer/is);
});

test("without time for them searches and lists of all time are refused, months are not", async () => {
  const { app } = await appUnderTest({ dearLimit: { burstMs: 0 } });
  for (const url of ["/c/UC1?q=x", "/c/UC1?month=all&sort=percentile", "/c/UC1?month=2024-11&q=x"]) {
    const page = await app.inject(url);
    expect([url, page.statusCode, page.headers["retry-after"]]).toEqual([url, 429, "1"]);
    expect(page.body).toMatch(/^<!doctype html>.*E_RATE/is);
    const list = await app.inject({ url, headers: PARTIAL });
    expect([list.statusCode, list.body.slice(0, 18)]).toEqual([429, '<section id="list"']);
  }
  expect((await app.inject("/c/UC1/month/all.csv")).statusCode).toBe(429);
  for (const url of ["/", "/c/UC1?sort=percentile", "/c/UC1/month/2024.csv", "/c/UC1/video/video-00001"]) {
    expect([url, (await app.inject(url)).statusCode]).toEqual([url, 200]);
  }
});

test("what cannot be read is told by its kind, and too long a name is one that there is not", async () => {
  const { app } = await appUnderTest();
  const told = async (request: InjectOptions, status: number, text: string) => {
    const { statusCode, body } = await app.inject({ method: "GET", ...request });
    expect([statusCode, body]).toEqual([status, expect.stringContaining(text)]);
  };
  await told({ url: "/c/%zz" }, 400, "The address cannot be read");
  await told({ url: `/c/${"a".repeat(300)}` }, 404, "Nothing here has a name as long as that");
  const body = "The request brings something along, which the viewer does not take";
  await told({ method: "POST", url: "/", payload: { text: "a".repeat(2000) } }, 400, body);
});
