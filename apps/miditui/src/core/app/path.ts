/**
 * Paths as texts, of Unix and of Windows ("C:\\songs"): the core joins and cuts them, and never asks whether there is
 * something there.
 */
export function joinPath(folder: string, name: string): string {
  if (isAbsolute(name)) return name;
  const separator = separatorOf(folder);
  return folder.endsWith("/") || folder.endsWith("\\") ? folder + name : folder + separator + name;
}

/** The same folder without ".", "..", and separators that are too many. */
export function plainFolder(path: string): string {
  const root = /^(?:[A-Za-z]:)?[/\\]+/.exec(path)?.[0] ?? "";
  const separator = separatorOf(path);
  const parts: string[] = [];
  for (const part of path.slice(root.length).split(separator)) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return root.replace(/[/\\]+$/, separator) + parts.join(separator);
}

/** The folder that holds a file or a folder; a root holds itself. */
export function parentOf(path: string): string {
  const at = lastSeparator(path.replace(/(?<=.)[/\\]+$/, ""));
  if (at < 0) return path;
  const parent = path.slice(0, at);
  return parent === "" || /^[A-Za-z]:$/.test(parent) ? path.slice(0, at + 1) : parent;
}

/** What stands after the last separator. */
export function nameOf(path: string): string {
  return path.slice(lastSeparator(path) + 1);
}

/** Whether a path says all of where it leads; what "~" stands for the shell knows. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\]|~(?:\/|$))/.test(path);
}

function separatorOf(folder: string): string {
  return /^[A-Za-z]:|\\/.test(folder) && !folder.includes("/") ? "\\" : "/";
}

/** On Unix a backslash is a character as any other: only a path of Windows is cut there. */
function lastSeparator(path: string): number {
  const windows = /^(?:[A-Za-z]:|\\\\)/.test(path);
  return Math.max(path.lastIndexOf("/"), windows ? path.lastIndexOf("\\") : -1);
}
