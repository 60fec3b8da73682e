// Bare node:https: reads JSON, answers JSON.
import { order, serve } from "./bare.js";

serve((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    JSON.parse(Buffer.concat(chunks).toString());
    const body = JSON.stringify(order.answers[request.url]);
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...order.headers,
    });
    response.end(body);
  });
});
