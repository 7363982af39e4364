import type { Action, Effect } from "./core/app/action.ts";
import { BallinError } from "./core/error.ts";
import { readLevel, writeLevel } from "./files/level-file.ts";
import { listLevels } from "./files/list.ts";
import { checkName } from "./files/name.ts";

/** Reads, writes or lists level files of the current folder. @returns what came of it; nothing is thrown */
export function fileRequest(effect: Extract<Effect, { readonly type: "save" | "load" | "list" }>): Action[] {
  try {
    switch (effect.type) {
      case "save": {
        const { scene, options, overwrite } = effect;
        const name = checkName(effect.name);
        return [{ type: writeLevel(name, { scene, options }, { overwrite }) ? "saved" : "exists", name }];
      }
      case "load": {
        const { name } = effect;
        const { scene, options, notes } = readLevel(name);
        return [{ type: "loaded", name, scene, options }, ...notes.map(bad)];
      }
      case "list":
        return [{ type: "files", names: listLevels(".").map(({ name }) => name) }];
    }
  } catch (error) {
    return [bad(told(error))];
  }
}

/** An error as a sentence for who plays. */
export function told(error: unknown): string {
  if (!(error instanceof BallinError)) return String(error);
  return error.hint === undefined ? error.message : `${error.message}; ${error.hint}`;
}

function bad(text: string): Action {
  return { type: "toast", text, bad: true };
}
