import type { Socket } from "node:net";
import type { Site } from "../core/page.ts";
import { renderErrorPage } from "../views/error-page.tsx";
import type { Headers } from "./security.ts";

/** Milliseconds that a client is given to take the answer and hang up. */
const GRACE_MS = 2000;

interface Answer {
  /** With the empty line that ends it. */
  readonly head: string;
  readonly body: string;
}

/** Answers what is no request that could be read, of which there is nothing but the connection. */
export type BrokenRequests = (error: NodeJS.ErrnoException, socket: Socket) => void;

/** @param headers of every answer */
export function brokenRequests(site: Site, headers: Headers): BrokenRequests {
  const made = new Map<string, Answer>();
  const answerTo = (code: string | undefined): Answer => {
    const { message, hint } = reasonOf(code);
    const known = made.get(message);
    if (known !== undefined) return known;
    const reader = { theme: "auto", url: "/" } as const;
    const body = renderErrorPage({ site, reader, status: 400, code: "E_ASK", message, hint });
    const answer = { head: headOf(headers, body), body };
    made.set(message, answer);
    return answer;
  };
  return (error, socket) => {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const { head, body } = answerTo(error.code);
    socket.end(isHead(error) ? head : `${head}${body}`);
    setTimeout(() => socket.destroy(), GRACE_MS).unref();
  };
}

function reasonOf(code: string | undefined): { message: string; hint: string } {
  if (code === "HPE_HEADER_OVERFLOW") {
    return { message: "the address and the headers have more than 16 KB", hint: "ask for less, or delete the cookies" };
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return { message: "the request did not come to its end in time", hint: "load the page again" };
  }
  return { message: "the request cannot be read", hint: "start at the front page, with http and not https" };
}

/** Whether what came begins as a request for headers alone, after which a body would be taken for another answer. */
function isHead(error: Error): boolean {
  const packet = "rawPacket" in error ? error.rawPacket : undefined;
  return packet instanceof Uint8Array && String.fromCharCode(...packet.subarray(0, 5)) === "HEAD ";
}

function headOf(headers: Headers, body: string): string {
  const all: Headers = {
    ...headers,
    "cache-control": "no-store",
    "content-type": "text/html; charset=utf-8",
    "content-length": String(new TextEncoder().encode(body).length),
    connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 400 Bad Request\r\n${lines.join("\r\n")}\r\n\r\n`;
}
