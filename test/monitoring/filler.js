// Fills a party's store, whose file may not grow beyond a limit, makes room again, and says as JSON when
// the party was ready: filler.js PATH

import { execFileSync } from "node:child_process";
import { openPartyStore } from "../../dist/http/party-store.js";
import { readinessOf } from "../../dist/http/readiness.js";
import { silentLog } from "../../dist/http/silent-log.js";

const options = { driver: "lmdb", path: process.argv[2] };
const opened = await openPartyStore(options, "party/1", { log: silentLog });
const { store } = opened;
const readiness = readinessOf(opened, 2000);
const text = "x".repeat(1000);
const before = await readiness();
let isFull = false;
for (let number = 0; !isFull; number++)
  await store.put(`party/1/text/${number}`, text).catch(() => {
    isFull = true;
  });
const full = [await readiness(), await readiness()];
execFileSync("prlimit", ["--pid", String(process.pid), "--fsize=unlimited:unlimited"]);
const after = await readiness();
await store.close();
console.log(JSON.stringify({ before, full, after }));
