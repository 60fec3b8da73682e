import { once } from "node:events";
import { request } from "node:https";
import { buffer } from "node:stream/consumers";

/** One exchange of JSON; its connection is new unless an agent is given. */
export const exchange = async (url, { method = "POST", body, tls, agent = false }) => {
  const content = body === undefined ? undefined : Buffer.from(body);
  const headers =
    content === undefined
      ? {}
      : { "content-type": "application/json", "content-length": content.byteLength };
  const asked = request(url, { ...tls, method, headers, agent }).end(content);
  const [response] = await once(asked, "response");
  return { status: response.statusCode, body: (await buffer(response)).toString() };
};
