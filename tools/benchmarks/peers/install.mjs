// Installs the programs we compete with into peers/installed, pinned by versions.json. What a machine has no tool for
// is named and left out; what is there already in the right version is kept.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const installed = join(here, "installed");
const versions = JSON.parse(readFileSync(join(here, "versions.json"), "utf8"));
let failed = 0;

function has(command, args = ["--version"]) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

/** Runs the steps unless the stamp file says that this very version is installed. */
function once(name, wanted, folder, steps) {
  const stamp = join(folder, `.${name}.installed`);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    console.log(`${wanted}: installed already`);
    return;
  }
  mkdirSync(folder, { recursive: true });
  console.log(`${wanted}: installing`);
  if (steps.every(([command, args]) => run(command, args))) {
    writeFileSync(stamp, wanted);
    return;
  }
  failed++;
  console.log(`${wanted}: failed, its cases will be skipped`);
}

if (has("cargo")) {
  for (const [crate, version] of Object.entries(versions.crates)) {
    const folder = join(installed, "cargo");
    const args = ["install", crate, "--version", version, "--locked", "--root", folder];
    once(crate, `${crate} ${version} (cargo)`, folder, [["cargo", args]]);
  }
  for (const [crate, version] of Object.entries(versions.libraries)) {
    const folder = join(installed, "cargo");
    // A program of ours around the crate, built with the crate's own locked dependencies.
    const args = ["install", "--path", join(here, crate), "--locked", "--force", "--root", folder];
    const aside = ["--target-dir", join(installed, "cargo-build")];
    const source = createHash("sha256")
      .update(readFileSync(join(here, crate, "src", "main.rs")))
      .digest("hex");
    const wanted = `${crate} ${version} as a library (cargo, runner ${source.slice(0, 8)})`;
    once(`${crate}-peer`, wanted, folder, [["cargo", [...args, ...aside]]]);
  }
} else {
  const crates = [...Object.keys(versions.crates), ...Object.keys(versions.libraries)];
  console.log(`cargo is missing: ${crates.join(", ")} (native) will be skipped`);
}

if (has("python3", ["-m", "pip", "--version"])) {
  for (const [name, packages] of Object.entries(versions.python)) {
    const folder = join(installed, "py", name);
    const wanted = `${packages.join(" ")} (pip)`;
    const stamp = join(folder, `.${name}.installed`);
    if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) rmSync(folder, { recursive: true, force: true });
    // Each peer gets a folder of its own because they need different versions of pillow. The versions are all given,
    // so the peers' own pins, some of which have no build for a current Python, are not followed.
    const args = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, ...packages];
    once(name, wanted, folder, [["python3", args]]);
  }
} else {
  console.log(`python3 with pip is missing: ${Object.keys(versions.python).join(", ")} (PyPI) will be skipped`);
}

// All in one call: npm takes away what a later call in the same folder does not name.
const specs = Object.entries(versions.npm).map(([name, version]) => `${name}@${version}`);
const npmFolder = join(installed, "npm");
const npmArgs = ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", npmFolder, ...specs];
once("npm", `${specs.join(" ")} (npm)`, npmFolder, [["npm", npmArgs]]);

console.log("sharp, resvg and @tonejs/midi come with the packages of this folder");
process.exitCode = failed === 0 ? 0 : 1;
