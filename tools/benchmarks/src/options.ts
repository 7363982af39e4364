import { parseArgs } from "node:util";

export const PACKAGES = [
  "raster",
  "icon-render",
  "youtube-scrape",
  "top-videos-web",
  "wordcloud",
  "ballin",
  "miditui",
] as const;
export type PackageName = (typeof PACKAGES)[number];

export interface Options {
  packages: readonly PackageName[];
  json: string | undefined;
  filter: string;
  base: string | undefined;
  peers: boolean;
  gate: boolean;
  quick: boolean;
  save: boolean;
  markdown: boolean;
  help: boolean;
}

export const HELP: string = `npm run bench: how fast the packages are, and the programs they compete with

  npm run bench                            all packages, against the stored results
  npm run bench -- icon-render --peers     in turns with the original and its like
  npm run bench -- --filter png/heart      only cases whose name holds this text
  npm run bench -- --gate                  fails when this checkout is slower than its merge base
  npm run bench -- --markdown              tables of the stored results, for a README

  PACKAGE           ${PACKAGES.join(", ")}; all of them without one
  --json FILE       writes the run as JSON
  --save            stores the run as results/PACKAGE.json, the baseline of later ones
  --peers           installed peers take turns with ours; npm run bench:peers installs them
  --filter TEXT     only cases whose name holds TEXT
  --quick           fewer samples, the few fast cases only
  --gate            the fast cases of this checkout and of the merge base in turns; exit 1 when a case is
                    more than 5 % slower with p < 0.01
  --base REF        what to compare with in --gate             merge base with origin/main, main or HEAD~1
  --markdown        prints tables from the stored results and measures nothing
  --help            this text
`;

/** @throws Error on an unknown flag or package */
export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: "string" },
      filter: { type: "string" },
      base: { type: "string" },
      peers: { type: "boolean" },
      gate: { type: "boolean" },
      quick: { type: "boolean" },
      save: { type: "boolean" },
      markdown: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  const { json, filter = "", base } = values;
  const { peers = false, gate = false, quick = false, save = false, markdown = false, help = false } = values;
  if (save && (quick || filter !== "")) throw new Error("--save stores whole runs: leave --quick and --filter out");
  return { packages: packagesOf(positionals), json, filter, base, peers, gate, quick, save, markdown, help };
}

function packagesOf(names: readonly string[]): readonly PackageName[] {
  if (names.length === 0) return PACKAGES;
  return names.map((name) => {
    const found = PACKAGES.find((p) => p === name);
    if (found === undefined) throw new Error(`no benchmarks for ${name}; there are: ${PACKAGES.join(", ")}`);
    return found;
  });
}
