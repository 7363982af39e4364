import { BallinError } from "../core/error.ts";
import type { Engine, EngineOptions } from "../core/physics/engine.ts";
import { createSwarm } from "../core/swarm/swarm.ts";
import { withFallback } from "./fallback.ts";
import { bestKernels } from "./kernels.ts";

/** What a command line may ask for. */
export type EngineName = "auto" | "rapier" | "swarm";

/**
 * The engine of a name. `auto` is the swarm, which is ahead at every number of balls: docs/decisions/0013-two-engines.md.
 * Where rapier fails while it runs, the swarm goes on in its place.
 *
 * @throws BallinError E_ENGINE when rapier was asked for and cannot be started
 */
export async function loadEngine(name: EngineName): Promise<(options: EngineOptions) => Engine> {
  const kernels = bestKernels();
  const swarm = (options: EngineOptions): Engine => createSwarm(options, kernels);
  if (name !== "rapier") return swarm;
  const { loadRapier } = await import("./rapier.ts").catch((cause: unknown) => {
    throw new BallinError("E_ENGINE", "the rapier engine is not installed", "use --engine swarm", { cause });
  });
  return withFallback(await loadRapier(), swarm);
}
