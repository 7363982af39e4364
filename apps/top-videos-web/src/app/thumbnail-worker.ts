import { parentPort } from "node:worker_threads";
import { drawThumbnail } from "@side-projects/youtube-scrape/thumbnail";
import type { DrawnAnswer, DrawnRequest } from "./thumbnail-drawer.ts";

parentPort?.on("message", ({ number, id, size }: DrawnRequest) => {
  const answer: DrawnAnswer = { number, bytes: drawThumbnail(id, size) };
  parentPort?.postMessage(answer);
});
