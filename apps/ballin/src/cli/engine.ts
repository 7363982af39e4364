import type { Args } from "./args.ts";
import { ENGINES } from "./flags.ts";

/** --engine. */
export function engineOf({ texts }: Args): (typeof ENGINES)[number] {
  const name = texts.get("engine");
  return ENGINES.find((engine) => engine === name) ?? "auto";
}
