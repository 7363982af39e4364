import { parentPort, workerData } from "node:worker_threads";
import { MidituiError } from "../../core/error.ts";
import { openBank } from "../synth/bank.ts";
import { PartRenderer } from "./part-renderer.ts";
import type { RenderJob, RenderReport, RenderRequest } from "./render-messages.ts";

const job: RenderJob = workerData;
let wanted = 0;
let renderers: readonly PartRenderer[] | undefined;

parentPort?.on("message", (more: RenderRequest) => {
  wanted += more;
  if (renderers !== undefined) guarded(() => renderWanted(renderers ?? []));
});

guarded(async () => {
  const bank = await openBank(job.bank);
  renderers = job.parts.map((part) => new PartRenderer(part, bank, job.plan));
  renderWanted(renderers);
});

function renderWanted(parts: readonly PartRenderer[]): void {
  for (; wanted > 0; wanted--) {
    for (const [part, renderer] of parts.entries()) {
      const { left, right, voices } = renderer.next();
      tell({ type: "chunk", part, left, right, voices }, [left.buffer, right.buffer]);
    }
  }
}

async function guarded(act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!(error instanceof MidituiError)) tell({ type: "failed", code: "E_INTERNAL", message });
    else {
      const { code, hint } = error;
      tell({ type: "failed", code, message, ...(hint !== undefined && { hint }) });
    }
  }
}

function tell(report: RenderReport, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(report, transfer);
}
