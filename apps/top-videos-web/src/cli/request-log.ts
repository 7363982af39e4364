import type { Server } from "node:http";
import { visible } from "@side-projects/command";

/** A line on the standard error for each answer: method, address, status, milliseconds. */
export function logRequests(server: Server): void {
  server.on("request", (request, response) => {
    const began = performance.now();
    response.once("close", () => {
      const { method = "", url = "" } = request;
      const ms = (performance.now() - began).toFixed(1);
      process.stderr.write(`${method} ${visible(url)} ${response.statusCode} ${ms} ms\n`);
    });
  });
}
