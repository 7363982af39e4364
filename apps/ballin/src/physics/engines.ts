import type { Engine, EngineOptions } from "../core/physics/engine.ts";
import { loadRapier } from "./rapier.ts";

export type EngineName = "auto" | "rapier" | "swarm";

/**
 * The engine of a name.
 *
 * @param balls how many there will be, by which `auto` chooses
 * @throws BallinError E_ENGINE when it cannot be started
 */
export function loadEngine(_name: EngineName, _balls: number): Promise<(options: EngineOptions) => Engine> {
  return loadRapier();
}
