import { resolve } from "node:path";
import { configured } from "../common.js";
import { UsageError } from "../terminal.js";
import { profileOf, type SelectionOptions, selected, wantedOf } from "./options.js";
import { prepareFolder, refuseUnwritable } from "./write-new.js";

export interface RunOptions extends SelectionOptions {
  target: string;
  baseline?: string;
  writeBaseline?: string;
  force?: boolean;
  report?: string;
  json?: boolean;
  trace?: string;
}

const refuseUnknownTrace = ({ trace }: RunOptions, chosen: readonly { id: string }[]): void => {
  if (trace === undefined || trace === "failed" || trace === "all") return;
  if (chosen.some(({ id }) => id.toLowerCase() === trace.toLowerCase())) return;
  throw new UsageError(`--trace takes failed, all, or the id of a selected case, not ${trace}`);
};

const baselineFor = async (
  { baseline: file }: RunOptions,
  profile: { name: string; ids: readonly string[] },
) => {
  if (file === undefined) return {};
  const { loadBaseline } = await import("../../conformance/run/expected-failures.js");
  const baseline = await configured(() => loadBaseline(file));
  const meaningless = baseline.entries.find(({ id }) => !profile.ids.includes(id));
  if (meaningless !== undefined)
    throw new UsageError(`${file}: profile ${profile.name} has no case ${meaningless.id}`);
  return { baseline };
};

/** Nothing is worse than a run whose result cannot be kept. */
const placesFor = async ({ report, writeBaseline, force = false }: RunOptions) => {
  if (force && writeBaseline === undefined)
    throw new UsageError("--force says that --write-baseline may replace its file");
  if (writeBaseline !== undefined) refuseUnwritable(writeBaseline, force);
  if (report === undefined) return {};
  await prepareFolder("--report", resolve(report));
  return { directory: resolve(report) };
};

/** Everything that a run needs, looked at before the target hears of it. */
export const prepare = async (options: RunOptions) => {
  const { loadTarget } = await import("../../conformance/target/target.js");
  const { rolesOf, select } = await import("../../conformance/run/selection.js");
  const { statementOf } = await import("../../conformance/statement/statement.js");
  const profile = await profileOf(options);
  const target = await configured(() => loadTarget(options.target));
  await configured(() => statementOf(target));
  const wanted = wantedOf(options);
  const chosen = await selected(() => select(profile, rolesOf(target), wanted));
  refuseUnknownTrace(options, chosen);
  return {
    ...{ target, profile, wanted, selected: chosen },
    ...(await baselineFor(options, profile)),
    targetFile: resolve(options.target),
    namedFile: options.target,
    ...(await placesFor(options)),
  };
};
