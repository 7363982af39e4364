/** Milliseconds over which frames are counted, and a pause after which counting begins anew. */
const SPAN = 1100;
const PAUSE = 600;

/** Frames a second, from reports of how many there were since the report before. */
export class FrameCount {
  #reports: { readonly frames: number; readonly at: number }[] = [];

  /** @param at milliseconds */
  add(frames: number, at: number): void {
    const last = this.#reports.at(-1);
    if (last !== undefined && at - last.at > PAUSE) this.#reports = [];
    this.#reports = [...this.#reports.filter((report) => at - report.at <= SPAN), { frames, at }];
  }

  /** 0 before the second report. */
  get perSecond(): number {
    const [first, ...others] = this.#reports;
    const last = others.at(-1);
    if (first === undefined || last === undefined) return 0;
    const frames = others.reduce((sum, report) => sum + report.frames, 0);
    return (frames * 1000) / Math.max(1, last.at - first.at);
  }
}
