// Writes to a store as fast as it can and says on stdout what the store has acknowledged, until it is
// killed: `put KEY NUMBER` and `delete KEY` when they begin (`?`) and when they are done (`!`).

import { writeSync } from "node:fs";
import { openStore } from "../../dist/store/open.js";
import { Records } from "../../dist/store/records.js";

const [path, from] = process.argv.slice(2);
const codec = { encode: (value) => value, decode: (value) => value, lifetimeMs: () => undefined };
const store = await openStore({ driver: "lmdb", path }, "party/1");
const records = new Records(store, "number", codec);
// Waits until it is said: what process.stdout still holds would be killed with it.
const say = (line) => writeSync(1, `${line}\n`);
let number = Number(from);

const write = async (key) => {
  for (;;) {
    const isDelete = number % 5 === 0;
    const line = isDelete ? `delete ${key}` : `put ${key} ${number}`;
    const value = number++;
    say(`? ${line}`);
    if (isDelete) await records.delete(key);
    else if (value % 2 === 0) await records.put(key, value);
    else if (!(await records.replace(key, await records.get(key), value))) throw new Error(line);
    say(`! ${line}`);
  }
};

await Promise.all(Array.from({ length: 16 }, (_, index) => write(`k${index}`)));
