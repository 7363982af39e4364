import { once } from "node:events";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { quote } from "@side-projects/command";
import type { FastifyInstance } from "fastify";
import { ViewerError } from "../core/error.ts";
import type { Settings } from "./settings.ts";

type Where = Pick<Settings, "host" | "port" | "portAsked">;

/**
 * Begins to take requests.
 *
 * @returns the port, which is another one where that of the settings is taken and was not asked for
 * @throws ViewerError E_PORT, E_USAGE
 */
export async function listen(app: FastifyInstance, where: Where): Promise<number> {
  const { host, port, portAsked } = where;
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (!portAsked && codeOf(error) === "EADDRINUSE") return listen(app, { host, port: 0, portAsked: true });
    throw listenFailure(error, where);
  }
  const address = app.server.address();
  return address !== null && typeof address === "object" ? address.port : port;
}

/**
 * Listens for a moment, to learn before longer work whether it can be done.
 *
 * @throws ViewerError E_PORT, E_USAGE
 */
export async function tryListening(where: Where): Promise<void> {
  const { host, port, portAsked } = where;
  const server = createServer();
  try {
    server.listen({ host, port: portAsked ? port : 0 });
    await once(server, "listening");
  } catch (error) {
    throw listenFailure(error, where);
  }
  server.close();
  await once(server, "close");
}

function listenFailure(error: unknown, { host, port }: Where): unknown {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return new ViewerError("E_PORT", `port ${port} is taken`, "leave --port out, or name another one");
    case "EACCES":
      return new ViewerError("E_PORT", `port ${port} is not for everyone to take`, "use one from 1024 to 65535");
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return new ViewerError(
        "E_USAGE",
        `--host is ${quote(host)}, which is no address of this machine`,
        "use 127.0.0.1, or 0.0.0.0 for the whole network",
      );
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** The address of the page, as a browser on this machine takes it. */
export function addressOf(host: string, port: number): string {
  return urlOf(host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host, port);
}

/** Where other machines find the page, if it listens on all addresses of this one. */
export function networkAddresses(host: string, port: number): string[] {
  if (host !== "0.0.0.0" && host !== "::") return [];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family, address }) => {
      // Those of one link alone mean nothing without the link's name, which browsers do not take.
      return !internal && (family === "IPv4" || (host === "::" && !/^fe[89ab]/i.test(address)));
    })
    .map(({ address }) => urlOf(address, port));
}

function urlOf(name: string, port: number): string {
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}/`;
}
