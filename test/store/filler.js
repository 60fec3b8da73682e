// Fills a store whose file may not grow beyond a limit, makes room again, and says as JSON what came of
// it: filler.js PATH

import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { openLmdb } from "../../dist/store/lmdb.js";

const limit = (octets) =>
  execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${octets}:unlimited`]);
const store = openLmdb(process.argv[2]);
const text = "x".repeat(3000);
const acknowledged = [];
let refusal;
for (let number = 0; refusal === undefined; number++) {
  const keys = Array.from({ length: 5 }, (_, index) => `${number}/${index}`);
  const writes = keys.map((key) =>
    store.put(key, text).then(
      () => acknowledged.push(key),
      (error) => {
        refusal = error;
      },
    ),
  );
  await Promise.all(writes);
}
limit(8192); // now there is not room for the smallest
const again = [
  await store.put("again", text).catch(({ name }) => name),
  await store.replace("0/0", text, text + text).catch(({ name }) => name),
  await store.delete("0/1").catch(({ name }) => name),
];
await pause(200); // whatever is left unhandled ends the process
const lost = acknowledged.filter((key) => store.get(key) !== text);
limit("unlimited");
await store.put("after", text);
const after = store.get("after") === text;
await store.close();
const { name, message } = refusal;
const counts = { acknowledged: acknowledged.length, lost: lost.length };
console.log(JSON.stringify({ name, message, again, ...counts, after }));
