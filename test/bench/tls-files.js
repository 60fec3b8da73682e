import { readFileSync } from "node:fs";

/** What files of TLS hold, under the names of Node's options. */
export const readTls = (files) =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [name, readFileSync(file)]));
