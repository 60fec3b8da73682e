import { cpus } from "node:os";

/** What the figures were taken on. */
export const machine = () => {
  const processors = cpus();
  return `Node ${process.version}, ${processors[0]?.model.trim()}, ${processors.length} cores`;
};
