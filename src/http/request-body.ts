import type { IncomingHttpHeaders } from "node:http";
import type { HonoRequest } from "hono";
import { faultsOf } from "../contract/faults.js";
import type { Operation } from "../contract/operations.js";
import { Problem, problem } from "./problem.js";

/** Larger bodies are refused with 413 unless configured; no message of the contract comes near. Octets. */
export const largestBody = 64 * 1024;

const isJson = (contentType: string | undefined): boolean =>
  contentType?.split(";")[0]?.trim().toLowerCase() === "application/json";

const isPlain = (contentEncoding = "identity"): boolean =>
  contentEncoding.trim().toLowerCase() === "identity";

/** How a request's body comes, and how much of it is read. */
interface BodyFrame {
  /** Node's own: the platform's Headers of a request cost as much as all that is read of them. */
  headers: IncomingHttpHeaders;
  isHttp2: boolean;
  /** Octets. */
  bodyBytes: number;
}

const refuseByHeaders = ({ headers, isHttp2, bodyBytes }: BodyFrame): void => {
  const length = headers["content-length"];
  const isChunked = headers["transfer-encoding"] !== undefined;
  if (length === undefined && !isChunked && !isHttp2) throw new Problem(411);
  if (Number(length ?? 0) > bodyBytes) throw new Problem(413);
  if (!isJson(headers["content-type"])) throw new Problem(415);
  if (!isPlain(headers["content-encoding"])) throw new Problem(415);
};

const readStream = async (
  body: ReadableStream<Uint8Array> | null,
  bodyBytes: number,
): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > bodyBytes) throw new Problem(413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** A length that was told and let in is no less than what comes: both versions of HTTP see to it. */
const readBytes = async (
  request: Request,
  { headers, bodyBytes }: BodyFrame,
): Promise<ArrayBuffer | Uint8Array> => {
  try {
    return headers["content-length"] !== undefined
      ? await request.arrayBuffer()
      : await readStream(request.body, bodyBytes);
  } catch (error) {
    throw error instanceof Problem ? error : problem.invalidMessage("The body broke off.");
  }
};

const decoder = new TextDecoder("utf-8", { fatal: true });

const parse = (bytes: ArrayBuffer | Uint8Array): unknown => {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw problem.invalidMessage("The body is not JSON in UTF-8.");
  }
};

const causes = [
  { cause: "MANDATORY_IE_MISSING", kind: "missing", mandatory: true },
  { cause: "MANDATORY_IE_INCORRECT", kind: "incorrect", mandatory: true },
] as const;

const refuseFaults = (operation: Operation, schema: string, message: unknown): void => {
  const faults = faultsOf(operation.api, schema, message);
  if (faults.length === 0) return;
  if (faults.some(({ param }) => param === ""))
    throw problem.invalidMessage("The body is not the JSON object that the operation takes.");
  const first = causes.find(({ kind, mandatory }) =>
    faults.some((fault) => fault.kind === kind && fault.mandatory === mandatory),
  );
  const told = faults.filter(
    (fault) =>
      first === undefined || (fault.kind === first.kind && fault.mandatory === first.mandatory),
  );
  throw problem.badRequest(
    first?.cause ?? "OPTIONAL_IE_INCORRECT",
    told.slice(0, 16).map(({ param, reason }) => ({ param, reason })),
  );
};

/** Reads and checks a request's body: 411, 413 and 415 by its headers, then 400 by its schema. */
export const readBody = async (
  request: HonoRequest,
  operation: Operation,
  frame: BodyFrame,
): Promise<unknown> => {
  if (operation.requestBody === undefined) return undefined;
  refuseByHeaders(frame);
  const message = parse(await readBytes(request.raw, frame));
  refuseFaults(operation, operation.requestBody, message);
  return message;
};

/** The query parameters that the operation documents, in their types; others are ignored. */
export const readQuery = (request: HonoRequest, { query }: Operation): Record<string, unknown> => {
  const given = query.flatMap(({ name, type }) => {
    const value = request.query(name);
    if (value === undefined) return [];
    if (type !== "boolean") return [[name, value]];
    if (value !== "true" && value !== "false")
      throw problem.badRequest("OPTIONAL_QUERY_PARAM_INCORRECT", [
        { param: name, reason: "must be true or false" },
      ]);
    return [[name, value === "true"]];
  });
  return Object.fromEntries(given);
};
