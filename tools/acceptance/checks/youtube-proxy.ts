import { Agent, request as ask, createServer } from "node:http";
import { type Allowance, allowanceOf } from "../../../packages/youtube-scrape/test/second-api/server.ts";

/** A request that passed through. */
export interface Passed {
  url: string;
  headerNames: readonly string[];
  resource: string;
}

/** A server that passes every request on and keeps count. */
export interface CountingProxy {
  /** For `--base-url`. */
  url: string;
  /** Requests since the last reset. */
  passed: readonly Passed[];
  units(): Record<Allowance, number>;
  /** Requests that have come in and have not been answered. */
  inFlight(): number;
  /** Told of each request as it comes in and as it has been answered, numbered from 1 since the last reset. */
  watch(told: (event: "asked" | "answered", number: number) => void): void;
  reset(): void;
  close(): Promise<void>;
}

/**
 * Stands between the command and a server, so that requests are counted by neither of them.
 *
 * @param target base URL of the server
 */
export async function startProxy(target: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const passed: Passed[] = [];
  let waiting = 0;
  let tell: (event: "asked" | "answered", number: number) => void = () => {};
  const server = createServer((request, response) => {
    const url = request.url ?? "";
    const resource = new URL(url, target).pathname.replace(/^.*\/youtube\/v3\//, "");
    const number = passed.push({ url, headerNames: Object.keys(request.headers), resource });
    waiting++;
    response.once("close", () => waiting--);
    tell("asked", number);
    const headers = { ...request.headers, host: `${hostname}:${port}` };
    const onward = ask({ hostname, port, path: url, method: request.method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      response.once("finish", () => tell("answered", number));
    });
    onward.once("error", () => response.destroy());
    onward.end();
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/youtube/v3`,
    passed,
    units() {
      const units = { general: 0, search: 0, stats: 0 };
      for (const { resource } of passed) units[allowanceOf(resource)]++;
      return units;
    },
    inFlight: () => waiting,
    watch(told) {
      tell = told;
    },
    reset() {
      passed.length = 0;
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
