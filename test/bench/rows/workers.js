// Two workers beside one, on what a second of CPU is good for; the supervisor's counts as well.
import { underLoad } from "../bench.js";
import { startHome } from "./home.js";

/** `ccf --workers 2` beside `ccf`. */
export const workersRow = {
  id: "workers",
  work: "request-security-info, two workers against one",
  unit: "requests/CPU-s",
  better: "higher",
  goal: 0.9,
  connections: [16, 256],
  open: async ({ setting }) => {
    const two = await startHome(await setting(), "--workers", "2");
    const one = await startHome(await setting());
    return {
      ours: underLoad(two.side, "requestsPerCpuSecond"),
      peer: underLoad(one.side, "requestsPerCpuSecond"),
    };
  },
};
