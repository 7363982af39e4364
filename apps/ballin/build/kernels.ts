import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { main } from "assemblyscript/asc";

/** Where the compiled kernels are, which are kept in the tree. */
export const KERNEL_MODULE: string = fileURLToPath(new URL("../src/physics/kernel-data.ts", import.meta.url));

/**
 * AssemblyScript is no TypeScript, whatever its compiler expects a file to be called: under a name of its own, the tools for
 * TypeScript leave it alone.
 */
const SOURCES: URL = new URL("kernels/", import.meta.url);

/** The source of a module with the kernels of the swarm as WebAssembly. */
export async function kernelModule(): Promise<string> {
  let bytes = new Uint8Array();
  const { error, stderr } = await main(
    ["index.ts", "-O3", "--runtime", "stub", "--enable", "simd", "--importMemory", "--noAssert", "--outFile", "k.wasm"],
    {
      readFile: (name) =>
        /^\w+\.ts$/.test(name) ? readFileSync(new URL(name.replace(/ts$/, "as"), SOURCES), "utf8") : null,
      writeFile: (_name, contents) => {
        if (typeof contents !== "string") bytes = Uint8Array.from(contents);
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`the kernels do not compile\n${stderr.toString()}`, { cause: error });
  return [
    "// Written by build/kernels.ts from build/kernels.",
    "",
    "/** The kernels of the swarm as WebAssembly, in base64. */",
    `export const KERNELS =`,
    `  "${Buffer.from(bytes).toString("base64")}";`,
    "",
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(KERNEL_MODULE, await kernelModule());
