import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isInstalled, jobFor, type PeerName, peerScrape, startPeer } from "../peers/peers.ts";
import type { BenchCase } from "./cases.ts";
import { Child } from "./child.ts";
import { commandOf } from "./commands.ts";
import type { CaseResult } from "./results.ts";
import { type Limits, measure, QUICK, type Subject, wholeProcesses } from "./runner.ts";
import { Fakes, ourScrape, type ScrapeOf, scrapeSubject } from "./scrapes.ts";
import { songFiles } from "./song-file.ts";
import { commandSubject, freshSubject, keptSubject } from "./subjects.ts";
import { Viewers, viewSubject } from "./views.ts";

const WORKER = join(import.meta.dirname, "worker.ts");
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Our packages of the checkout in `root`, as a contestant. */
export function startOurs(root: string): Child {
  return new Child(process.execPath, ["--expose-gc", WORKER, root]);
}

/** Runs cases and keeps the contestants alive between them. */
export class Session {
  readonly #root: string;
  readonly #limits: Limits;
  readonly #children = new Map<string, Child>();
  readonly #fakes: Fakes = new Fakes();
  readonly #folder: string = mkdtempSync(join(tmpdir(), "bench-"));
  readonly #viewers: Viewers;

  constructor(root: string, limits: Limits) {
    this.#root = root;
    this.#limits = limits;
    this.#viewers = new Viewers(root, this.#folder);
  }

  /** Ours in the process that is kept. */
  ours(): Child {
    return this.#child("ours", () => startOurs(this.#root));
  }

  /** Times ours and the given peers in turns. A peer that fails is left out and named through `note`. */
  async run(given: BenchCase, peers: readonly PeerName[], note: (text: string) => void): Promise<CaseResult> {
    const bench = peers.length === 0 ? given : await this.#withFiles(given);
    let growth = 0;
    const ours = this.#subject(bench, undefined, (bytes) => {
      growth = Math.max(growth, bytes);
    });
    const others: Subject[] = [];
    for (const peer of peers.filter(isInstalled)) {
      const subject = this.#subject(bench, peer, () => {});
      const failure = await failureOf(this.#subject(small(bench), peer, () => {}));
      if (failure === undefined) others.push(subject);
      else note(`${bench.name}: ${peer} failed and is left out: ${failure}`);
    }
    const [samples = [], ...rest] = await measure([ours, ...others], now, this.#limitsOf(bench));
    return {
      name: bench.name,
      work: bench.work,
      samples,
      ...figuresOf(ours),
      peers: others.map((other, i) => ({ name: other.name, samples: rest[i] ?? [], ...figuresOf(other) })),
      ...(growth > 0 ? { growth } : {}),
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#children.values()].map((child) => child.close()));
    await Promise.all([this.#fakes.close(), this.#viewers.close()]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A case of a song with the files that peers read. */
  async #withFiles(bench: BenchCase): Promise<BenchCase> {
    const { job } = bench;
    if (job.task !== "song") return bench;
    return { ...bench, job: { ...job, files: await songFiles(this.#root, this.#folder, job) } };
  }

  #limitsOf({ rounds }: BenchCase): Limits {
    if (rounds === undefined) return this.#limits;
    return wholeProcesses(this.#limits === QUICK ? 1 : rounds);
  }

  #subject(bench: BenchCase, peer: PeerName | undefined, grew: (bytes: number) => void): Subject {
    const name = peer ?? "ours";
    const job = peer === undefined ? bench.job : jobFor(peer, bench.job);
    if (bench.process === "scrape") return this.#scrape(bench, peer);
    if (job.task === "view") return viewSubject(peer, job, this.#viewers);
    const start = (): Child => (peer === undefined ? startOurs(this.#root) : startPeer(peer, this.#root));
    if (bench.process === "fresh") return freshSubject(name, start, job, ({ growth }) => grew(growth ?? 0));
    if (bench.process !== "command") return keptSubject(name, this.#child(name, start), job);
    return commandSubject(name, commandOf(peer, job, { root: this.#root, folder: this.#folder }), now);
  }

  #scrape({ name, job }: BenchCase, peer: PeerName | undefined): Subject {
    if (job.task !== "scrape") throw new Error(`${name}: only a channel can be scraped`);
    const command = peer === undefined ? ourScrape(this.#root) : (what: ScrapeOf) => peerScrape(peer, what);
    return scrapeSubject(peer ?? "ours", { job, command, fakes: this.#fakes, folder: this.#folder, now });
  }

  #child(name: string, start: () => Child): Child {
    const child = this.#children.get(name) ?? start();
    this.#children.set(name, child);
    return child;
  }
}

function figuresOf(subject: Subject): Omit<CaseResult, "name" | "work" | "samples" | "peers" | "growth"> {
  const [bytes, peak, units, slow] = [subject.bytes?.(), subject.peak?.(), subject.units?.(), subject.slow?.()];
  const [placed, ink] = [subject.placed?.(), subject.ink?.()];
  const [height, overlap] = [subject.height?.(), subject.overlap?.()];
  return {
    ...(bytes !== undefined && { bytes }),
    ...(peak !== undefined && { peak }),
    ...(units !== undefined && { units }),
    ...(slow !== undefined && { slow }),
    ...(placed !== undefined && { placed }),
    ...(ink !== undefined && { ink }),
    ...(height !== undefined && { height }),
    ...(overlap !== undefined && { overlap }),
  };
}

/** The same for finding out whether a peer can do it at all, where the whole would take minutes. */
function small(bench: BenchCase): BenchCase {
  const { job } = bench;
  if (job.task === "scrape") return { ...bench, job: { ...job, videos: 60, channels: 1, latency: 0 } };
  if (job.task === "balls") return { ...bench, job: { ...job, balls: 100, before: 0 } };
  return job.task === "view" ? { ...bench, job: { ...job, seconds: 1 } } : bench;
}

async function failureOf(subject: Subject): Promise<string | undefined> {
  try {
    await subject.sample(1);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
