import { once } from "node:events";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import { readTls } from "./tls-files.js";

/** One exchange of JSON on a new connection. */
export const exchange = async (url, { method = "POST", body, tls }) => {
  const headers =
    body === undefined
      ? {}
      : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const asked = request(url, { ...tls, method, headers, agent: false }).end(body);
  const [response] = await once(asked, "response");
  return { status: response.statusCode, body: await text(response) };
};

/** What is answered to a request that is then asked many times; throws unless it is a success. */
export const answerOf = async ({ url, body, tls }) => {
  const answer = await exchange(url, { body, tls: readTls(tls) });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return JSON.parse(answer.body);
};
