import { parentPort } from "node:worker_threads";
import { MidituiError } from "../../core/error.ts";
import { openBank } from "../synth/bank.ts";
import { PartRenderer } from "./part-renderer.ts";
import type { RenderJob, RenderReport, RenderRequest } from "./render-messages.ts";

let wanted = 0;
let renderers: readonly PartRenderer[] | undefined;

parentPort?.on("message", (said: RenderJob | RenderRequest) => {
  if (typeof said !== "number") guarded(() => begin(said));
  else {
    wanted += said;
    if (renderers !== undefined) guarded(() => renderWanted(renderers ?? []));
  }
});

async function begin({ bank: path, parts, plan }: RenderJob): Promise<void> {
  const bank = await openBank(path);
  renderers = parts.map((part) => new PartRenderer(part, bank, plan));
  renderWanted(renderers);
}

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
