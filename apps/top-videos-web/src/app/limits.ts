import rateLimit from "@fastify/rate-limit";
import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { ViewerError } from "../core/error.ts";
import type { RateLimit } from "./options.ts";

const USUAL: RateLimit = { max: 3000 };
const MINUTE = 60_000;

const LOOPBACK = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;

/** Keeps one client, or all together, from using up the server: what is too much is answered 429. */
export async function addLimits(app: FastifyInstance, limit: RateLimit = USUAL, maxDelayMs = 2000): Promise<void> {
  if (maxDelayMs > 0) {
    await app.register(underPressure, {
      maxEventLoopDelay: maxDelayMs,
      async pressureHandler(_request, reply, _type, delay) {
        // Without a number nothing was measured: a single long pause, which is over.
        if (delay === undefined || !Number.isFinite(delay)) return;
        reply.header("retry-after", "1");
        throw new ViewerError("E_RATE", "the viewer has more to do than it can", "try again in a moment");
      },
    });
  }
  const { max, windowMs = MINUTE, loopback = false } = limit;
  await app.register(rateLimit, {
    global: false,
    max,
    timeWindow: windowMs,
    errorResponseBuilder: (_request, { after }) =>
      new ViewerError("E_RATE", `more than ${max} requests in ${windowMs / 1000} s`, `try again in ${after}`),
  });
  const limited = app.rateLimit();
  app.addHook("onRequest", (request, reply, done) => {
    if (!loopback && LOOPBACK.test(request.ip)) {
      done();
      return;
    }
    limited.call(app, request, reply).then(() => done(), done);
  });
}
