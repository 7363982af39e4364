// What the two README commands share: a clean environment, the install, the build, and progress lines.
// Plain JavaScript without a dependency, since it runs before anything is installed, on any Node from 18.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Top folder of the repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const modules = path.join(root, "node_modules");
const bin = path.join(modules, ".bin");
const stampFile = path.join(modules, ".side-projects-stamp");
const windows = process.platform === "win32";
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Whether lines may be coloured: only on a terminal, and never under NO_COLOR. */
export const colour = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";

/** The same text in the colour of its meaning, or plain where colour is unwelcome. */
export function paint(meaning, text) {
  const codes = { good: 32, bad: 31, quiet: 2, strong: 1 };
  return colour ? `\u001b[${codes[meaning]}m${text}\u001b[0m` : text;
}

/** A failure that is told in one line, with what to do; `detail` is shown below it. */
export class StepError extends Error {
  constructor(message, detail = "") {
    super(message);
    this.detail = detail;
  }
}

// Settings that say how to reach a registry; everything else npm hands down is about npm's own run.
const keptConfig = /^npm_config_(registry|userconfig|cache|proxy|https_proxy|http_proxy|noproxy|cafile|strict_ssl)$/i;
const disturbing = /^(npm_|NODE_OPTIONS$|NODE_PATH$|NODE_ENV$|INIT_CWD$|PNPM_|BIOME_|VITEST|TURBO_)/i;

/** The environment for every child: the repository's own Node first, nothing that bends npm, pnpm or Node. */
export function environment(source = process.env) {
  const env = {};
  let inherited = "";
  for (const [name, value] of Object.entries(source)) {
    if (/^path$/i.test(name)) inherited = value;
    else if (keptConfig.test(name) || !disturbing.test(name)) env[name] = value;
  }
  env.PATH = [bin, inherited].filter(Boolean).join(path.delimiter);
  env.TURBO_TELEMETRY_DISABLED = "1";
  env.TURBO_NO_UPDATE_NOTIFIER = "1";
  if (!colour) {
    delete env.FORCE_COLOR;
    env.NO_COLOR = "1";
  }
  // npm and pnpm keep their caches under the home folder; without a usable one they would only fail.
  if (!writable(source.HOME ?? source.USERPROFILE ?? homedir())) {
    const home = path.join(root, "out", ".home");
    mkdirSync(home, { recursive: true });
    env.HOME = home;
    env.USERPROFILE = home;
    for (const name of ["npm_config_cache", "npm_config_userconfig", "XDG_CACHE_HOME", "XDG_DATA_HOME"])
      delete env[name];
  }
  return env;
}

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return path.isAbsolute(folder);
  } catch {
    return false;
  }
}

/**
 * Runs a program to its end. Its output is collected, or passed through with `show`.
 * A program that cannot be started ends with code 127 rather than an exception.
 */
export function run(program, args, { cwd = root, env = environment(), show = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(program, args, {
      cwd,
      env,
      shell,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    const end = (code, extra) => {
      resolve({ code, output: Buffer.concat(chunks).toString("utf8") + extra, seconds: (Date.now() - started) / 1000 });
    };
    child.on("error", (error) => end(127, error.message));
    child.on("close", (code, signal) => end(code ?? 1, signal ? `\nstopped by ${signal}` : ""));
  });
}

/** The repository's own Node, whichever Node started this script. */
export function ownNode() {
  const names = [path.join(modules, "node", "bin", "node"), path.join(modules, "node", "bin", "node.exe")];
  return names.find((name) => existsSync(name)) ?? process.execPath;
}

// A package's command on the repository's own Node: the same on every system, no shell script between.
function tool(packageName, command, args) {
  const folder = path.join(modules, ...packageName.split("/"));
  const { bin: commands } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = typeof commands === "string" ? commands : commands[command];
  return [ownNode(), [path.join(folder, file), ...args]];
}

/** Runs a command of an installed package; options are those of `run`. */
export function runTool(packageName, command, args, options) {
  return run(...tool(packageName, command, args), options);
}

/** One line as a step begins to take long, then one line with its time; the result of `work`. */
export async function step(title, work) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  const reminder = setInterval(() => console.log(paint("quiet", `   ... ${title}, ${seconds()} s so far`)), 15_000);
  try {
    const note = await work();
    console.log(`${paint("good", "done")}  ${title}${note ? `: ${note}` : ""} ${paint("quiet", `(${seconds()} s)`)}`);
  } catch (error) {
    console.log(`${paint("bad", "fail")}  ${title} ${paint("quiet", `(${seconds()} s)`)}`);
    throw error;
  } finally {
    clearInterval(reminder);
  }
}

