/** Two at a time: pages wait for the hub more than they work, and the machine may have only two cores. */
export async function atOnce<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const next = async (): Promise<void> => {
    const item = left.shift();
    if (item === undefined) return;
    await act(item);
    await next();
  };
  await Promise.all([next(), next()]);
}
