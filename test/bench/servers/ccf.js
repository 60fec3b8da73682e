// A CCF of ours with so many invokers onboarded, as somebody who has the library would start it.
import { readFileSync } from "node:fs";
import { ccfOptions, startCcf } from "../../../dist/ccf/index.js";
import { loadConfiguration } from "../../../dist/contract/configuration.js";
import { invokerId } from "../invoker-id.js";

const { file, count } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const options = ccfOptions(loadConfiguration("CcfConfiguration", file));
const invokers = Array.from({ length: count }, (_, number) => ({
  apiInvokerId: invokerId(number),
}));
const { apiRoot, close } = await startCcf({ ...options, invokers });
process.stdout.write(`${apiRoot}\nready\n`);
process.once("SIGTERM", close);
