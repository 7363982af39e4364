import { systemClock } from "../clock.ts";
import { ScrapeError } from "../core/error.ts";
import type { Fault } from "./faults.ts";
import { parseFault } from "./faults.ts";
import type { FakeOptions } from "./options.ts";
import type { QuotaLimits } from "./quota.ts";

/** Options with every default filled in. */
export type Settings = Required<
  Omit<FakeOptions, "keys" | "claimed" | "thumbnailOrigin" | "faults" | "end" | "quota">
> & {
  readonly faults: readonly Fault[];
  readonly keys: ReadonlySet<string> | undefined;
  readonly claimed: number | undefined;
  readonly thumbnailOrigin: string | undefined;
  readonly quota: QuotaLimits;
  /** Midnight after the channel's last day, milliseconds in UTC. */
  readonly end: number;
};

const MOST_VIDEOS = 1_000_000;
const MOST_DAYS = 36_500;

/** @throws ScrapeError E_USAGE where a number is out of range or a fault unknown */
export function settingsOf(options: FakeOptions): Settings {
  const faults = (options.faults ?? []).map((fault) => (typeof fault === "string" ? parseFault(fault) : fault));
  const end = options.end ?? "2026-11-01";
  const endMs = /^\d{4}-\d\d-\d\d$/.test(end) ? Date.parse(`${end}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(endMs)) throw new ScrapeError("E_USAGE", `end is ${end}`, { hint: "write it as YYYY-MM-DD" });
  const settings: Settings = {
    videos: whole("videos", options.videos ?? 20_000, MOST_VIDEOS),
    seed: whole("seed", options.seed ?? 1, 0xffff_ffff),
    port: whole("port", options.port ?? 0, 65_535),
    host: options.host ?? "127.0.0.1",
    clock: options.clock ?? systemClock(),
    latencyMs: options.latencyMs ?? 0,
    faults,
    keys: options.keys === undefined ? undefined : new Set(options.keys),
    claimed: options.claimed,
    quota: withFaults(options.quota ?? {}, faults),
    rateStatus: options.rateStatus ?? 429,
    day: options.day ?? 0,
    end: endMs,
    channelId: options.channelId ?? "UC9ecwl3FTG66jIKA9JRDtmg",
    shorts: options.shorts ?? 0.12,
    lives: options.lives ?? 0.04,
    listCap: options.listCap ?? 20_000,
    searchCap: options.searchCap ?? 500,
    thumbnailOrigin: options.thumbnailOrigin,
    unknownParts: options.unknownParts ?? "reject",
    statsSummary: options.statsSummary ?? true,
  };
  if (settings.day !== "clock") whole("day", settings.day, MOST_DAYS);
  if (!/^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/.test(settings.host)) {
    throw new ScrapeError("E_USAGE", `the fake listens on this machine only, not on ${settings.host}`, {
      hint: "use 127.0.0.1",
    });
  }
  return settings;
}

/** The channel's day now. */
export function dayOf({ day, clock, end }: Settings): number {
  return day === "clock" ? Math.min(Math.max(0, Math.floor((clock.now() - end) / 86_400_000)), MOST_DAYS) : day;
}

function withFaults(quota: QuotaLimits, faults: readonly Fault[]): QuotaLimits {
  const limit = (name: string): number | undefined => faults.find((fault) => fault.name === name)?.value;
  const lowered = {
    general: limit("quota") ?? limit("quota-old") ?? quota.general,
    search: limit("search-day") ?? quota.search,
    stats: limit("stats-day") ?? quota.stats,
    perMinute: limit("rate") ?? quota.perMinute,
  };
  return Object.fromEntries(Object.entries(lowered).filter(([, value]) => value !== undefined));
}

function whole(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new ScrapeError("E_USAGE", `${name} is ${value}`, { hint: `use a whole number of 0 to ${most}` });
}
