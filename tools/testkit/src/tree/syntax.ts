import { parseAst } from "rolldown/parseAst";
import { isRecord } from "../record.ts";
import type { SourceFile } from "./source.ts";

/** A node of the syntax tree, whose fields depend on its type (ESTree with TypeScript's additions). */
export interface SyntaxNode {
  type: string;
  start: number;
  [field: string]: unknown;
}

/** A module that a file names. */
export interface Import {
  /** The text between the quotes. */
  specifier: string;
  position: number;
}

const parsed = new WeakMap<SourceFile, SyntaxNode>();

function isNode(value: unknown): value is SyntaxNode {
  return isRecord(value) && typeof value.type === "string" && typeof value.start === "number";
}

/**
 * Syntax tree of a file of TypeScript or JavaScript.
 *
 * @throws Error when the file does not parse
 */
export function syntax(file: SourceFile): SyntaxNode {
  const known = parsed.get(file);
  if (known) return known;
  const program: unknown = parseAst(file.text, { lang: /x$/.test(file.path) ? "tsx" : "ts" }, file.path);
  if (!isNode(program)) throw new Error(`${file.path} has no syntax tree`);
  parsed.set(file, program);
  return program;
}

/** The child nodes of a node, in the order of the text. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const value of Object.values(node)) {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) found.push(...value.filter(isNode));
  }
  return found;
}

/** Calls `visit` for a node and everything below it; `parent` is undefined at the top. */
export function visit(
  node: SyntaxNode,
  see: (node: SyntaxNode, parent?: SyntaxNode) => void,
  parent?: SyntaxNode,
): void {
  see(node, parent);
  for (const child of children(node)) visit(child, see, node);
}

/** The node in a field, if there is one. */
export function field(node: SyntaxNode, name: string): SyntaxNode | undefined {
  const value = node[name];
  return isNode(value) ? value : undefined;
}

/** The text of an identifier or of a string literal, if the node is one. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  const value = node?.type === "Literal" ? node.value : node?.name;
  return typeof value === "string" ? value : undefined;
}

/** Every module that a file imports or re-exports, type-only and dynamic imports included. */
export function imports(file: SourceFile): Import[] {
  const found: Import[] = [];
  visit(syntax(file), (node) => {
    if (!/^(Import(Declaration|Expression)|Export(Named|All)Declaration|TSImportType)$/.test(node.type)) return;
    const specifier = nameOf(field(node, "source") ?? field(node, "argument"));
    if (specifier !== undefined) found.push({ specifier, position: node.start });
  });
  return found;
}
