/** Units from the longest, in seconds. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

function age(then: number, now: number): string {
  const seconds = (then - now) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return "just now";
}

/** Says how long ago a time was; the time itself becomes the tooltip. In the centred line of the channel it is the other way round, since a text of another width would move the line. */
export function showAges(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time.age")) {
    const then = Date.parse(time.dateTime);
    if (Number.isNaN(then)) continue;
    const said = age(then, Date.now());
    if (time.closest(".channel")) {
      time.title = said;
      continue;
    }
    time.title ||= time.textContent.trim();
    time.textContent = said;
  }
}
