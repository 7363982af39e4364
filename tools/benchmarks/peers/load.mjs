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
const share = Math.ceil(requests.length / connections);
let clients = 0;
let first = 0;
let last = 0;
const run = autocannon({
  url,
  connections,
  duration: seconds,
  // It only ends as it takes a sample, so that less than a second would be a whole one.
  sampleInt: Math.min(1000, 1000 * seconds),
  requests: requests.slice(0, 1),
  ...(rate > 0 ? { overallRate: rate } : {}),
  setupClient(client) {
    // Each connection has a share of its own: all together go through all addresses, and none is asked for by all at once.
    const from = (share * clients++) % requests.length;
    client.setRequests(requests.slice(from, from + share));
  },
});
// Its own duration begins before the requests are made ready.
run.on("response", () => {
  last = performance.now();
  if (first === 0) first = last;
});
const { latency, throughput, errors, timeouts, statusCodeStats = {}, requests: sent } = await run;
const answered = sent.total;
console.log(
  JSON.stringify({
    rate: answered < 2 ? 0 : (1000 * (answered - 1)) / (last - first),
    answered,
    p50: latency.p50,
    p99: latency.p99,
    bytes: answered === 0 ? 0 : throughput.total / answered,
    errors: errors + timeouts,
    statuses: Object.fromEntries(Object.entries(statusCodeStats).map(([status, { count }]) => [status, count])),
  }),
);
