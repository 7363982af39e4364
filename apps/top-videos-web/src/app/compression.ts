import { brotliCompress, constants, gzip, type InputType } from "node:zlib";
import type { FastifyInstance } from "fastify";

/** UTF-16 units from which an answer is worth compressing: less fits into one packet. */
const SHORTEST = 1200;

const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};
const GZIP = { level: 5 };

type Done = (error: Error | null, result: Buffer) => void;

const ENCODINGS: readonly { readonly name: string; readonly taken: RegExp; pack(text: InputType, done: Done): void }[] =
  [
    { name: "br", taken: accepts("br"), pack: (text, done) => brotliCompress(text, BROTLI, done) },
    { name: "gzip", taken: accepts("gzip"), pack: (text, done) => gzip(text, GZIP, done) },
  ];

/** Matches an Accept-Encoding header that takes an encoding, which a weight of 0 does not. */
function accepts(name: string): RegExp {
  return new RegExp(`(?:^|,)\\s*${name}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+\\s*)?(?:,|$)`, "i");
}

/**
 * Answers of text are compressed for those who take it, on the thread pool, so that a large page does not keep others
 * waiting. Lighter than @fastify/compress, which makes a stream for each answer.
 */
export function addCompression(app: FastifyInstance): void {
  app.addHook<unknown>("onSend", (request, reply, payload, done) => {
    const header = request.headers["accept-encoding"];
    if (typeof payload !== "string" || payload.length < SHORTEST || typeof header !== "string") {
      done(null, payload);
      return;
    }
    const encoding = ENCODINGS.find(({ taken }) => taken.test(header));
    if (encoding === undefined) {
      done(null, payload);
      return;
    }
    encoding.pack(payload, (error, packed) => {
      if (error !== null) {
        done(null, payload);
        return;
      }
      reply.header("content-encoding", encoding.name);
      done(null, packed);
    });
  });
}
