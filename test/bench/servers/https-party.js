// A bare party of the eleven steps: reads JSON, asks the next party over a connection of its own if
// there is one, answers JSON that is known beforehand.
import { text } from "node:stream/consumers";
import { certificateClient } from "../../../dist/tls/client-profiles.js";
import { exchange } from "../exchange.js";
import { readTls } from "../tls-files.js";
import { order, serve } from "./bare.js";

const { answers, next } = order;
const toNext = next && certificateClient(readTls(next.tls));

serve(async (request, response) => {
  const body = await text(request);
  if (body !== "") JSON.parse(body);
  const { status, answer, asksNext } = answers[`${request.method} ${request.url}`];
  if (asksNext) {
    const told = await exchange(next.url, { body: next.body, tls: toNext });
    JSON.parse(told.body);
  }
  const answered = JSON.stringify(answer);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(answered),
  });
  response.end(answered);
});
