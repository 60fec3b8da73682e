// A bare home CCF behind relays: answers about whichever invoker it is asked.
import { order, serve } from "./bare.js";

serve((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const { apiInvokerId } = JSON.parse(Buffer.concat(chunks).toString());
    const body = JSON.stringify({ ...order.answer, apiInvokerId });
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...order.headers,
    });
    response.end(body);
  });
});
