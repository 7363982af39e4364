/** Answers of the viewer and of its twin under load, in turns. */
import { join } from "node:path";
import type { PeerName } from "../peers/peers.ts";
import { addressesOf } from "./addresses.ts";
import { failuresOf, type LoadFigures, type LoadJob, load } from "./load.ts";
import type { ViewJob } from "./protocol.ts";
import type { Subject } from "./runner.ts";
import { PARTIAL } from "./sameness.ts";
import { median } from "./stats.ts";
import { startOurViewer, startTwin, type TwinKind, type Viewer } from "./viewers.ts";
import { demoWorld, type WorldFile } from "./worlds.ts";

/** Distinct addresses that the load goes through. */
const ADDRESSES = 600;

/** Seconds of load before the first sample, so that no contestant pays for a cold one. */
const WARM_UP = 3;

const TWINS: ReadonlyMap<PeerName, TwinKind> = new Map([
  ["fastapi", "plain"],
  ["fastapi data", "data"],
  ["fastapi parts", "parts"],
]);

/** Servers that go on from case to case. Only the one that is asked has anything to do. */
export class Viewers {
  readonly #root: string;
  readonly #folder: string;
  readonly #videos: number;
  readonly #running = new Map<string, Promise<Viewer>>();
  #world: WorldFile | undefined;

  /**
   * @param folder for the database
   * @param videos of the channel that is viewed
   */
  constructor(root: string, folder: string, videos = 20_000) {
    this.#root = root;
    this.#folder = folder;
    this.#videos = videos;
  }

  world(): WorldFile {
    this.#world ??= demoWorld(this.#root, join(this.#folder, "viewed.db"), this.#videos);
    return this.#world;
  }

  /** @param peer undefined for ours */
  running(peer: PeerName | undefined): Promise<Viewer> {
    const name = peer ?? "ours";
    const viewer = this.#running.get(name) ?? this.#start(peer);
    this.#running.set(name, viewer);
    return viewer;
  }

  async close(): Promise<void> {
    const started = await Promise.allSettled(this.#running.values());
    await Promise.all(started.map((one) => (one.status === "fulfilled" ? one.value.stop() : undefined)));
  }

  #start(peer: PeerName | undefined): Promise<Viewer> {
    const { file } = this.world();
    if (peer === undefined) return startOurViewer(this.#root, file);
    return startTwin(TWINS.get(peer) ?? "plain", this.#root, file);
  }
}

/** What a job sends to a server. */
function loadOf(job: ViewJob, channels: readonly string[], url: string): LoadJob {
  const { answer, query, gzip = false, conditional = false, seconds } = job;
  return {
    url,
    paths: addressesOf({ channels, answer, count: ADDRESSES, ...(query === undefined ? {} : { query }) }),
    headers: { ...(answer === "fragment" ? PARTIAL : {}), ...(gzip ? { "Accept-Encoding": "gzip" } : {}) },
    conditional,
    seconds,
  };
}

/** A server under full load; a sample is the milliseconds between two answers. */
export function viewSubject(peer: PeerName | undefined, job: ViewJob, viewers: Viewers): Subject {
  const name = peer ?? "ours";
  const slow: number[] = [];
  let most = 0;
  let bytes: number | undefined;
  let warm = false;
  const ask = async (seconds: number): Promise<LoadFigures> => {
    const viewer = await viewers.running(peer);
    const figures = await load(loadOf({ ...job, seconds }, viewers.world().channels, viewer.url));
    const failed = failuresOf(figures, job.conditional === true ? "304" : "200");
    if (failed > 0 || figures.answered === 0) {
      throw new Error(`${name} failed ${failed} of ${figures.answered} requests: ${JSON.stringify(figures.statuses)}`);
    }
    most = Math.max(most, viewer.memory());
    return figures;
  };
  return {
    name,
    async sample() {
      if (!warm) await ask(Math.min(WARM_UP, job.seconds));
      warm = true;
      const figures = await ask(job.seconds);
      slow.push(figures.p99);
      bytes = Math.round(figures.bytes);
      return 1000 / figures.rate;
    },
    bytes: () => bytes,
    peak: () => (most === 0 ? undefined : most),
    slow: () => (slow.length === 0 ? undefined : median(slow)),
    settle: async () => {},
  };
}