/** Installs what is missing and builds what has changed; seconds at most when nothing has. */
export async function prepare() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 18) throw new StepError(`Node ${process.versions.node} is too old; install Node 18 or newer`);
  const fingerprint = manifestFingerprint();
  if (installed() !== fingerprint)
    await step(`install packages with ${manifest.packageManager}`, () => install(fingerprint));
  await step("build packages", build);
}

function installed() {
  const present = existsSync(path.join(bin, "pnpm")) || existsSync(path.join(bin, "pnpm.cmd"));
  return present && existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
}

function manifestFingerprint() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", ".npmrc", "package.json"];
  for (const group of ["packages", "apps", "tools"]) {
    const folder = path.join(root, group);
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    for (const name of names) files.push(path.join(group, name, "package.json"));
  }
  for (const file of files) {
    const full = path.join(root, file);
    if (existsSync(full)) hash.update(file).update(readFileSync(full));
  }
  return hash.digest("hex");
}

async function install(fingerprint) {
  const args = ["--yes", manifest.packageManager, "install", "--frozen-lockfile"];
  // CI=true keeps pnpm from asking questions that nobody may be there to answer.
  // npm's own pauses before it tries again add up to a minute, which is long for a machine that is offline.
  const patience = { npm_config_fetch_retry_mintimeout: "1000", npm_config_fetch_retry_maxtimeout: "8000" };
  const env = { ...environment(), ...patience, CI: "true" };
  const result = await run(windows ? "npx.cmd" : "npx", args, { env, shell: windows });
  if (result.code !== 0) throw installError(result);
  writeFileSync(stampFile, fingerprint);
}

// What npm, pnpm and Node say when they cannot reach a registry.
const offline =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|META_FETCH|fetch failed|error sending request/i;

function installError({ code, output }) {
  const lines = output.split("\n").filter((line) => /ERR|error/i.test(line) && !/^(npm error)?\s*at /.test(line));
  if (code === 127) return new StepError("npx was not found; install npm, which comes with Node");
  if (offline.test(output)) {
    const what = "the package registry cannot be reached";
    return new StepError(
      `${what}; check the network, a proxy or npm's registry setting, then run this again`,
      lines.find((line) => offline.test(line)),
    );
  }
  if (/OUTDATED_LOCKFILE/.test(output)) {
    const remedy = `npx ${manifest.packageManager} install`;
    return new StepError(`pnpm-lock.yaml does not match the package.json files; run: ${remedy}`);
  }
  return new StepError("the install failed", output.trim());
}

async function build() {
  const result = await runTool("turbo", "turbo", ["run", "build", "--output-logs=errors-only"]);
  if (result.code !== 0) throw new StepError("the build failed", result.output.trim());
  const cached = /Cached:\s+(\d+) cached, (\d+) total/.exec(result.output);
  return cached && cached[1] === cached[2] ? "nothing has changed" : "";
}

/** Prints a failure: a StepError as one line below its detail, a bug with its stack. */
export function tell(error) {
  if (!(error instanceof StepError)) throw error;
  if (error.detail) console.error(error.detail);
  console.error(paint("bad", error.message));
}

/** Runs a command's main function, whose value is the exit code. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
}
