/** The report that a line of a child holds; undefined where it is of a library, which prints where it likes. */
export function reportIn<Report>(line: string): Report | undefined {
  const start = line.indexOf('{"type"');
  if (start < 0) return undefined;
  try {
    const report: Report = JSON.parse(line.slice(start));
    return report;
  } catch {
    return undefined;
  }
}
