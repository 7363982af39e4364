import { isCore, lineAt, type SourceFile, type Violation } from "./source.ts";
import { children, field, nameOf, type SyntaxNode, syntax, visit } from "./syntax.ts";

// Correctly rounded, or exact, on every engine; the constants are the nearest doubles by definition.
const EXACT = new Set([
  "sqrt",
  "floor",
  "ceil",
  "round",
  "abs",
  "min",
  "max",
  "fround",
  "imul",
  "trunc",
  "sign",
  "clz32",
]);
const CONSTANTS = /^(PI|E|SQRT2|SQRT1_2|LN2|LN10|LOG2E|LOG10E)$/;
const DEVICES = new Set([
  "Date",
  "performance",
  "crypto",
  "process",
  "globalThis",
  "window",
  "document",
  "navigator",
  "fetch",
  "Intl",
  "Temporal",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "requestAnimationFrame",
  "console",
  "Buffer",
]);
const LOCALE = new Set([
  "localeCompare",
  "toLocaleString",
  "toLocaleUpperCase",
  "toLocaleLowerCase",
  "toLocaleDateString",
  "toLocaleTimeString",
]);

/**
 * A core has no clock, no randomness, no device, no locale and no mathematics that differs between engines:
 * of Math only what is exact, and no `**`.
 */
export function corePurity(tree: readonly SourceFile[]): Violation[] {
  return tree
    .filter((file) => isCore(file.path))
    .flatMap((file) => {
      const found: Violation[] = [];
      visit(syntax(file), (node, parent) => {
        const message = complaint(node, parent);
        if (message !== undefined) found.push({ path: file.path, line: lineAt(file.text, node.start), message });
      });
      return found;
    });
}

function complaint(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  if (node.operator === "**" || node.operator === "**=") return "** differs between engines: use the core's own power";
  if (node.type === "MemberExpression") return memberComplaint(node);
  if (node.type !== "Identifier" || isPropertyName(node, parent)) return undefined;
  const name = nameOf(node) ?? "";
  if (DEVICES.has(name)) return `${name} is a device: pass what it gives as an argument`;
  return name === "Math" ? valueComplaint(node, parent) : undefined;
}

/** What is wrong with `Math` outside `Math.name`: only `const { floor } = Math` can be checked. */
function valueComplaint(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  if (parent?.type === "MemberExpression" && field(parent, "object") === node) return undefined;
  const pattern = parent?.type === "VariableDeclarator" ? field(parent, "id") : undefined;
  if (pattern?.type !== "ObjectPattern") return "Math as a value cannot be checked: name the function";
  for (const property of children(pattern)) {
    const message = mathComplaint(nameOf(field(property, "key")));
    if (message !== undefined) return message;
  }
  return undefined;
}

function mathComplaint(member: string | undefined): string | undefined {
  if (member === undefined) return "Math[...] cannot be checked: name the function";
  if (member === "random") return "Math.random is not seeded: pass a seed";
  const allowed = EXACT.has(member) || CONSTANTS.test(member);
  return allowed ? undefined : `Math.${member} differs between engines: use the core's own function`;
}

function memberComplaint(node: SyntaxNode): string | undefined {
  const member = nameOf(field(node, "property"));
  if (member !== undefined && LOCALE.has(member)) return `${member} depends on the machine's language`;
  if (nameOf(field(node, "object")) !== "Math") return undefined;
  return mathComplaint(node.computed === true ? undefined : member);
}

/** Whether an identifier only names a property, a field or a type member, and refers to nothing. */
function isPropertyName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (!parent || parent.computed === true) return false;
  if (parent.type === "MemberExpression") return field(parent, "property") === node;
  const keyed = /^(Property|PropertyDefinition|MethodDefinition|TSPropertySignature|TSMethodSignature)$/.test(
    parent.type,
  );
  return keyed && field(parent, "key") === node && parent.shorthand !== true;
}
