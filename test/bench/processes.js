// Servers as processes of their own, and what the kernel says of them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
};

const running = new Set();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A process that does not outlive this one. */
const spawned = (args, stdio) => {
  const child = spawn(process.execPath, args, { cwd: root, stdio });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
};

/** Starts a server that says `ready`; gives where it listens, and what ends it. */
export const startServer = async (args, { execArgv = [] } = {}) => {
  const child = spawned([...execArgv, ...args], ["ignore", "pipe", "inherit"]);
  const closed = once(child, "close");
  const lines = [];
  const reading = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  while (!lines.includes("ready")) {
    const ended = closed.then(() => Promise.reject(new Error(`${args.join(" ")} ended`)));
    await Promise.race([once(reading, "line"), ended]);
  }
  return {
    pid: child.pid,
    origin: /https:\/\/[\d.]+:\d+/.exec(lines[0])?.[0],
    /** What it says to a signal. */
    answerTo: async (signal) => {
      const answer = once(reading, "line");
      child.kill(signal);
      return (await answer)[0];
    },
    end: async () => {
      child.kill("SIGTERM");
      await closed;
    },
  };
};

/** Runs a process to its end; gives its output, and throws if it fails. */
export const run = async (args, input = "") => {
  const child = spawned(args, ["pipe", "pipe", "inherit"]);
  child.stdin.on("error", () => {}); // it may end before it has read all
  child.stdin.end(input);
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  return output;
};

const processesBelow = (pid) => [
  pid,
  ...readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" "))
    .filter((child) => child !== "")
    .flatMap(processesBelow),
];

const ticksPerSecond = 100; // USER_HZ of every Linux that Node runs on

/** Seconds of CPU that a process and those below it have used. */
export const cpuSeconds = (pid) => {
  const ticks = processesBelow(pid).map((one) => {
    const fields = readFileSync(`/proc/${one}/stat`, "utf8").split(") ").at(-1).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, some) => sum + some, 0) / ticksPerSecond;
};

/** Resident memory of a process, in words: its own, and the files that it maps. */
export const residentMemory = (pid) => {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const megabytes = (name) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return `${megabytes("RssAnon")} MB and ${megabytes("RssFile")} MB of files`;
};

/** Waits until a process does next to nothing: what it does at its start is not measured. */
export const settled = async (pid) => {
  for (let quiet = 0; quiet < 2; ) {
    const before = cpuSeconds(pid);
    await wait(500);
    quiet = cpuSeconds(pid) - before < 0.03 ? quiet + 1 : 0;
  }
};
