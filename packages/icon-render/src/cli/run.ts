import { IconError, visible } from "../core/error.ts";
import type { RenderOptions } from "../core/options.ts";
import { png } from "../core/render.ts";
import { fontAwesome } from "../fontawesome.ts";
import type { Job } from "./job.ts";
import { writeOutput } from "./output.ts";
import type { Terminal } from "./terminal.ts";
import { optimiseFor } from "./tiers.ts";

/** How results are told. */
export interface Report {
  readonly json: boolean;
  readonly quiet: boolean;
}

/**
 * Makes all files, telling of each; on a terminal a long run shows how far it is.
 *
 * @throws IconError
 */
export async function runJobs(jobs: readonly Job[], report: Report, terminal: Terminal): Promise<void> {
  optimiseFor(jobs);
  for (const [i, job] of jobs.entries()) {
    const started = process.hrtime();
    const bytes = await render(job);
    if (job.path === "-") {
      if (terminal.outputIsTerminal) {
        throw new IconError(
          "E_OUTPUT",
          "a picture would be written to the terminal",
          "redirect it: icon-render heart -o - > heart.png",
        );
      }
      terminal.write(bytes);
      return;
    }
    writeOutput(job.path, bytes, job.output);
    tell(job, { bytes: bytes.length, ms: millisecondsSince(started) }, report, terminal);
    terminal.progress(i + 1, jobs.length);
  }
}

function millisecondsSince(started: [number, number]): number {
  const [seconds, nanoseconds] = process.hrtime(started);
  return seconds * 1000 + nanoseconds / 1e6;
}

/** What PNG does not need is loaded when it is asked for, so that the usual command starts sooner. */
async function render({ subject, options, format, sides }: Job): Promise<Uint8Array> {
  if (format === "png") return png(subject, options, fontAwesome);
  const { renderIco, renderSvg, renderWebp } = await import("../node.ts");
  switch (format) {
    case "webp":
      return renderWebp(subject, options);
    case "svg":
      return new TextEncoder().encode(renderSvg(subject, options));
    case "ico":
      return renderIco(subject, options, sides);
  }
}

function tell(
  job: Job,
  { bytes, ms }: { bytes: number; ms: number },
  { json, quiet }: Report,
  terminal: Terminal,
): void {
  const [width, height] = pictureSize(job.options);
  if (json) {
    const { icon, style, path, format } = job;
    const rounded = Math.round(ms * 100) / 100;
    terminal.line(JSON.stringify({ icon, style, path, format, width, height, bytes, ms: rounded }));
  } else if (!quiet) {
    const size = job.sides.length > 1 ? `${job.sides.join(", ")} px` : `${width} x ${height}`;
    const count = String(bytes).replace(/\B(?=(?:\d{3})+$)/g, ",");
    terminal.line(
      `${terminal.bold(visible(job.path))}  ${terminal.dim(`${size}  ${count} bytes  ${ms.toFixed(1)} ms`)}`,
    );
  }
}

function pictureSize({ size = 1024, width = size, height = size }: RenderOptions): [number, number] {
  return [width, height];
}
