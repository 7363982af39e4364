// Sends requests from a process of its own, so that neither the server nor the clock shares its event loop, and prints
// what came back as JSON. Usage: load.mjs FILE, a LoadJob of src/load.ts as JSON.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";

const job = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const { url, paths, headers, conditional, connections, seconds, rate } = job;

async function requestTo(path) {
  if (!conditional) return { method: "GET", path, headers };
  const answer = await fetch(url + path, { headers });
  await answer.arrayBuffer();
  return { method: "GET", path, headers: { ...headers, "If-None-Match": answer.headers.get("etag") ?? "" } };
}

const requests = [];
for (const path of paths) requests.push(await requestTo(path));
let started = 0;
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  requests,
  ...(rate > 0 ? { overallRate: rate } : {}),
  setupClient(client) {
    // Each connection begins elsewhere, so that no address is asked for by all of them at once.
    const from = Math.floor((requests.length * started++) / connections);
    client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
  },
});
const { latency, duration, throughput, errors, timeouts, statusCodeStats = {} } = result;
const answered = result.requests.total;
console.log(
  JSON.stringify({
    rate: answered / duration,
    answered,
    p50: latency.p50,
    p99: latency.p99,
    bytes: answered === 0 ? 0 : throughput.total / answered,
    errors: errors + timeouts,
    statuses: Object.fromEntries(Object.entries(statusCodeStats).map(([status, { count }]) => [status, count])),
  }),
);
