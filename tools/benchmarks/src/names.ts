import { readFileSync } from "node:fs";
import { join } from "node:path";
import { commonNames } from "../inputs.ts";

interface IconFamily {
  aliases?: { names?: string[] };
}

/** The icon names that the original and we have in common, read from Font Awesome's own metadata. */
export function iconNames(root: string): string[] {
  const font = join(root, "packages", "icon-render", "node_modules", "@fortawesome", "fontawesome-free");
  const families: Record<string, IconFamily> = JSON.parse(
    readFileSync(join(font, "metadata", "icon-families.json"), "utf8"),
  );
  return commonNames(Object.entries(families).flatMap(([name, family]) => [name, ...(family.aliases?.names ?? [])]));
}
