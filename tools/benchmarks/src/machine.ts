import { availableParallelism, cpus, loadavg } from "node:os";

/** What a stored time depends on. Holds no name of the machine or of its user. */
export interface Machine {
  cpu: string;
  cores: number;
  platform: string;
  node: string;
}

export function thisMachine(): Machine {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? "unknown",
    cores: all.length,
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
  };
}

/** What to say when others use the machine: load of half a core or more. Windows tells no load and is never busy. */
export function busyWarning(
  load: number = loadavg()[0] ?? 0,
  cores: number = availableParallelism(),
): string | undefined {
  if (load < 0.5) return undefined;
  return `the machine is busy (load ${load.toFixed(1)} on ${cores} cores): neither times nor ratios can be trusted`;
}

/** Whether times stored on one can be set against times of the other. */
export function comparable(a: Machine, b: Machine): boolean {
  const major = (m: Machine): string => m.node.split(".")[0] ?? "";
  return a.cpu === b.cpu && a.cores === b.cores && a.platform === b.platform && major(a) === major(b);
}
