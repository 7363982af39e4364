import type { Command } from "../simulation/command.ts";

/** A command and the number of steps that have been made when it comes. */
export interface ScriptedCommand {
  readonly step: number;
  readonly command: Command;
}

/** The same command again and again. */
export function every(
  period: number,
  { from, to }: { readonly from: number; readonly to: number },
  command: Command,
): ScriptedCommand[] {
  const script: ScriptedCommand[] = [];
  for (let step = from; step < to; step += period) script.push({ step, command });
  return script;
}

/** Several scripts as one, in the order of their steps; what comes in the same step keeps its order. */
export function merged(...scripts: readonly (readonly ScriptedCommand[])[]): readonly ScriptedCommand[] {
  return scripts.flat().sort((a, b) => a.step - b.step);
}
