import type { PeerName } from "../peers/peers.ts";
import type { Job } from "./protocol.ts";

/** Something that is timed: a job, and who else can do it. */
export interface BenchCase {
  /** Path-like, so that a part of it selects a group: `png/heart/512`. */
  name: string;
  job: Job;
  /** Units of work in one repetition, for the throughput. */
  work: { amount: number; unit: "px" | "icons" | "videos" | "requests" | "words" | "steps" | "frames" | "notes" | "s" };
  peers: readonly PeerName[];
  /** Part of `--gate`: takes a few milliseconds and varies little. @default false */
  fast?: boolean;
  /**
   * Where each sample runs: `kept` in a process that was warmed up, `fresh` in a new one whose start is not counted,
   * `command` as a whole command with its start, `scrape` as one against a fake API, `view` as a server under load.
   * @default "kept"
   */
  process?: "kept" | "fresh" | "command" | "scrape" | "view";
  /** Samples of each contestant, where one takes so long that the rules would take all day. @default the rules */
  rounds?: number;
}
