import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  type CommandResult,
  command,
  installTarball,
  packTarball,
  repository,
  repositoryEnvironment,
} from "@side-projects/testkit";
import { renderPng, renderRgba, renderSvg } from "icon-render";
import { rolldown } from "rolldown";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { iconRenderFolder, inFolder } from "./command.ts";

const RASTER = "@side-projects/raster";

/** What is shipped: the tarball, and what the raster adds to the library's minified bundle. */
export async function sizeFindings(): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const tarball = await packTarball(iconRenderFolder, folder);
    const library = path.join(iconRenderFolder, "src/index.ts");
    const added = (await minifiedBytes(library, [])) - (await minifiedBytes(library, [RASTER]));
    const whole = await minifiedBytes(path.join(repository, "packages/raster/src/index.ts"), []);
    const { met, text } = atMost("minified raster code in it", added, 40_000, " bytes");
    return [
      atMost("packed icon-render", tarball.bytes, 2_500_000, " bytes"),
      { met, text: `${text} (with what only others use: ${whole.toLocaleString("en-US")})` },
    ];
  });
}

async function minifiedBytes(input: string, outside: readonly string[]): Promise<number> {
  const external = [/^node:/, /^opentype\.js/, "wawoff2", "sharp", ...outside];
  const build = await rolldown({ input, external, platform: "node" });
  const { output } = await build.generate({ format: "esm", minify: true, comments: false });
  await build.close();
  return output.reduce((sum, file) => sum + ("code" in file ? Buffer.byteLength(file.code) : 0), 0);
}

/** Says at the end which native libraries and which files of sharp the process has loaded. */
const WATCH = `process.on("exit", () => {
  const libraries = process.report.getReport().sharedObjects;
  const loaded = [...libraries, ...Object.keys(require.cache)].filter((file) => /sharp|libvips/.test(file));
  require("node:fs").writeFileSync(process.env.WATCH_FILE, JSON.stringify(loaded));
});`;

