import type { ApiName } from "../../contract/documents.js";
import type { SecurityInfoReq, SecurityInfoRsp } from "../../contract/types.js";
import { expect } from "../bench/expect.js";
import { type Http2Options, postOverHttp2 } from "../bench/over-http2.js";
import type { Statement } from "../statement/statement.js";

/** Why a case about HTTP/2 does not apply. */
export const unlessHttp2 = ({ declares }: Statement): string | undefined =>
  declares("http2") ? undefined : "the target declares no HTTP/2 (http2)";

/** Expects 200 to this body over HTTP/2, and 400 to one that is not JSON, on the same connection. */
export const expectOverHttp2 = async <Body>(
  options: Http2Options,
  operation: readonly [ApiName, string],
  body: unknown,
): Promise<Body> => {
  const [right, wrong] = await postOverHttp2(options, operation, JSON.stringify(body), "{");
  expect(right?.status === 200, "the request was not answered over HTTP/2 as over HTTP/1.1", {
    expected: 200,
    actual: right?.status,
  });
  expect(wrong?.status === 400, "what is not JSON was not refused over HTTP/2", {
    expected: 400,
    actual: wrong?.status,
  });
  return right?.json as Body; // checked against the document's schema with the answer
};

/** The same for a question about a key, which is this one's. */
export const expectKeyOverHttp2 = async (
  options: Http2Options,
  question: SecurityInfoReq,
  aefPskId: string | undefined,
): Promise<void> => {
  const operation = ["ccf-security-info", "requestSecurityInfo"] as const;
  const answer = await expectOverHttp2<SecurityInfoRsp>(options, operation, question);
  expect(answer.aefPskId === aefPskId, "the key is another over HTTP/2", {
    expected: aefPskId,
    actual: answer.aefPskId,
  });
};
