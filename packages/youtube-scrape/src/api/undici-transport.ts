// By its parts, since undici as a whole also loads fetch, caches, mocks and web sockets: 13 MB and 60 ms of each command.
import request from "undici/lib/api/api-request.js";
import Agent from "undici/lib/dispatcher/agent.js";
import type { ApiAnswer, Transport } from "./transport.ts";

/** More than any page of 50 resources can have; a server that sends more is broken or hostile. */
const LARGEST_ANSWER = 32 * 1024 * 1024;

/** A whole answer may take so many times as long as a pause in it: a server that drips would never be late otherwise. */
const WHOLE = 4;

export interface NetworkTransport {
  readonly transport: Transport;
  /** Closes the connections. */
  close(): Promise<void>;
}

/**
 * Requests over undici. HTTP/1.1 only: a handful of kept-alive connections is all that a serial listing can use, and Node's
 * debug output of HTTP/2 sessions is one place less where a header could show.
 */
export function networkTransport(connections: number): NetworkTransport {
  const agent = new Agent({ connections, allowH2: false, pipelining: 1, maxResponseSize: LARGEST_ANSWER });
  return {
    async transport({ url, headers, timeoutMs, signal }): Promise<ApiAnswer> {
      const { origin, pathname, search } = new URL(url);
      const answer = await request.call(agent, {
        origin,
        path: `${pathname}${search}`,
        method: "GET",
        headers: { ...headers },
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal: AbortSignal.any([AbortSignal.timeout(WHOLE * timeoutMs), ...(signal === undefined ? [] : [signal])]),
      });
      const body = await answer.body.arrayBuffer();
      return { status: answer.statusCode, headers: flat(answer.headers), body: new Uint8Array(body) };
    },
    async close() {
      await agent.destroy();
    },
  };
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
  );
  return Object.fromEntries(entries);
}
