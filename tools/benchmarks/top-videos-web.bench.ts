import type { PeerName } from "./peers/peers.ts";
import type { BenchCase } from "./src/cases.ts";
import type { ViewJob } from "./src/protocol.ts";

const TWINS = ["fastapi", "fastapi data", "fastapi parts"] as const;

/** Samples of each contestant. */
const ROUNDS = 5;
const SECONDS = 5;

function view(name: string, job: Omit<ViewJob, "task" | "seconds">, peers: readonly PeerName[] = []): BenchCase {
  return {
    name: `view/${name}`,
    job: { task: "view", seconds: SECONDS, ...job },
    work: { amount: 1, unit: "requests" },
    peers,
    process: "view",
    rounds: ROUNDS,
  };
}

/** Cases of top-videos-web: its answers under the load of 50 connections, over months and sorts. */
export function topVideosWebCases(): BenchCase[] {
  return [
    view("fragment", { answer: "fragment" }, TWINS),
    view("page", { answer: "page" }, TWINS),
    view("fragment-of-100", { answer: "fragment", query: "n=100" }, ["fastapi"]),
    view("fragment-gzip", { answer: "fragment", gzip: true }, ["fastapi"]),
    view("page-gzip", { answer: "page", gzip: true }, ["fastapi"]),
    view("not-modified", { answer: "fragment", conditional: true }, ["fastapi"]),
    view("search", { answer: "fragment", query: "q=music" }),
    view("export-json", { answer: "export-json", query: "n=100" }),
    view("export-csv", { answer: "export-csv", query: "n=100" }),
    view("export-rss", { answer: "export-rss", query: "n=100" }),
  ];
}
