/** Things of which only the foremost is asked for. */
export class Heap<Item> {
  readonly #isBefore: (a: Item, b: Item) => boolean;
  #items: Item[] = [];

  constructor(isBefore: (a: Item, b: Item) => boolean) {
    this.#isBefore = isBefore;
  }

  get first(): Item | undefined {
    return this.#items[0];
  }

  push(item: Item): void {
    this.#items.push(item);
    this.#rise(this.#items.length - 1);
  }

  pop(): Item | undefined {
    const [first] = this.#items;
    const last = this.#items.pop();
    if (this.#items.length > 0 && last !== undefined) this.#sink(0, last);
    return first;
  }

  /** Holds these and nothing else from now on. */
  refill(items: Iterable<Item>): void {
    this.#items = [...items];
    for (let place = (this.#items.length >> 1) - 1; place >= 0; place--) {
      const item = this.#items[place];
      if (item !== undefined) this.#sink(place, item);
    }
  }

  #rise(from: number): void {
    const items = this.#items;
    const item = items[from];
    if (item === undefined) return;
    let place = from;
    while (place > 0) {
      const parent = items[(place - 1) >> 1];
      if (parent === undefined || !this.#isBefore(item, parent)) break;
      items[place] = parent;
      place = (place - 1) >> 1;
    }
    items[place] = item;
  }

  #sink(from: number, item: Item): void {
    const items = this.#items;
    let place = from;
    for (let child = 2 * place + 1; child < items.length; child = 2 * place + 1) {
      let next = items[child];
      const other = items[child + 1];
      if (next === undefined) break;
      if (other !== undefined && this.#isBefore(other, next)) {
        next = other;
        child++;
      }
      if (!this.#isBefore(next, item)) break;
      items[place] = next;
      place = child;
    }
    items[place] = item;
  }
}
