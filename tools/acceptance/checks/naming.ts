import { readFileSync } from "node:fs";
import { findIcon, IconError, type IconInfo } from "icon-render";
import { allOf, type Finding } from "../src/findings.ts";
import { iconRender, inFolder } from "./command.ts";
import { fileOf } from "./modules.ts";

interface Family {
  unicode: string;
  aliases?: { names?: string[] };
  familyStylesByLicense: { free: { style: string }[] };
}

const SHORT: Readonly<Record<string, string>> = { solid: "fas", regular: "far", brands: "fab" };

/** Every icon of Font Awesome's metadata by each way of writing it, in each of its styles. */
export function namingFindings(every: number): Finding[] {
  const text = readFileSync(fileOf("@fortawesome/fontawesome-free", "metadata/icon-families.json"), "utf8");
  const families: Record<string, Family> = JSON.parse(text);
  const wrong: string[] = [];
  let checked = 0;
  const expectIcon = (written: string, style: string | undefined, wanted: Pick<IconInfo, "name" | "style">): void => {
    checked++;
    const found = attempt(() => findIcon(written, style));
    if (found instanceof IconError || found.name !== wanted.name || found.style !== wanted.style) wrong.push(written);
  };
  for (const [primary, { unicode, aliases, familyStylesByLicense }] of Object.entries(families).filter(
    (_, i) => i % every === 0,
  )) {
    const styles = familyStylesByLicense.free.map(({ style }) => style);
    const first = ["solid", "regular", "brands"].find((style) => styles.includes(style)) ?? "";
    for (const name of [primary, ...(aliases?.names ?? [])]) {
      for (const written of [name, `fa-${name}`, name.toUpperCase(), `FA-${name}`]) {
        expectIcon(written, undefined, { name: primary, style: first });
      }
      for (const style of styles) {
        const short = SHORT[style] ?? style;
        const ways = [`${short} fa-${name}`, `fa-${style} fa-${name}`, `fa-${style}-${name}`, `${style}-${name}`];
        for (const written of ways) expectIcon(written, undefined, { name: primary, style });
        expectIcon(`fas fa-${name}`, style, { name: primary, style });
      }
    }
    // Letters and digits are icons at their own characters; one character alone is a name first.
    for (const written of [`U+${unicode}`, `u+${unicode.toUpperCase()}`, `0x${unicode}`]) {
      expectIcon(written, undefined, { name: primary, style: first });
    }
  }
  return [allOf("ways to write the names, aliases, styles and code points", checked, wrong)];
}

/** Misspelled names, each with what has to be offered. */
const MISSPELLED = [
  ["hart", "heart"],
  ["gihub", "github"],
  ["arow-up", "arrow-up"],
  ["fa-solid-strar", "star"],
  ["circel", "circle"],
  ["magnifing-glass", "magnifying-glass"],
] as const;

export async function suggestionFindings(): Promise<Finding> {
  return inFolder(async (folder) => {
    const wrong: string[] = [];
    for (const [typed, wanted] of MISSPELLED) {
      const { code, stderr } = await iconRender([typed], folder);
      const offered = /did you mean (.*)$/m.exec(stderr)?.[1]?.split(", ") ?? [];
      if (code !== 2 || !stderr.startsWith("icon-render: E_ICON: ") || !offered.includes(wanted))
        wrong.push(`${typed}: ${stderr.trim()}`);
    }
    return allOf(
      `misspelled names (${MISSPELLED[0].join(" -> ")}) that end with 2 and the right suggestion`,
      MISSPELLED.length,
      wrong,
    );
  });
}

function attempt<T>(work: () => T): T | IconError {
  try {
    return work();
  } catch (error) {
    if (error instanceof IconError) return error;
    throw error;
  }
}
