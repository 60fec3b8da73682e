import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";
import { type ClientCredentials, clientTls } from "../bench/tls.js";
import { examineClock } from "./clock.js";
import { type Finding, ok, problem, warning } from "./finding.js";

/** A harmless request as one party: a GET, or a POST that says nothing and has to be refused for it. */
export interface Access {
  where: string;
  credentials: ClientCredentials;
  method: "GET" | "POST";
  path: string;
}

interface Answer {
  status: number;
  cause: string | undefined;
  date: string | undefined;
}

const causeIn = (body: string): string | undefined => {
  try {
    const { cause } = JSON.parse(body);
    return typeof cause === "string" ? cause.slice(0, 60) : undefined;
  } catch {
    return undefined;
  }
};

const ask = (
  url: string,
  ca: Buffer | undefined,
  { credentials, method, path }: Access,
  timeoutMs: number,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const send = url.startsWith("http:") ? httpRequest : httpsRequest;
    const request = send(`${url}${path}`, {
      ...clientTls(ca, credentials),
      agent: false,
      method,
      timeout: timeoutMs,
      headers: method === "POST" ? { "content-type": "application/json" } : {},
    });
    request.once("timeout", () => request.destroy(new Error(`no answer in ${timeoutMs / 1000} s`)));
    request.once("error", reject);
    request.once("response", (response: IncomingMessage) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then(
        (body) => resolve({ status, cause: causeIn(body), date: headers.date }),
        reject,
      );
    });
    request.end(method === "POST" ? "{}" : undefined);
  });

const told = (where: string, message: string) => ({ topic: "access" as const, where, message });

const refusedAdvice =
  "let the target trust the CA of this certificate and know its id; is the id registered there?";

const statusFinding = ({ where, path }: Access, { status, cause }: Answer): Finding => {
  const answered = `answered ${[status, cause].filter((one) => one !== undefined).join(" ")}`;
  if (status === 401 || status === 403)
    return problem(told(where, `the target refuses this party: it ${answered}`), refusedAdvice);
  if (cause === "API_INVOKER_NOT_FOUND")
    return problem(
      told(where, `the target does not know this invoker: it ${answered}`),
      refusedAdvice,
    );
  if (status >= 500)
    return warning(told(where, `a harmless request was ${answered}`), "look into the target's log");
  if (status === 404 && cause !== "SECURITY_CONTEXT_NOT_FOUND")
    return warning(
      told(where, `${path.split("/").slice(0, 3).join("/")} was ${answered}`),
      "make sure that the API is below this apiRoot",
    );
  return ok("access", where, `the target ${answered}`);
};

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
};

interface Asked {
  finding: Finding;
  answer?: Answer;
}

const askOne = async (
  url: string,
  ca: Buffer | undefined,
  access: Access,
  timeoutMs: number,
): Promise<Asked> => {
  try {
    const answer = await ask(url, ca, access, timeoutMs);
    return { finding: statusFinding(access, answer), answer };
  } catch (error) {
    const message = `a harmless request got no answer (${codeOf(error)})`;
    const asWhom =
      access.credentials.cert === undefined ? "is it HTTP that is spoken there?" : refusedAdvice;
    return { finding: problem(told(access.where, message), asWhom) };
  }
};

/** Asks as each party in turn, side by side, and holds the target's clock against ours. */
export const examineAccess = async ({
  where,
  url,
  ca,
  access,
  timeoutMs,
}: {
  where: string;
  url: string;
  ca: Buffer | undefined;
  access: readonly Access[];
  timeoutMs: number;
}): Promise<Finding[]> => {
  const asked = await Promise.all(access.map((one) => askOne(url, ca, one, timeoutMs)));
  const answer = asked.find((one) => one.answer !== undefined)?.answer;
  return [
    ...asked.map(({ finding }) => finding),
    ...(answer === undefined ? [] : [examineClock(where, answer.date)]),
  ];
};
