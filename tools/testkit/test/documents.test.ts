import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { command, repository } from "../src/command.ts";
import { type Example, exampleFiles, examples } from "../src/docs/examples.ts";
import { isRecord, parseRecord } from "../src/record.ts";
import { readTree } from "../src/tree/source.ts";

const tree = readTree(repository);
const manifests = tree.filter((file) => /^(packages|apps)\/[^/]+\/package\.json$/.test(file.path));
const commands = manifests.flatMap(({ text }) => {
  const { bin } = parseRecord(text);
  return isRecord(bin) ? Object.keys(bin) : [];
});
const readmes = tree.filter((file) => /(^|\/)README\.md$/.test(file.path) && !file.path.startsWith("prompts/"));
const found = readmes.flatMap((file) => {
  const files = exampleFiles(file);
  return examples(file, commands).map((example) => ({ ...example, files }));
});

// Below the repository, so that an example finds the packages by their names.
let scratch = "";
beforeAll(() => {
  const out = path.join(repository, "out");
  mkdirSync(out, { recursive: true });
  scratch = mkdtempSync(path.join(out, "examples-"));
  writeFileSync(path.join(scratch, "package.json"), `{ "type": "module", "private": true }\n`);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function fileOf(example: Example): string {
  return `${example.path.replace(/[^a-z0-9]+/gi, "-")}-${example.line}.ts`;
}

for (const example of found) {
  test(`the example at ${example.path}:${example.line} runs`, { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(path.join(scratch, "run-"));
    const file = path.join(folder, fileOf(example));
    for (const [name, content] of Object.entries(example.files)) writeFileSync(path.join(folder, name), content);
    writeFileSync(file, example.code);
    const result =
      example.kind === "module"
        ? await command("node", [file], { cwd: folder })
        : await command("bash", ["-e", "-o", "pipefail", file], { cwd: folder });
    expect(result, example.code).toMatchObject({ code: 0 });
  });
}

test("the modules in the documents pass the type check", { timeout: 60_000 }, async () => {
  const modules = found.filter((example) => example.kind === "module");
  for (const example of modules) writeFileSync(path.join(scratch, fileOf(example)), example.code);
  const config = {
    extends: "../../tsconfig.base.json",
    compilerOptions: { noEmit: true, isolatedDeclarations: false, declaration: false },
    include: ["*.ts", "../../packages/*/src/**/*.d.ts"],
  };
  writeFileSync(path.join(scratch, "anchor.ts"), "export {};\n");
  writeFileSync(path.join(scratch, "tsconfig.json"), JSON.stringify(config));
  const result = await command("tsc", ["-p", path.join(scratch, "tsconfig.json")]);
  expect(result.stdout).toBe("");
});

test("a block is taken for what it is: modules whole, of shell lines only our commands", () => {
  const text = [
    "```ts",
    "import a;",
    "```",
    "```json",
    "{}",
    "```",
    "```sh",
    "npm install icon-render",
    "$ npx icon-render heart \\",
    "  -o a.png",
    "icon-renderer x",
    "echo heart | icon-render batch -",
    "```",
  ].join("\n");
  expect(examples({ path: "README.md", text }, ["icon-render"])).toEqual([
    { path: "README.md", line: 2, kind: "module", code: "import a;\n" },
    { path: "README.md", line: 8, kind: "shell", code: "icon-render heart -o a.png\necho heart | icon-render batch -" },
  ]);
});

test("a block that names a file is that file to the examples beside it, and so is the document", () => {
  const text = "```json icons.json\n[1]\n```\n```json\n[2]\n```\n";
  expect(exampleFiles({ path: "README.md", text })).toEqual({ "README.md": text, "icons.json": "[1]\n" });
});
