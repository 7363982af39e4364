import { isCode, isPackageSource, lineAt, type SourceFile, type Violation } from "./source.ts";
import { children, field, nameOf, type SyntaxNode, syntax, visit } from "./syntax.ts";

/** Only `src/index.ts`, or that of a folder which is an entry of its own, re-exports, each name by itself, and does nothing else. */
export function reExports(tree: readonly SourceFile[]): Violation[] {
  return tree
    .filter((file) => isCode(file.path))
    .flatMap((file) => {
      const statements = children(syntax(file));
      const imported = new Set(statements.filter((node) => node.type === "ImportDeclaration").flatMap(localNames));
      return statements.flatMap((node) => {
        const message = complaint(node, file.path, imported);
        return message === undefined ? [] : [{ path: file.path, line: lineAt(file.text, node.start), message }];
      });
    });
}

function complaint(node: SyntaxNode, path: string, imported: Set<string>): string | undefined {
  if (node.type === "ExportAllDeclaration") return "export * publishes what nobody chose: export by name";
  const passesOn = field(node, "source") !== undefined || localNames(node).some((name) => imported.has(name));
  const isReExport = node.type === "ExportNamedDeclaration" && passesOn;
  if (/(^|\/)src\/(?:[a-z]+\/)?index\.ts$/.test(path)) {
    if (!isPackageSource(path) || isReExport || node.type === "ImportDeclaration") return undefined;
    return "index.ts names the public exports and does nothing else";
  }
  return isReExport ? "only index.ts re-exports: import the real file" : undefined;
}

function localNames(node: SyntaxNode): string[] {
  const specifiers = children(node).filter((child) => /Specifier$/.test(child.type));
  return specifiers.map((specifier) => nameOf(field(specifier, "local"))).filter((name) => name !== undefined);
}

/** No `any`, and no cast but `as const`: the same rules as Biome's, in files that it may be told to skip. */
export function uncheckedTypes(tree: readonly SourceFile[]): Violation[] {
  return tree
    .filter((file) => isCode(file.path))
    .flatMap((file) => {
      const found: Violation[] = [];
      visit(syntax(file), (node) => {
        const message = typeComplaint(node);
        if (message !== undefined) found.push({ path: file.path, line: lineAt(file.text, node.start), message });
      });
      return found;
    });
}

function typeComplaint(node: SyntaxNode): string | undefined {
  if (node.type === "TSAnyKeyword") return "any switches the compiler off: use unknown and narrow it";
  if (node.type === "TSTypeAssertion") return "a cast is a claim that nothing checks";
  if (node.type !== "TSAsExpression") return undefined;
  const type = field(node, "typeAnnotation");
  const isConst = type !== undefined && nameOf(field(type, "typeName")) === "const";
  return isConst ? undefined : "a cast is a claim that nothing checks";
}
