/**
 * Does the work for each item, as many at once as are allowed and no more.
 * Items are asked for as there is room, so a long list is never held whole.
 */
export async function eachAtOnce<T>(
  items: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  async function takeTurns(): Promise<void> {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      await work(value);
    }
  }
  await Promise.all(Array.from({ length: most }, takeTurns));
}
