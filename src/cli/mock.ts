import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import type { ApiName } from "../contract/documents.js";
import type { Mock, MockOptions } from "../mocks/index.js";
import { vendorApis } from "../mocks/options.js";
import { configured, portNumber, untilSignal } from "./common.js";
import { action, codeOf, print, printJson, quiet, UsageError } from "./terminal.js";

interface MockCommandOptions {
  port: number;
  http?: boolean;
  tls?: boolean;
  mtls?: boolean;
  dir?: string;
  cert?: string;
  key?: string;
  ca?: string;
  api?: ApiName[];
  scenarios?: string;
  listScenarios?: boolean;
  controls: boolean;
  allowCallback?: string[];
  json?: boolean;
}

/** The command `mock`: the three APIs, answered from the documents' examples by Prism. */
export const mockCommand = (): Command =>
  quiet(new Command("mock"), process)
    .description("mock the three APIs with Prism, with every outcome one id or one header away")
    .option("--port <n>", "0 takes a free port", portNumber, 4010)
    .addOption(new Option("--http", "plain HTTP (default)").conflicts(["tls", "mtls"]))
    .addOption(new Option("--tls", "TLS, whoever calls").conflicts("mtls"))
    .option("--mtls", "TLS, clients need a certificate (not for step 4)")
    .option("--dir <dir>", "where the throw-away PKI goes (default: a folder that goes with it)")
    .option("--cert <file>", "the mock's own certificate instead, PEM")
    .option("--key <file>", "its private key")
    .option("--ca <file>", "the anchors of its clients")
    .addOption(new Option("--api <name...>", "these APIs only").choices(vendorApis))
    .option("--scenarios <file>", "scenarios of your own")
    .option("--list-scenarios", "print the scenarios and stop")
    .option("--no-controls", "without the control paths /__mock/...")
    .option("--allow-callback <host...>", "let callbacks go to these hosts too")
    .option("--json", "print JSON")
    .action(
      action(process, (options: MockCommandOptions) =>
        configured(() => (options.listScenarios ? list(options) : serve(options))),
      ),
    );

const list = async ({ scenarios: file, json }: MockCommandOptions): Promise<number> => {
  const { loadScenarios } = await import("../mocks/scenarios.js");
  const scenarios = loadScenarios(file);
  const lines = scenarios.map(({ name, title, apiInvokerId = "-", aefId = "-" }) =>
    [name.padEnd(24), apiInvokerId.padEnd(22), aefId.padEnd(22), title].join(" "),
  );
  if (json === true) printJson(process, { scenarios });
  else print(process, lines);
  return 0;
};

const readGiven = (option: string, file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`cannot read the file that ${option} names (${codeOf(error)})`);
  }
};

const tlsOf = ({ tls, mtls, cert, key, ca }: MockCommandOptions): MockOptions["tls"] => {
  if (cert === undefined && key === undefined && ca === undefined)
    return tls === true || mtls === true;
  if (cert === undefined || key === undefined || ca === undefined)
    throw new UsageError("--cert, --key and --ca go together");
  if (tls !== true && mtls !== true) throw new UsageError("--cert needs --tls or --mtls");
  return {
    cert: readGiven("--cert", cert),
    key: readGiven("--key", key),
    ca: readGiven("--ca", ca),
  };
};

const mockOptions = (options: MockCommandOptions): MockOptions => {
  const { port, mtls, dir, api, scenarios, controls, allowCallback } = options;
  return {
    port,
    controls,
    tls: tlsOf(options) ?? false,
    mutual: mtls === true,
    ...(dir === undefined ? {} : { directory: dir }),
    ...(api === undefined ? {} : { apis: [...new Set(api)] }),
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(allowCallback === undefined ? {} : { callbackHosts: allowCallback }),
  };
};

const describe = ({ apiRoot, directory, operations }: Mock, json: boolean): void => {
  const routes = operations.map(({ method, basePath, path, operationId }) => ({
    method: method.toUpperCase(),
    url: `${apiRoot}${basePath}${path}`,
    operationId,
  }));
  if (json) {
    print(process, [JSON.stringify({ apiRoot, directory, routes })]);
    return;
  }
  const lines = routes.map(
    ({ method, url, operationId }) => `${method.padEnd(7)}${url}  ${operationId}`,
  );
  print(process, lines);
  if (directory !== undefined) print(process, [`certificates and keys to call with: ${directory}`]);
};

const serve = async (options: MockCommandOptions): Promise<number> => {
  const signal = untilSignal();
  const { startMock } = await import("../mocks/index.js");
  const mock = await startMock(mockOptions(options));
  describe(mock, options.json === true);
  print(process, ["ready"]);
  await signal;
  await mock.close();
  return 0;
};
