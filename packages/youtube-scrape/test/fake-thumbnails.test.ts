import { decodePng } from "@side-projects/testkit";
import { expect, test } from "vitest";
import { drawThumbnail } from "../src/fake/thumbnail.ts";
import { ask, at, fake, listed, UPLOADS } from "./fake-client.ts";

test("every size that a video names is served as a PNG of that size, small and of more than a few colours", async () => {
  const server = await fake({ videos: 60, lives: 0 });
  const [id] = await listed(server, UPLOADS);
  const { json } = await ask(server, `/videos?part=snippet&id=${id}`);
  const thumbnails = Object.values(Object(at(json, "items", 0, "snippet", "thumbnails")));
  expect(thumbnails.length).toBeGreaterThanOrEqual(3);
  for (const thumbnail of thumbnails.slice(0, 5)) {
    const reply = await ask(server, String(at(thumbnail, "url")), {});
    expect([reply.status, reply.headers["content-type"]]).toEqual([200, "image/png"]);
    const { width, height, data } = decodePng(reply.bytes);
    expect([width, height]).toEqual([at(thumbnail, "width"), at(thumbnail, "height")]);
    expect(reply.bytes.length).toBeLessThan(100_000);
    const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
    expect(new Set(pixels).size).toBeGreaterThan(5);
  }
  expect(server.units().general).toBe(3);
});

test("a picture follows from the id alone, and two ids rarely share one", () => {
  const size = { width: 120, height: 90 };
  const files = Array.from({ length: 40 }, (_, i) => Buffer.from(drawThumbnail(`video-${i}`, size)).toString("base64"));
  expect(new Set(files).size).toBe(40);
  expect(Buffer.from(drawThumbnail("video-7", size)).toString("base64")).toBe(files[7]);
});

test("the channel has pictures, and unknown videos, sizes and channels have none", async () => {
  const server = await fake({ videos: 60 });
  const [id] = await listed(server, UPLOADS);
  const channel = await ask(server, `${server.origin}/ch/${server.channelId}/88.png`, {});
  expect(decodePng(channel.bytes)).toMatchObject({ width: 88, height: 88 });
  const missing = [
    "/vi/AAAAAAAAAAA/default.png",
    `/vi/${id}/default.jpg`,
    `/vi/${id}/huge.png`,
    "/ch/UCother/88.png",
    "/vi/",
  ];
  for (const path of missing) expect([path, (await ask(server, server.origin + path, {})).status]).toEqual([path, 404]);
});
