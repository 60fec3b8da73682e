import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from "node:http2";
import { text } from "node:stream/consumers";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { answerFaults } from "../../contract/answers.js";
import type { ApiName } from "../../contract/documents.js";
import { operationsOf } from "../../contract/operations.js";
import { broken, ContractBroken } from "./failures.js";
import { openTls, serverOf } from "./handshake.js";
import type { CaseRecord } from "./record.js";

/** A party of the suite that calls the target over HTTP/2. */
export interface Http2Options {
  from: string;
  to: string;
  apiRoot: string;
  tls: ConnectionOptions;
  timeoutMs: number;
  record: CaseRecord;
}

/** An answer that keeps to the contract. */
export interface Http2Reply {
  status: number;
  json: unknown;
}

const answerTo = async (
  session: ClientHttp2Session,
  headers: { [name: string]: string },
  body: string,
  timeoutMs: number,
): Promise<Response> => {
  const stream = session.request(headers);
  const seen = new Promise<IncomingHttpHeaders>((resolve, reject) => {
    stream.once("response", resolve);
    stream.once("error", reject);
    stream.once("close", () => reject(new Error("the stream was closed without an answer")));
    stream.setTimeout(timeoutMs, () => stream.destroy(new Error("no answer in time")));
  });
  stream.end(body);
  const fields = await seen;
  const told = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(":") || value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  const content = await text(stream);
  return new Response(content === "" ? null : content, {
    status: Number(fields[":status"]),
    headers: told,
  });
};

const openHttp2 = async ({ apiRoot, tls, timeoutMs }: Http2Options): Promise<TLSSocket> => {
  const socket = await openTls({
    ...serverOf(apiRoot),
    tls: { ...tls, ALPNProtocols: ["h2"] },
    timeoutMs,
  });
  if (socket.alpnProtocol === "h2") return socket;
  socket.destroy();
  throw broken({ message: "HTTP/2 was not selected by ALPN", expected: "h2" });
};

/** Posts bodies to an operation without parameters, all of them over one HTTP/2 connection. */
export const postOverHttp2 = async (
  options: Http2Options,
  [api, operationId]: readonly [ApiName, string],
  ...bodies: readonly string[]
): Promise<Http2Reply[]> => {
  const operation = operationsOf(api).find((one) => one.operationId === operationId);
  if (operation === undefined) throw new TypeError(`${api} has no operation ${operationId}`);
  const { from, to, record, apiRoot, timeoutMs } = options;
  const url = new URL(`${apiRoot}${operation.basePath}${operation.path}`);
  const socket = await openHttp2(options);
  const session = connect(url.origin, { createConnection: () => socket });
  session.on("error", () => {}); // what it means is seen on the stream
  const headers = {
    "content-type": "application/json",
    accept: "application/json, application/problem+json",
  };
  const post = async (body: string): Promise<Http2Reply> => {
    const noted = record.begin({ from, to, method: "POST", url: url.href, headers, text: body });
    const pseudo = { ":method": "POST", ":path": url.pathname };
    const response = await answerTo(session, { ...pseudo, ...headers }, body, timeoutMs).catch(
      (error: Error) => {
        noted.failed(error.message);
        throw broken({ message: `there is no answer over HTTP/2: ${error.message}` });
      },
    );
    const { status } = response;
    const content = await response.text();
    noted.answered(status, Object.fromEntries(response.headers), content, "HTTP/2");
    const faults = Object.values(answerFaults(operation, response, content)).flat();
    if (faults.length > 0) throw new ContractBroken(operationId, status, faults);
    return { status, json: JSON.parse(content) };
  };
  try {
    const replies: Http2Reply[] = [];
    for (const body of bodies) replies.push(await post(body));
    return replies;
  } finally {
    session.destroy();
  }
};
