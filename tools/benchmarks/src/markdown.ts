import { BALL_HEAD, ballRows } from "./ball-rows.ts";
import { formatBytes, formatMegabytes, formatSize, formatTime, markdownTable } from "./format.ts";
import type { Run } from "./results.ts";
import { median, summarize } from "./stats.ts";
import { ratios } from "./verdict.ts";

/** Tables of a stored run: each case with its peers side by side, and the file sizes. */
export function markdown(run: Run): string {
  const peers = [...new Set(run.cases.flatMap((c) => c.peers.map((p) => p.name)))];
  const head = [run.package, "median", ...peers.flatMap((peer) => [peer, "ratio"])];
  const rows = run.cases.map((c) => [
    c.name,
    formatTime(summarize(c.samples).median),
    ...peers.flatMap((peer) => {
      const samples = c.peers.find((p) => p.name === peer)?.samples;
      if (samples === undefined) return ["", ""];
      return [formatTime(median(samples)), ratios(c.samples, samples).median.toFixed(2)];
    }),
  ]);
  return [
    `${sentence(run)}\n`,
    markdownTable(head, rows),
    ...sizeTable(run),
    ...costTable(run),
    ...cloudTable(run),
    ...ballTable(run),
  ].join("\n");
}

function sentence({ date, machine, versions }: Run): string {
  const parts = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Measured ${date.slice(0, 10)} on ${machine.cores} cores (${machine.cpu}), Node ${machine.node}: ${parts.join(", ")}. A ratio below 1 means ours is faster.`;
}

function sizeTable(run: Run): string[] {
  if (run.sizes.length === 0) return [];
  const rows = run.sizes.flatMap(({ name, icons, bytes, against }) =>
    against.map((other) => [
      `${name}, ${formatBytes(icons)} icons`,
      formatBytes(bytes),
      other.name,
      formatBytes(other.bytes),
      `${((100 * bytes) / other.bytes).toFixed(1)} %`,
    ]),
  );
  return ["", markdownTable(["files at 512 px", "bytes", "against", "bytes", "share"], rows)];
}

function costTable(run: Run): string[] {
  const rows = run.cases.flatMap((c) =>
    c.peak === undefined
      ? []
      : [{ ...c, name: "ours" }, ...c.peers].map(({ name, peak, units, bytes, slow }) => [
          c.name,
          name,
          formatMegabytes(peak),
          String(units ?? ""),
          formatSize(bytes),
          slow === undefined ? "" : formatTime(slow),
        ]),
  );
  if (rows.length === 0) return [];
  return ["", markdownTable(["memory, units, size", "contestant", "memory", "units", "size", "99 of 100"], rows)];
}

function cloudTable(run: Run): string[] {
  const rows = run.cases.flatMap((c) =>
    [{ ...c, name: "ours" }, ...c.peers].flatMap(({ name, placed, ink }) =>
      placed === undefined ? [] : [[c.name, name, `${placed} of ${c.work.amount}`, ink?.toFixed(3) ?? ""]],
    ),
  );
  return rows.length === 0 ? [] : ["", markdownTable(["words placed, ink", "contestant", "words", "ink"], rows)];
}

function ballTable(run: Run): string[] {
  const rows = ballRows(run);
  return rows.length === 0 ? [] : ["", markdownTable(BALL_HEAD, rows)];
}
