/** Milliseconds over which frames are counted, and a pause after which counting begins anew. */
const SPAN = 1100;
const PAUSE = 600;

/** Frames a second, from reports of how many there were since the report before. */
export class FrameCount {
  #reports: { readonly frames: number; readonly at: number; readonly seconds: number }[] = [];

  /**
   * @param at milliseconds
   * @param seconds since the report before, or since frames began after a rest
   */
  add(frames: number, at: number, seconds: number): void {
    const last = this.#reports.at(-1);
    if (last !== undefined && at - last.at > PAUSE) this.#reports = [];
    this.#reports = [...this.#reports.filter((report) => at - report.at <= SPAN), { frames, at, seconds }];
  }

  /** 0 before the first report. */
  get perSecond(): number {
    const [first] = this.#reports;
    const last = this.#reports.at(-1);
    if (first === undefined || last === undefined) return 0;
    const frames = this.#reports.reduce((sum, report) => sum + report.frames, 0);
    return (frames * 1000) / Math.max(1, last.at - first.at + 1000 * first.seconds);
  }
}
