/**
 * A weak entity tag for what follows from the given texts alone, 64 bits: two rounds of multiplying and folding over
 * the UTF-16 units, started differently. Not for telling apart texts that someone chose to collide.
 */
export function weakTag(seed: string, text: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  const whole = `${seed}\n${text}`;
  for (let i = 0; i < whole.length; i++) {
    const unit = whole.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
    low = Math.imul(low ^ unit, 0x27d4eb2f);
    low ^= low >>> 13;
  }
  return `W/"${(high >>> 0).toString(36)}${(low >>> 0).toString(36).padStart(7, "0")}"`;
}

/** Whether an If-None-Match header names the tag; compared weakly, as RFC 9110 (13.1.2) wants it there. */
export function matchesTag(header: string, tag: string): boolean {
  if (header === tag) return true;
  if (header.trim() === "*") return false;
  const opaque = tag.slice(2);
  return header.split(",").some((candidate) => {
    const text = candidate.trim();
    return (text.startsWith("W/") ? text.slice(2) : text) === opaque;
  });
}
