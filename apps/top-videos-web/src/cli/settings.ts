import { nearest, quote } from "@side-projects/command";
import { zoneOf } from "../archive/zone.ts";
import { ViewerError } from "../core/error.ts";
import type { Args } from "./args.ts";
import { USUAL_HOST, USUAL_PORT } from "./flags.ts";

/** What the command was asked for, checked. */
export interface Settings {
  /** Undefined where none was named. */
  readonly database: string | undefined;
  readonly host: string;
  /** Names beside those of this machine that the page may be asked by. */
  readonly allowedHosts: readonly string[];
  readonly port: number;
  /** Whether the port was asked for, so that no other one will do. */
  readonly portAsked: boolean;
  readonly zone: string;
  readonly derived: boolean;
  readonly proxyThumbnails: boolean;
  readonly open: boolean;
  readonly check: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** @throws ViewerError E_PORT, E_ZONE, E_USAGE */
export function settingsOf({ switches, texts }: Args): Settings {
  const port = texts.get("port");
  return {
    database: texts.get("db"),
    host: hostOf(texts.get("host")),
    allowedHosts: namesOf(texts.get("allow-host")),
    port: port === undefined ? USUAL_PORT : portOf(port),
    portAsked: port !== undefined,
    zone: zoneNamed(texts.get("tz")),
    derived: !switches.has("no-derived"),
    proxyThumbnails: switches.has("proxy-thumbs"),
    open: switches.has("open"),
    check: switches.has("check"),
    quiet: switches.has("quiet"),
    verbose: switches.has("verbose"),
  };
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : -1;
  if (port >= 0 && port <= 65_535) return port;
  throw new ViewerError("E_PORT", `--port is ${quote(text)}`, "use a whole number from 0 to 65535");
}

function hostOf(text = USUAL_HOST): string {
  const host = text.replace(/^\[(.*)\]$/, "$1");
  if (/^[\w.:%-]+$/.test(host)) return host;
  throw new ViewerError("E_USAGE", `--host is ${quote(text)}`, "name an address of this machine, such as 127.0.0.1");
}

function namesOf(text: string | undefined): string[] {
  if (text === undefined) return [];
  const names = text.split(",").map((name) => name.trim());
  const odd = names.find((name) => !/^[\w-]+(?:\.[\w-]+)*$/.test(name));
  if (odd === undefined) return names;
  throw new ViewerError("E_USAGE", `--allow-host has ${quote(odd)}`, "write names without a port, such as box.lan");
}

function zoneNamed(text = "UTC"): string {
  try {
    return zoneOf(text).name;
  } catch (error) {
    if (!(error instanceof ViewerError)) throw error;
    const near = nearest(text, Intl.supportedValuesOf("timeZone"));
    const hint = near === undefined ? "use a name such as UTC or Europe/Berlin" : `did you mean ${near}?`;
    throw new ViewerError("E_ZONE", `--tz is ${quote(text)}, which is no time zone`, hint);
  }
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
