import { type StartedLab, startLab } from "../cli/started-lab.js";

/** Starts a lab with its live page; returns where that is. */
export const startLiveLab = async (
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<{ lab: StartedLab; url: string }> => {
  const lab = startLab({}, { args: ["--ui", ...args], env });
  await lab.ready();
  return { lab, url: /^UI +(\S+)$/m.exec(lab.stdout())?.[1] ?? "" };
};

/** Asks the live lab for a run as its page does. */
export const postRun = (
  url: string,
  choice: object,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}runs`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(url).origin, ...headers },
    body: JSON.stringify(choice),
  });

/** An event of the live lab. */
export interface SeenEvent {
  id: string;
  text: string;
  isRunning: boolean;
}

/** Reads events until one satisfies; `after` is a `Last-Event-ID`. */
export const eventsUntil = async (
  url: string,
  isLast: (event: SeenEvent) => boolean,
  after = "",
): Promise<SeenEvent[]> => {
  const abort = new AbortController();
  const response = await fetch(`${url}events`, {
    headers: { "last-event-id": after },
    signal: abort.signal,
  });
  const events: SeenEvent[] = [];
  let rest = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const [, id = "", data] = /^id: (.*)\ndata: (.*)$/s.exec(block) ?? [];
      if (data === undefined) continue;
      const { parts, isRunning } = JSON.parse(data) as { parts: string[]; isRunning: boolean };
      events.push({ id, text: parts.join("\n"), isRunning });
      if (isLast(events[events.length - 1] as SeenEvent)) {
        abort.abort();
        return events;
      }
    }
  }
  throw new Error("the events ended");
};

/** Runs once, to the end; returns what the page was told of it. */
export const runOnce = async (url: string, choice: object): Promise<SeenEvent[]> => {
  const [present] = await eventsUntil(url, () => true);
  const response = await postRun(url, choice);
  if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
  return eventsUntil(url, ({ isRunning }) => !isRunning, present?.id);
};
