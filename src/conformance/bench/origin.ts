/** Where a party of the suite listens over TLS, as a URL names it. */
export const originOf = (host: string, port: number): string =>
  `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
