import { request } from "undici";
import { ConfigurationError, type TargetConfiguration } from "../../contract/configuration.js";
import { runCommand } from "../bench/command.js";
import { Secrets } from "../bench/redaction.js";
import type { Target } from "../target/target.js";

/** What brings the target into a known state: a command without a shell, or a URL to POST to. */
export type Hook = NonNullable<NonNullable<TargetConfiguration["hooks"]>["beforeRun"]>;

export interface HookOptions {
  /** Where a command runs: the target file's folder. */
  directory: string;
  timeoutMs: number;
  /** What the configuration calls it; `hooks/beforeRun` unless told. */
  name?: string;
}

const longestTail = 300;

const inOneLine = (text: string): string =>
  new Secrets()
    .hideIn(text)
    .replace(/\b[0-9A-Fa-f]{32,}\b/g, "(hex digits)")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(-longestTail);

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { code = error.name } = error as NodeJS.ErrnoException;
  return code;
};

const callCommand = async (command: readonly string[], { directory, timeoutMs }: HookOptions) => {
  const ended = await runCommand(command, { directory, timeoutMs }).catch((error: unknown) => {
    throw new TypeError(`${command[0]} cannot be started (${reasonOf(error)})`);
  });
  if (ended.code === 0) return;
  const how =
    ended.code === null ? `did not end in ${timeoutMs / 1000} s` : `ended with ${ended.code}`;
  throw new TypeError(`${command[0]} ${how}: ${inOneLine(ended.output) || "it said nothing"}`);
};

/** Userinfo and query may hold a secret. */
const withoutSecrets = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
};

const callUrl = async (url: string, { timeoutMs }: HookOptions) => {
  const shown = withoutSecrets(url);
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await request(url, { method: "POST", signal }).catch((error: unknown) => {
    throw new TypeError(`POST ${shown} was not answered (${reasonOf(error)})`);
  });
  const text = await answer.body.text().catch(() => "");
  if (answer.statusCode >= 200 && answer.statusCode < 300) return;
  throw new TypeError(`POST ${shown} was answered ${answer.statusCode}: ${inOneLine(text)}`);
};

/** Calls a hook and waits for its end; ConfigurationError, in one line without secrets, if it fails. */
export const runHook = async (hook: Hook, options: HookOptions): Promise<void> => {
  try {
    if (hook.command !== undefined) await callCommand(hook.command, options);
    if (hook.url !== undefined) await callUrl(hook.url, options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(options.name ?? "hooks/beforeRun", reason);
  }
};

/** Runs something between a target's hooks; the last one is called however it ends. */
export const withHooks = async <T>(
  { hooks = {}, directory }: Pick<Target, "hooks" | "directory">,
  work: () => Promise<T>,
): Promise<T> => {
  const { beforeRun, afterRun, timeoutSeconds = 30 } = hooks;
  const options = { directory, timeoutMs: timeoutSeconds * 1000 };
  if (beforeRun !== undefined) await runHook(beforeRun, options);
  try {
    return await work();
  } finally {
    if (afterRun !== undefined) await runHook(afterRun, { ...options, name: "hooks/afterRun" });
  }
};
