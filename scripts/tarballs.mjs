// Packs every package that is published and treats the tarball as its users will: sizes, metadata, types,
// and an install into an empty folder from which it is imported and its commands are run.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { installTarball, packTarball, runInstalled } from "../tools/testkit/src/tarball.ts";
import { environment, root, run, runTool } from "./setup.mjs";

// Bytes a tarball may have; a little above what it has, so that growth is a decision.
const budgets = {
  "@side-projects/raster": 60_000,
  "@side-projects/top-videos-web": 218_000,
  // Of which 337,000 are the table of Font Awesome, 72,000 the font and 50,000 the stop words of 60 languages.
  "@side-projects/wordcloud": 700_000,
  "@side-projects/youtube-scrape": 185_000,
  ballin: 118_000,
  "icon-render": 500_000,
  // Of which 7,400,000 are the instruments, because of which it plays where there is no SoundFont: waves of 16 bits, which
  // no packer makes much smaller. 190,000 are Ink, React and the layout engine of Ink, 130,000 the synthesizer, 95,000 Tone.
  miditui: 8_200_000,
};

// What each package does once it is installed alone, as arguments of its command; a file that it makes must be there after.
const firstUse = {
  "icon-render": { command: "icon-render", args: ["heart", "-o", "heart.png"], makes: "heart.png" },
  "@side-projects/wordcloud": {
    command: "wordcloud",
    args: ["node_modules/@side-projects/wordcloud/LICENSE", "--mask", "star", "-o", "cloud.png"],
    makes: "cloud.png",
  },
  "@side-projects/youtube-scrape": {
    command: "youtube-scrape",
    args: ["scrape", "--demo", "--videos", "200", "--db", "demo.db", "--json"],
    makes: "demo.db",
  },
  ballin: {
    command: "ballin",
    args: ["render", "--frames", "60", "--size", "60x23", "--seed", "7", "-o", "frame.txt"],
    makes: "frame.txt",
  },
  miditui: {
    command: "miditui",
    args: ["convert", "node_modules/miditui/dist/songs/night-ferry.mid", "song.json"],
    makes: "song.json",
  },
  // The made-up channel, and its page from within.
  "@side-projects/top-videos-web": { command: "top-videos-web", args: ["--check"] },
};

const scratch = mkdtempSync(path.join(tmpdir(), "tarballs-"));
Object.assign(process.env, environment());

function published() {
  const folders = ["packages", "apps"].flatMap((group) => {
    const folder = path.join(root, group);
    return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  });
  return folders.filter((folder) => {
    const file = path.join(folder, "package.json");
    return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).private !== true;
  });
}

function contentProblems(tarball, folder) {
  const problems = [];
  const budget = budgets[tarball.name];
  if (budget === undefined) problems.push("has no size budget in scripts/tarballs.mjs");
  else if (tarball.bytes > budget) problems.push(`is ${tarball.bytes} bytes, over its budget of ${budget}`);
  const notices = existsSync(path.join(folder, "NOTICE")) ? ["NOTICE"] : [];
  for (const wanted of ["LICENSE", "README.md", ...notices]) {
    if (!tarball.files.includes(wanted)) problems.push(`has no ${wanted}`);
  }
  for (const file of tarball.files) {
    if (/\.ts$/.test(file) && !/\.d\.ts$/.test(file)) problems.push(`carries TypeScript source: ${file}`);
    if (/(^|\/)(test|node_modules|\.env(?!\.example$))/.test(file)) problems.push(`carries ${file}`);
  }
  return problems;
}

function manifestProblems({ manifest }) {
  const names = Object.keys({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  });
  const own = names.filter((name) => name.startsWith("@side-projects/"));
  const links = Object.values({ ...manifest.dependencies }).filter((range) => /^(workspace|link|file):/.test(range));
  return [
    ...own.map((name) => `depends on ${name}, which is not published with it`),
    ...links.map((range) => `depends on ${range}`),
  ];
}

async function failure(title, work) {
  const result = await work;
  return result.code === 0
    ? []
    : [`${title} ended with code ${result.code}\n${result.output ?? result.stdout + result.stderr}`];
}

async function importProblems(tarball, { folder }) {
  const file = path.join(folder, "consumer.ts");
  writeFileSync(
    file,
    `import * as api from "${tarball.name}";\nconst names: string[] = Object.keys(api);\nif (names.length === 0) throw new Error("no exports");\n`,
  );
  const flags = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "false",
    "--module",
    "nodenext",
    "--target",
    "es2024",
    "--types",
    "",
  ];
  return [
    ...(await failure("import", run("node", [file], { cwd: folder }))),
    ...(await failure(
      "type check of a consumer",
      runTool("typescript", "tsc", [...flags, "consumer.ts"], { cwd: folder }),
    )),
  ];
}

async function commandProblems(tarball, installation) {
  const problems = [];
  for (const name of Object.keys(installation.commands)) {
    problems.push(...(await failure(`${name} --help`, runInstalled(installation, name, ["--help"]))));
    problems.push(...(await failure(`${name} --version`, runInstalled(installation, name, ["--version"]))));
  }
  const use = firstUse[tarball.name];
  if (!use) return problems;
  problems.push(
    ...(await failure(`${use.command} ${use.args.join(" ")}`, runInstalled(installation, use.command, use.args))),
  );
  if (use.makes !== undefined && !existsSync(path.join(installation.folder, use.makes)))
    problems.push(`${use.command} did not write ${use.makes}`);
  return problems;
}

async function check(folder) {
  const tarball = await packTarball(folder, scratch);
  const problems = contentProblems(tarball, folder);
  problems.push(...(await failure("publint", runTool("publint", "publint", ["run", tarball.file, "--strict"]))));
  const attw = runTool("@arethetypeswrong/cli", "attw", [
    tarball.file,
    "--profile",
    "esm-only",
    "--no-emoji",
    "--no-color",
  ]);
  problems.push(...(await failure("attw", attw)));
  const installation = await installTarball(tarball, path.join(scratch, path.basename(folder)));
  problems.push(...manifestProblems(installation));
  problems.push(...(await importProblems(tarball, installation)));
  problems.push(...(await commandProblems(tarball, installation)));
  console.log(`${tarball.name} ${tarball.version}: ${tarball.bytes} bytes, ${tarball.files.length} files`);
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length;
}

let count = 0;
try {
  for (const folder of published()) count += await check(folder);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = count === 0 ? 0 : 1;
