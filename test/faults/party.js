// One party in a process of its own that kills itself at a step: party.js ccf|aef CONFIGURATION [STEP]
import { aefOptions, startAef } from "../../dist/aef/index.js";
import { ccfOptions, startCcf } from "../../dist/ccf/index.js";
import { loadConfiguration } from "../../dist/contract/configuration.js";

const [party, file, fatalStep] = process.argv.slice(2);
const onStep = ({ step }) => {
  if (String(step) === fatalStep) process.kill(process.pid, "SIGKILL");
};
if (party === "ccf")
  await startCcf(ccfOptions(loadConfiguration("CcfConfiguration", file)), { onStep });
else await startAef(aefOptions(loadConfiguration("AefConfiguration", file)), { onStep });
process.stdout.write("ready\n");
