import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { drawThumbnail } from "@side-projects/youtube-scrape/thumbnail";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { Circuit } from "../src/app/circuit.ts";
import { type Picture, PictureCache } from "../src/app/picture-cache.ts";
import { demoPicture, isSourceAddress, sourcePicture } from "../src/app/thumbnail-address.ts";
import { appUnderTest } from "./app-under-test.ts";
import { fakeArchive, fakeChannel, fakeVideo } from "./fake-archive.ts";

const drawn = (id: string, file: string) => ({ url: `https://demo.invalid/vi/${id}/${file}`, width: 120, height: 90 });
const source = (id: string, file: string) => ({ url: `https://i.ytimg.com/vi/${id}/${file}`, width: 320, height: 180 });

const LIMITS = { bytes: 100, pending: 1, missing: 2, missingMs: 1000 } as const;

/** Stands for i.ytimg.com. */
async function upstream(
  answer: (path: string, response: ServerResponse) => void,
): Promise<{ origin: string; paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    paths.push(request.url ?? "");
    answer(request.url ?? "", response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, paths };
}

test("pictures of the made-up channel are drawn, the same as by the drawing itself, and kept for ever", async () => {
  const videos = ["abcdefghijk", "-_CDEFGHIJK"].map((id) => fakeVideo(id, { thumbnails: [drawn(id, "default.png")] }));
  const { app } = await appUnderTest({ archive: fakeArchive([fakeChannel("UC1")], videos) });
  const answers = await Promise.all([
    app.inject("/thumb/abcdefghijk/default.png"),
    app.inject("/thumb/abcdefghijk/default.png"),
    app.inject("/thumb/-_CDEFGHIJK/default.png"),
  ]);
  const expected = (id: string) => Buffer.from(drawThumbnail(id, { width: 120, height: 90 }));
  expect(answers.map(({ rawPayload }) => rawPayload)).toEqual([
    expected("abcdefghijk"),
    expected("abcdefghijk"),
    expected("-_CDEFGHIJK"),
  ]);
  expect(answers[0]?.headers["content-type"]).toBe("image/png");
  expect(answers[0]?.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
});

test("no picture is drawn but those of stored videos, under the names that are stored", async () => {
  const id = "abcdefghijk";
  const thumbnails = [drawn(id, "mqdefault.png"), drawn(id, "uhddefault.png"), drawn("ccccccccccc", "default.png")];
  const { app } = await appUnderTest({ archive: fakeArchive([fakeChannel("UC1")], [fakeVideo(id, { thumbnails })]) });
  for (const name of [
    "bbbbbbbbbbb/mqdefault.png",
    "ccccccccccc/default.png",
    "abcdefghijk/default.png",
    "abcdefghijk/hqdefault.png",
    "abc/default.png",
    "abcdefghijk/uhddefault.png",
    "abcdefghijk/default.jpg",
    "abcdefghij%2F/default.png",
  ]) {
    expect((await app.inject(`/thumb/${name}`)).statusCode).toBe(404);
  }
});

test("a page takes pictures from here and i.ytimg.com, and leaves others out", async () => {
  const videos = [
    fakeVideo("aaaaaaaaaaa"),
    fakeVideo("bbbbbbbbbbb", { thumbnails: [source("bbbbbbbbbbb", "mqdefault.jpg")] }),
    fakeVideo("ccccccccccc", { thumbnails: [{ url: "https://elsewhere.example/x.png", width: 320, height: 180 }] }),
    fakeVideo("ddddddddddd", { thumbnails: [source("ddddddddddd", "../../x.jpg")] }),
  ];
  const archive = fakeArchive([fakeChannel("UC1")], videos);
  const sources = async (proxyThumbnails: boolean) => {
    const { app } = await appUnderTest({ archive, proxyThumbnails });
    return [...(await app.inject("/c/UC1")).body.matchAll(/<img src="([^"]+)"/g)].map(([, url]) => url);
  };
  expect((await sources(false)).slice(0, 2)).toEqual([
    "/thumb/aaaaaaaaaaa/mqdefault.png",
    "https://i.ytimg.com/vi/bbbbbbbbbbb/mqdefault.jpg",
  ]);
  expect(await sources(true)).toEqual(["/thumb/aaaaaaaaaaa/mqdefault.png", "/thumb/bbbbbbbbbbb/mqdefault.jpg"]);
});

test("a stored thumbnail is fetched once and sent on", async () => {
  const { origin, paths } = await upstream((_path, response) => {
    response.setHeader("content-type", "image/jpeg").end("picture");
  });
  const videos = [fakeVideo("aaaaaaaaaaa", { thumbnails: [source("aaaaaaaaaaa", "mqdefault.jpg")] })];
  const archive = fakeArchive([fakeChannel("UC1")], videos);
  const { app } = await appUnderTest({ archive, proxyThumbnails: true, thumbnailOrigin: origin });
  const url = "/thumb/aaaaaaaaaaa/mqdefault.jpg";
  const both = await Promise.all([app.inject(url), app.inject(url)]);
  for (const { statusCode, body, headers } of [...both, await app.inject(url)]) {
    expect([statusCode, body, headers["content-type"]]).toEqual([200, "picture", "image/jpeg"]);
    expect(headers["cache-control"]).toBe("public, max-age=86400");
  }
  expect((await app.inject("/thumb/aaaaaaaaaaa/hqdefault.jpg")).statusCode).toBe(404);
  expect((await app.inject("/thumb/bbbbbbbbbbb/mqdefault.jpg")).statusCode).toBe(404);
  expect(paths).toEqual(["/vi/aaaaaaaaaaa/mqdefault.jpg"]);
});

test("what is missing, redirected, no picture, too large or cut off is not found, and asked for again only where the answer broke off", async () => {
  const files = ["missing.jpg", "moved.jpg", "page.jpg", "drawing.jpg", "large.jpg", "cut.jpg"];
  const { origin, paths } = await upstream((path, response) => {
    response.setHeader("content-type", "image/jpeg");
    if (path.endsWith("missing.jpg")) response.writeHead(404).end("grey");
    else if (path.endsWith("moved.jpg")) response.writeHead(302, { location: "/vi/aaaaaaaaaaa/fine.jpg" }).end();
    else if (path.endsWith("page.jpg")) response.setHeader("content-type", "text/html").end("<script>");
    else if (path.endsWith("drawing.jpg")) response.setHeader("content-type", "image/svg+xml").end("<svg>");
    else if (path.endsWith("large.jpg")) response.end(Buffer.alloc(2 * 1024 * 1024 + 1));
    else response.writeHead(200, { "content-length": 100 }).write("half", () => response.destroy());
  });
  const thumbnails = files.map((file) => source("aaaaaaaaaaa", file));
  const archive = fakeArchive([fakeChannel("UC1")], [fakeVideo("aaaaaaaaaaa", { thumbnails })]);
  const { app, errors } = await appUnderTest({ archive, proxyThumbnails: true, thumbnailOrigin: origin });
  for (const file of [...files, ...files]) {
    const { statusCode, headers } = await app.inject(`/thumb/aaaaaaaaaaa/${file}`);
    expect([file, statusCode, headers["cache-control"]]).toEqual([file, 404, "no-store"]);
  }
  expect(paths.map((path) => path.replace(/.*\//, ""))).toEqual([...files, "cut.jpg"]);
  expect(errors).toEqual([]);
});

test("a host that cannot be reached is a missing picture", async () => {
  const archive = fakeArchive(
    [fakeChannel("UC1")],
    [fakeVideo("aaaaaaaaaaa", { thumbnails: [source("aaaaaaaaaaa", "mqdefault.jpg")] })],
  );
  const { app } = await appUnderTest({ archive, proxyThumbnails: true, thumbnailOrigin: "http://127.0.0.1:1" });
  expect((await app.inject("/thumb/aaaaaaaaaaa/mqdefault.jpg")).statusCode).toBe(404);
});

test("a host that says nothing is not asked again after three times, and those who wait for it wait no longer", async () => {
  const ids = Array.from({ length: 8 }, (_, i) => `aaaaaaaaaa${i}`);
  const waiting: ServerResponse[] = [];
  const { origin, paths } = await upstream((_path, response) => {
    waiting.push(response);
    // What a time-out comes to, without the wait.
    if (waiting.length === 6) for (const { socket } of waiting.slice(0, 3)) socket?.destroy();
  });
  const videos = ids.map((id) => fakeVideo(id, { thumbnails: [source(id, "mqdefault.jpg")] }));
  const archive = fakeArchive([fakeChannel("UC1")], videos);
  const { app } = await appUnderTest({ archive, proxyThumbnails: true, thumbnailOrigin: origin });
  const ask = async (id: string) => (await app.inject(`/thumb/${id}/mqdefault.jpg`)).statusCode;
  expect(await Promise.all(ids.slice(0, 6).map(ask))).toEqual(new Array(6).fill(404));
  expect(await Promise.all(ids.map(ask))).toEqual(new Array(8).fill(404));
  expect(paths.length).toBe(6);
});

test("work that fails is tried again after a pause, once, and as before when that succeeds", async () => {
  let now = 0;
  const circuit = new Circuit({ failures: 2, pauseMs: 1000 }, () => now);
  let begun = 0;
  const work = async (fine: boolean): Promise<string> => {
    begun++;
    if (!fine) throw new Error("silence");
    return "answer";
  };
  const tried = async (fine: boolean) => [await circuit.run(() => work(fine)), begun];
  expect([await tried(false), await tried(true), await tried(false), await tried(false)]).toEqual([
    [undefined, 1],
    ["answer", 2],
    [undefined, 3],
    [undefined, 4],
  ]);
  expect(await tried(true)).toEqual([undefined, 4]);
  now = 1000;
  expect(await Promise.all([tried(false), tried(true)])).toEqual([
    [undefined, 5],
    [undefined, 5],
  ]);
  now = 2000;
  expect([await tried(true), await tried(false), await tried(true)]).toEqual([
    ["answer", 6],
    [undefined, 7],
    ["answer", 8],
  ]);
});

test("work that waits beside others ends when they have waited in vain", async () => {
  const circuit = new Circuit({ failures: 1, pauseMs: 1000 }, () => 0);
  const waiting = circuit.run(
    (signal) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  expect(await circuit.run(() => Promise.reject(new Error("silence")))).toBeUndefined();
  expect(await waiting).toBeUndefined();
});

test("only addresses of the two forms name a picture", () => {
  expect(demoPicture("https://demo.invalid/vi/abcdefghijk/mqdefault.png")).toEqual({
    id: "abcdefghijk",
    file: "mqdefault.png",
  });
  expect(sourcePicture("https://i.ytimg.com/vi/abcdefghijk/hq720_live.jpg")).toEqual({
    id: "abcdefghijk",
    file: "hq720_live.jpg",
  });
  for (const url of [
    "https://demo.invalid/ch/UC9ecwl3FTG66jIKA9JRDtmg/88.png",
    "https://demo.invalid/vi/abcdefghijk/uhddefault.png",
    "https://i.ytimg.com.evil.example/vi/abcdefghijk/default.jpg",
    "https://i.ytimg.com/vi/abcdefghijk/../x.jpg",
    "https://i.ytimg.com/vi/abcdefghijk/default.jpg?x",
    "http://i.ytimg.com/vi/abcdefghijk/default.jpg",
    "javascript:alert(1)",
  ]) {
    expect([demoPicture(url), sourcePicture(url)]).toEqual([undefined, undefined]);
  }
  expect(isSourceAddress("https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg?sqp=-oay%3D&rs=A_n4==")).toBe(true);
  for (const url of [
    "https://i.ytimg.com",
    "https://i.ytimg.com/a.jpg 2x,https://x.example/b",
    'https://i.ytimg.com/"',
  ]) {
    expect(isSourceAddress(url)).toBe(false);
  }
});

test("the pictures that are kept never have more bytes than allowed, and are the last used", async () => {
  const use = fc.record({ key: fc.constantFrom("a", "b", "c", "d", "e"), size: fc.integer({ min: 1, max: 60 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(use, { maxLength: 40 }), async (uses) => {
      const cache = new PictureCache({ ...LIMITS, bytes: 100 });
      let kept: { key: string; size: number }[] = [];
      for (const { key, size } of uses) {
        let made = false;
        const picture = await cache.get(key, async (): Promise<Picture> => {
          made = true;
          return { type: "image/png", bytes: new Uint8Array(size) };
        });
        const known = kept.find((entry) => entry.key === key);
        expect(made).toBe(known === undefined);
        expect(picture?.bytes.length).toBe(known?.size ?? size);
        kept = [...kept.filter((entry) => entry.key !== key), known ?? { key, size }];
        while (kept.reduce((sum, entry) => sum + entry.size, 0) > 100) kept.shift();
      }
    }),
  );
});

test("too many pictures at a time are refused, and a failed one can be tried again", async () => {
  const cache = new PictureCache(LIMITS);
  const failing = cache.get("a", () => Promise.reject(new Error("broken")));
  expect(() => cache.get("b", async () => undefined)).toThrow("too many pictures");
  await expect(failing).rejects.toThrow("broken");
  expect(await cache.get("a", async () => undefined)).toBeUndefined();
});

test("what is missing is remembered for a while, up to a number of names; what is not known is not", async () => {
  let now = 0;
  const cache = new PictureCache(LIMITS, () => now);
  const made: string[] = [];
  const get = async (key: string, value: null | undefined) => {
    await cache.get(key, async () => {
      made.push(key);
      return value;
    });
    return made.length;
  };
  expect([await get("a", null), await get("a", null), await get("b", null), await get("a", null)]).toEqual([
    1, 1, 2, 2,
  ]);
  // The third name pushes out the first.
  expect([await get("c", null), await get("b", null), await get("a", null)]).toEqual([3, 3, 4]);
  now = 1000;
  expect([await get("c", null), await get("x", undefined), await get("x", undefined)]).toEqual([5, 6, 7]);
});
