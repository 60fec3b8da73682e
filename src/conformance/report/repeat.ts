/** The command that repeats one case alone and shows what passed; nothing in it needs quoting. */
export const repeatCommand = (id: string): string =>
  `capif-interconnect conformance run --target FILE --only ${id} --trace ${id}`;
