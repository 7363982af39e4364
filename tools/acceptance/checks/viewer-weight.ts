import http from "node:http";
import { gunzipSync } from "node:zlib";
import { visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { CHANNEL, demo } from "./viewer-worlds.ts";

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Of the body, undecoded. */
  readonly bytes: Buffer;
}

/** Asks without any decoding of the answer. */
export function ask(url: string, headers: http.OutgoingHttpHeaders = {}, agent?: http.Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers, ...(agent && { agent }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    request.once("error", reject);
  });
}

const GZIP = { "accept-encoding": "gzip" };
const PARTIAL = { "HX-Request-Type": "partial" };

/** What Chromium asks this server for until the page is idle, without pictures of videos. */
async function firstView(address: string): Promise<string[]> {
  return withBrowser((browser) =>
    visit(browser, {}, async ({ page }) => {
      const urls: string[] = [];
      page.on("request", (request) => urls.push(request.url()));
      await page.goto(address, { waitUntil: "networkidle" });
      // A browser without a window leaves out the icon, which others ask for.
      const icon: string = await page.evaluate('document.querySelector("link[rel=icon]").href');
      return [...new Set([...urls, icon])].filter((url) => !new URL(url).pathname.startsWith("/thumb/"));
    }),
  );
}

/** Bytes of the first view and of fragments, gzipped. */
export async function weightFindings(quick: boolean): Promise<Finding[]> {
  return withViewer(await demo(quick ? 500 : 20_000), async ({ address }) => {
    const front = `${address}?month=2024-12`;
    const urls = await firstView(front);
    const parts: string[] = [];
    const wrong: string[] = [];
    let total = 0;
    for (const url of urls) {
      const { status, headers, bytes } = await ask(url, GZIP);
      const { pathname } = new URL(url);
      total += bytes.length;
      parts.push(`${pathname} ${bytes.length.toLocaleString("en-US")}`);
      const packed = headers["content-encoding"] === "gzip" || /\.(?:woff2|png)$/.test(pathname);
      if (status !== 200 || !packed) wrong.push(`${pathname} ${status} ${headers["content-encoding"] ?? "not packed"}`);
    }
    const links =
      gunzipSync((await ask(front, GZIP)).bytes)
        .toString()
        .match(/month=\d{4}-\d{2}/g) ?? [];
    const months = [...new Set(links)];
    let [heaviest, which] = [0, ""];
    for (const month of quick ? months.slice(0, 20) : months) {
      const { bytes } = await ask(`${address}c/${CHANNEL}?${month}`, { ...GZIP, ...PARTIAL });
      if (bytes.length > heaviest) [heaviest, which] = [bytes.length, month];
    }
    return [
      atMost(`first view, gzipped (${parts.join(", ")}):`, total, 45_000, " bytes"),
      atMost(`heaviest fragment of 10 cards (${which} of ${months.length} months)`, heaviest, 6_000, " bytes"),
      allOf("answers of the first view that are packed", urls.length, wrong),
    ];
  });
}
