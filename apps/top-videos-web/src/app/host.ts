import { isIP } from "node:net";

/** Whether a Host header names this server: an IP address, a name that always means this machine, or a known name. */
export type HostCheck = (header: string | undefined) => boolean;

/**
 * @param known further names, without a port
 */
export function hostCheck(known: readonly string[]): HostCheck {
  const names = new Set(known.map((name) => name.toLowerCase()));
  let last: string | undefined;
  return (header) => {
    if (header === undefined) return false;
    if (header === last) return true;
    const name = /^\[[\da-f:.]+\](?=:\d+$|$)|^[^:[\]]+(?=:\d+$|$)/i.exec(header)?.[0].toLowerCase();
    if (name === undefined) return false;
    const fine =
      name === "localhost" ||
      name.endsWith(".localhost") ||
      names.has(name) ||
      isIP(name.replace(/^\[|\]$/g, "")) !== 0;
    if (fine) last = header;
    return fine;
  };
}
