import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ScrapeError } from "../core/error.ts";
import { Api, type Ask } from "./api.ts";
import { Counters } from "./counters.ts";
import { FaultPlan } from "./fault-plan.ts";
import type { FakeOptions, FakeServer } from "./options.ts";
import { isPicturePath, pictureAt } from "./pictures.ts";
import { Quota } from "./quota.ts";
import { sendAnswer, takesGzip } from "./send.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { channelByDay, type DayOfChannel } from "./world.ts";

const BASE = "/youtube/v3";
const KEEP_ALIVE_MS = 65_000;

/**
 * Starts a server on this machine that answers as the YouTube Data API does, with one invented channel and three daily
 * allowances. The same seed gives the same channel on any machine and on any day, save for the port in the addresses
 * of thumbnails.
 *
 * @throws ScrapeError E_USAGE where an option is out of range; E_NETWORK where the port is taken
 */
export async function startFake(options: FakeOptions = {}): Promise<FakeServer> {
  const settings = settingsOf(options);
  const counters = new Counters();
  const quota = new Quota(settings.quota, () => settings.clock.now());
  const plan = new FaultPlan(settings.seed, settings.faults);
  const today = channelByDay(settings);
  const address = { origin: "" };
  const api = new Api({
    settings,
    plan,
    quota,
    today,
    origin: () => address.origin,
    struck: (name) => counters.struck(name),
  });
  const extraMs = settings.latencyMs + (plan.value("slow") ?? 0);
  const server = createServer((request, response) => {
    handle(request, response, { api, counters, settings, today, extraMs }).catch((error: unknown) => {
      // A bug of the fake: whoever waits must not wait for ever, and the cause must be seen.
      response.destroy();
      server.emit("error", error);
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, settings);
  address.origin = `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`;
  return {
    url: `${address.origin}${BASE}`,
    origin: address.origin,
    port,
    channelId: settings.channelId,
    units: () => quota.total(),
    unitsToday: () => quota.today(),
    requests: counters.view(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Desk {
  readonly api: Api;
  readonly counters: Counters;
  readonly settings: Settings;
  readonly today: () => DayOfChannel;
  readonly extraMs: number;
}

async function handle(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const { api, counters, settings, today, extraMs } = desk;
  const url = new URL((request.url ?? "/").replace(/^\/+/, "/"), "http://localhost");
  const path = url.pathname.replaceAll(/%3a/gi, ":");
  const ask = askOf(request, url, path);
  const isKnown = ask !== undefined && Api.knows(ask.method);
  counters.arrived(isKnown ? ask.method : (path.split("/")[1] ?? ""), {
    url: url.searchParams.has("key"),
    header: request.headers["x-goog-api-key"] !== undefined,
  });
  if (ask === undefined) {
    const picture = isPicturePath(path) ? pictureAt(path, today().channel, settings.channelId) : undefined;
    counters.answered(sendFile(response, picture), false);
    return;
  }
  counters.began();
  response.once("close", () => counters.ended());
  const answer = api.answer(ask);
  if (extraMs > 0) await settings.clock.sleep(extraMs);
  if (response.destroyed) return;
  if (answer.action !== "send") {
    counters.answered(0, false);
    if (answer.action === "cut") request.socket.resetAndDestroy();
    return;
  }
  const isGzip = takesGzip(header(request, "accept-encoding"), header(request, "user-agent"));
  counters.answered(answer.status, isGzip);
  sendAnswer(response, answer, isGzip);
}

/** Sends a picture, or a page where there is none. */
function sendFile(response: ServerResponse, picture: Uint8Array | undefined): number {
  if (picture === undefined) {
    const page = "<!DOCTYPE html>\n<html lang=en><title>Error 404 (Not Found)</title><p>Not found.</html>\n";
    response.writeHead(404, { "content-type": "text/html; charset=UTF-8" }).end(page);
    return 404;
  }
  response
    .writeHead(200, {
      "content-type": "image/png",
      "content-length": picture.length,
      "cache-control": "public, max-age=21600",
      "access-control-allow-origin": "*",
    })
    .end(picture);
  return 200;
}

/** The question to the API; undefined where the request is not for it. */
function askOf(request: IncomingMessage, { searchParams }: URL, path: string): Ask | undefined {
  if (request.method !== "GET" || !path.startsWith(`${BASE}/`)) return undefined;
  return {
    method: path.slice(BASE.length + 1),
    params: searchParams,
    key: header(request, "x-goog-api-key") ?? searchParams.get("key") ?? undefined,
    ifNoneMatch: header(request, "if-none-match"),
  };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

function listen(server: Server, { port, host }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void => {
      const message = `the fake can't listen on ${host}:${port}: ${error.message}`;
      reject(new ScrapeError("E_NETWORK", message, { hint: "leave the port out for any that is free" }));
    };
    server.once("error", refuse);
    server.listen(port, host, () => {
      server.off("error", refuse);
      const bound = server.address();
      resolve(bound !== null && typeof bound === "object" ? bound.port : port);
    });
  });
}
