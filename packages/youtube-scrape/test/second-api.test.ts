import { expect, test } from "vitest";
import { onlyFields } from "./second-api/fields.ts";
import { type SecondApiOptions, startSecondApi } from "./second-api/server.ts";

const ids = ["aaaaaaaaaaa", "bbbbbbbbbbb", "ccccccccccc"];
const video = (id: string, n: number): { id: string; snippet: object; statistics: object } => ({
  id,
  snippet: { publishedAt: `2026-01-0${n + 1}T00:00:00Z`, title: `Video ${n}` },
  statistics: { viewCount: String(n) },
});
const world: SecondApiOptions = {
  channels: [{ id: "UCx", snippet: { customUrl: "@x" }, statistics: { videoCount: "3" } }],
  videos: new Map(ids.map((id, n) => [id, video(id, n)])),
  pages: (playlistId, pass) => (playlistId === "UUx" ? [ids.slice(0, 2), pass === 1 ? [] : ids.slice(2)] : null),
};

/** Status and body of requests made one after the other. */
async function asked(options: Partial<SecondApiOptions>, paths: readonly string[]): Promise<[number, unknown][]> {
  const api = await startSecondApi({ ...world, ...options });
  try {
    const answers: [number, unknown][] = [];
    for (const path of paths) {
      const answer = await fetch(`${api.url}/${path}`, { headers: { "x-goog-api-key": "k" } }).catch(() => undefined);
      const body: unknown = await answer?.json().catch(() => "cut");
      answers.push([answer?.status ?? 0, body]);
    }
    answers.push([0, api.units()]);
    return answers;
  } finally {
    await api.close();
  }
}

test("a playlist is paged as the test wrote it, and a page may be there in the second pass only", async () => {
  const list = "playlistItems?part=contentDetails&playlistId=UUx&fields=nextPageToken,items/contentDetails/videoId";
  const page = (...shown: string[]): object => ({ items: shown.map((videoId) => ({ contentDetails: { videoId } })) });
  const token = (pass: number): string => Buffer.from(`${pass}-1`).toString("base64url");
  const bodies = (await asked({}, [list, `${list}&pageToken=${token(1)}`, list, `${list}&pageToken=${token(2)}`])).map(
    ([, body]) => body,
  );
  expect(bodies.slice(0, 4)).toEqual([
    { nextPageToken: token(1), ...page("aaaaaaaaaaa", "bbbbbbbbbbb") },
    page(),
    { nextPageToken: token(2), ...page("aaaaaaaaaaa", "bbbbbbbbbbb") },
    page("ccccccccccc"),
  ]);
});

test("what is wrong with a request is told as section 1 of the specification says", async () => {
  const many = Array.from({ length: 51 }, () => "aaaaaaaaaaa").join();
  const answers = await asked({}, [
    "playlistItems?part=contentDetails&playlistId=UUnone",
    "playlistItems?part=contentDetails&playlistId=UUx&pageToken=zzzz",
    `videos?part=snippet&id=${many}`,
    "videos?part=fileDetails&id=aaaaaaaaaaa",
    "videos?id=aaaaaaaaaaa",
    "channels?part=snippet&id=UCunknown",
  ]);
  expect(answers.map(([status]) => status)).toEqual([404, 400, 400, 403, 400, 200, 0]);
  expect(answers[5]?.[1]).not.toHaveProperty("items");
  expect(answers[6]?.[1]).toEqual({ general: 6, search: 0, stats: 0 });
});

test("videos that nobody knows are left out, and only the parts asked for are there", async () => {
  const [videos, stats] = await asked({}, [
    "videos?part=statistics&id=aaaaaaaaaaa,zzzzzzzzzzz,ccccccccccc&fields=items(id,snippet,statistics)",
    "videos:batchGetStats?part=statistics&id=bbbbbbbbbbb&fields=items/statistics",
  ]);
  const items = [0, 2].map((n) => ({ id: ids[n], statistics: { viewCount: String(n) } }));
  expect(videos).toEqual([200, { items }]);
  expect(stats).toEqual([200, { items: [{ statistics: { viewCount: "1" } }] }]);
});

test("search gives the newest first between two moments, and each allowance is renewed at midnight in California", async () => {
  const search =
    "search?part=snippet&channelId=UCx&order=date&publishedAfter=2026-01-02T00:00:00Z&fields=items/id/videoId";
  let now = Date.parse("2026-06-10T06:59:59Z");
  const times = [now, now, now + 2000];
  const options = { limits: { search: 1 }, now: () => (now = times.shift() ?? now) };
  const answers = await asked(options, [search, search, search]);
  expect(answers.map(([status]) => status)).toEqual([200, 429, 200, 0]);
  expect(answers[0]?.[1]).toEqual({ items: [ids[2], ids[1]].map((videoId) => ({ id: { videoId } })) });
});

test("a scripted answer takes the place of the nth request only", async () => {
  const path = "videos?part=snippet&id=aaaaaaaaaaa&fields=items/id";
  const script = {
    videos: [
      null,
      () => ({ status: 503, body: {} }),
      (usual: { status: number; body: unknown }) => ({ ...usual, cut: "within" as const }),
    ],
  };
  const answers = await asked({ script }, [path, path, path, path]);
  const right = [200, { items: [{ id: "aaaaaaaaaaa" }] }];
  expect([answers[0], answers[1]?.[0], answers[3]]).toEqual([right, 503, right]);
  expect(answers[2]).not.toEqual(right);
});

test("fields may be nested, listed and starred, and what can't be read is an error", () => {
  const value = { a: 1, b: { c: 2, d: { e: 3, f: 4 } }, g: [{ h: 5, i: 6 }] };
  expect(onlyFields(value, "a,b(c,d/e),g/h")).toEqual({ a: 1, b: { c: 2, d: { e: 3 } }, g: [{ h: 5 }] });
  expect(onlyFields(value, "g/h,g/i,b/*")).toEqual({ b: { c: 2, d: { e: 3, f: 4 } }, g: [{ h: 5, i: 6 }] });
  for (const bad of ["", "a,", "a(b", "a)"]) expect(() => onlyFields(value, bad)).toThrow(RangeError);
});
