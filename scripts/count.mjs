/**
 * Vitest's own counts, made strict: a skipped test, a file that did not load, an error outside any test
 * and a run without a report each count as failed.
 */
export function countTests(json, code) {
  if (!json) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = json.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const skipped = json.numPendingTests + json.numTodoTests;
  const failed = json.numFailedTests + unloaded.length + skipped;
  return { passed: json.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}
