import { expect, test } from "vitest";
import { SORTS } from "../src/core/ask.ts";
import { appUnderTest } from "./app-under-test.ts";
import { fakeArchive, fakeChannel, fakeVideo } from "./fake-archive.ts";

test("each file has the videos of the page in its order", async () => {
  const { app } = await appUnderTest();
  for (const query of ["", "?n=25", "?sort=likes&n=25&kind=long"]) {
    const page = await app.inject(`/c/UC1${query === "" ? "?" : `${query}&`}month=2024-11`);
    const ids = [...page.body.matchAll(/<article class="card" data-video="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(query === "" ? 10 : 12);
    const file = async (format: string) => (await app.inject(`/c/UC1/month/2024-11.${format}${query}`)).body;
    expect(JSON.parse(await file("json")).videos.map(({ id }: { id: string }) => id)).toEqual(ids);
    const lines = (await file("csv")).trimEnd().split("\r\n");
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(ids);
    expect([...(await file("rss")).matchAll(/<guid[^>]*>[^<]*v=([^<]+)</g)].map(([, id]) => id)).toEqual(ids);
  }
});

test("files have a type and a name that any system can store", async () => {
  const archive = fakeArchive([fakeChannel("UC1", { handle: '@a"b/ü' })], []);
  const { app } = await appUnderTest({ archive });
  const headers = async (file: string) => {
    const answer = await app.inject(`/c/UC1/month/${file}`);
    return [answer.headers["content-type"], answer.headers["content-disposition"]];
  };
  expect(await headers("2024-12.csv?sort=likes_per_view")).toEqual([
    "text/csv; charset=utf-8; header=present",
    'attachment; filename="a-b-2024-12-by-likes-per-view.csv"',
  ]);
  expect(await headers("all.json")).toEqual(["application/json; charset=utf-8", 'inline; filename="a-b-all.json"']);
  expect(await headers("2024.rss")).toEqual(["application/rss+xml; charset=utf-8", 'inline; filename="a-b-2024.rss"']);
});

test("a feed tells where it is, by a name that the server goes by", async () => {
  const videos = [
    fakeVideo("abcdefghijk"),
    fakeVideo("bbbbbbbbbbb", { thumbnails: [{ url: "https://elsewhere.example/x.png", width: 320, height: 180 }] }),
  ];
  const { app } = await appUnderTest({ archive: fakeArchive([fakeChannel("UC1")], videos) });
  const url = "/c/@UC1/month/2024-11.rss?sort=likes&n=25";
  const { body } = await app.inject({ url, headers: { host: "127.0.0.1:3000" } });
  expect(body).toContain('<atom:link href="http://127.0.0.1:3000/c/@UC1/month/2024-11.rss?sort=likes&amp;n=25"');
  expect(body).toContain("<link>http://127.0.0.1:3000/c/UC1?month=2024-11&amp;sort=likes&amp;n=25</link>");
  expect([...body.matchAll(/<media:thumbnail url="([^"]*)"/g)].map(([, picture]) => picture)).toEqual([
    "http://127.0.0.1:3000/thumb/abcdefghijk/mqdefault.png",
  ]);
  expect((await app.inject({ url, headers: { host: "evil.example" } })).statusCode).toBe(400);
});

test("a feed calls things by the names of the page", async () => {
  const { app } = await appUnderTest();
  const description = async (file: string) =>
    /<description>([^<]*)/.exec((await app.inject(`/c/UC1/month/${file}`)).body)?.[1];
  expect(await description("2024-11.rss?sort=likes_per_view&kind=live")).toBe(
    "The first 10 of 12 live streams, by likes per view. Months are in UTC.",
  );
  expect(await description("2024-11.rss?sort=newest&n=25")).toBe("12 videos, newest first. Months are in UTC.");
  expect(await description("2024-12.rss?q=x")).toBe("0 videos that match &quot;x&quot;, by views. Months are in UTC.");
});

test("errors of files are no pages, because programs read them", async () => {
  const { app } = await appUnderTest();
  const answer = async (url: string) => {
    const { statusCode, headers, body } = await app.inject(url);
    return [statusCode, headers["content-type"], body];
  };
  const plain = "text/plain; charset=utf-8";
  for (const format of ["csv", "rss"]) {
    expect(await answer(`/c/nobody/month/2024.${format}`)).toEqual([
      404,
      plain,
      expect.stringMatching(/^E_NOT_FOUND: .*\n$/),
    ]);
    expect(await answer(`/c/UC1/month/2024.${format}?n=7`)).toEqual([
      400,
      plain,
      expect.stringMatching(/^E_ASK: .*; .*\n$/),
    ]);
  }
  const [status, type, body] = await answer("/c/UC1/month/2024.json?n=7");
  expect([status, type, JSON.parse(String(body)).code]).toEqual([400, "application/json; charset=utf-8", "E_ASK"]);
  expect(await answer("/c/nobody/month/2024")).toEqual([
    404,
    "text/html; charset=utf-8",
    expect.stringContaining("<h1"),
  ]);
});

test("figures that are computed here are in no file where they are hidden", async () => {
  const { app } = await appUnderTest({ derived: false });
  for (const sort of SORTS) {
    const { statusCode, body } = await app.inject(`/c/UC1/month/2024-11.json?sort=${sort}`);
    expect([sort, statusCode]).toEqual([sort, /per_view|percentile/.test(sort) ? 400 : 200]);
    if (statusCode === 200) expect(body).not.toMatch(/per_view|percentile/);
  }
});