/** Commands and whether each needs sharp, as the process's own list of libraries and modules tells. */
export async function sharpFindings(): Promise<Finding> {
  const uses: readonly (readonly [boolean, readonly string[]])[] = [
    [false, ["heart", "-s", "64", "-o", "a.png"]],
    [false, ["heart", "-s", "64", "-o", "a.svg"]],
    [false, ["heart", "-o", "a.ico"]],
    [
      false,
      ["heart", "-s", "64", "--optimize", "max", "--gradient", "linear(red, blue)", "--shadow", "1 1 2", "-o", "b.png"],
    ],
    [false, ["list"]],
    [false, ["search", "heart"]],
    [true, ["heart", "-s", "64", "-o", "a.webp"]],
  ];
  return inFolder(async (folder) => {
    const watch = path.join(folder, "watch.cjs");
    writeFileSync(watch, WATCH);
    const wrong: string[] = [];
    for (const [i, [wanted, args]] of uses.entries()) {
      const file = path.join(folder, `${i}.json`);
      const env = { ...repositoryEnvironment(), WATCH_FILE: file };
      const bin = path.join(iconRenderFolder, "bin/icon-render.cjs");
      const { code, stderr } = await command("node", ["--require", watch, bin, ...args], { cwd: folder, env });
      const loaded: string[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : ["no list"];
      if (code !== 0 || loaded.length > 0 !== wanted)
        wrong.push(`${args.join(" ")}: ${loaded[0] ?? "nothing"} ${stderr}`);
    }
    return allOf("commands that load sharp for WebP and only then", uses.length, wrong);
  });
}

/** The optional package, in the version that icon-render names. */
const SHARP = "sharp@0.35.5";

const CONSUMER = `import { createHash } from "node:crypto";
import { renderPng, renderRgba, renderSvg, renderWebp } from "icon-render";
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const webp = process.argv[2] === "webp" ? (await renderWebp("heart", { size: 64 })).length > 50
  : await renderWebp("heart", { size: 64 }).then(() => false, (error) => error.code === "E_WEBP");
const pictures = [renderPng("fa-solid-star"), renderRgba("github", { size: 99, rotate: 12 }).data, renderSvg("heart")];
console.log(JSON.stringify({ hashes: pictures.map(hash), webp }));`;

/**
 * The tarball alone in an empty folder on several Nodes: library and command, with the bytes of this checkout.
 *
 * @param nodes major versions; the one that runs this is not fetched
 */
export async function aloneFindings(nodes: readonly number[]): Promise<Finding[]> {
  return inFolder(async (folder) => {
    const tarball = await packTarball(iconRenderFolder, folder);
    const installation = await installTarball(tarball, path.join(folder, "empty"));
    const cwd = installation.folder;
    writeFileSync(path.join(cwd, "consumer.mjs"), CONSUMER);
    const hash = (bytes: Uint8Array | Uint8ClampedArray | string): string =>
      createHash("sha256").update(bytes).digest("hex");
    const { data } = renderRgba("github", { size: 99, rotate: 12 });
    const hashes = [renderPng("fa-solid-star"), data, renderSvg("heart")].map(hash);
    const on = (node: number, args: string[]): Promise<CommandResult> => {
      if (process.versions.node.startsWith(`${node}.`)) return command("node", args, { cwd });
      return command("npx", ["-y", "-p", `node@${node}`, "--", "node", ...args], { cwd });
    };
    const libraries: string[] = [];
    const commands: string[] = [];
    for (const node of nodes) {
      const library = await on(node, ["consumer.mjs"]);
      if (library.stdout.trim() !== JSON.stringify({ hashes, webp: true }))
        libraries.push(`Node ${node}: ${library.stdout}${library.stderr}`);
      const bin = installation.commands["icon-render"] ?? "";
      const result = await on(node, [bin, "fa-solid-star", "-o", `star-${node}.png`]);
      if (result.code !== 0 || !/1024 x 1024/.test(result.stdout)) commands.push(`Node ${node}: ${result.stderr}`);
    }
    const added = await command("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", SHARP], { cwd });
    const webp: string[] = [];
    for (const node of nodes) {
      const { stdout, stderr } = await on(node, ["consumer.mjs", "webp"]);
      if (added.code !== 0 || !stdout.includes('"webp":true')) webp.push(`Node ${node}: ${added.stderr}${stderr}`);
    }
    const title = nodes.join(", ");
    return [
      allOf(`library without sharp on Node ${title}, the bytes of this checkout`, nodes.length, libraries),
      allOf("command", nodes.length, commands),
      allOf("renderWebp once sharp is there", nodes.length, webp),
    ];
  });
}

const PACKAGES = { raster: "@side-projects/raster", "icon-render": "icon-render" } as const;

/** Build and tests of each package alone. */
export async function packageFindings(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of Object.values(PACKAGES)) {
    for (const script of ["build", "test"]) {
      const { code, stderr } = await command("pnpm", ["--filter", name, script], { timeout: 600_000 });
      const reason = code === 0 ? "" : ` ${stderr.slice(-300)}`;
      findings.push({ met: code === 0, text: `pnpm --filter ${name} ${script} ends with ${code}${reason}` });
    }
  }
  return findings;
}

/** What was built has the exports of its source. */
export async function builtFindings(): Promise<Finding> {
  const wrong: string[] = [];
  for (const folder of Object.keys(PACKAGES)) {
    const load = async (file: string): Promise<string> => {
      const module: object = await import(pathToFileURL(path.join(repository, "packages", folder, file)).href);
      return Object.keys(module).sort().join();
    };
    if ((await load("dist/index.js")) !== (await load("src/index.ts"))) wrong.push(folder);
  }
  return allOf("packages built with the exports of their source", Object.keys(PACKAGES).length, wrong);
}
