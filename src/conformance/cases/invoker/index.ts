import { casesOf } from "../../case.js";
import { answer } from "./capif-1e/answer.js";
import { handshake } from "./capif-1e/handshake.js";
import { request } from "./capif-1e/request.js";
import { server } from "./capif-1e/server.js";
import { initiation } from "./capif-2e/initiation.js";
import { psk } from "./capif-2e/psk.js";
import { response } from "./capif-2e/response.js";
import { server as exposingFunction } from "./capif-2e/server.js";
import { derivation } from "./derivation.js";
import { secrets } from "./secrets.js";
import { steps } from "./steps.js";

/** What an API invoker has to do. */
export const invokerCases = casesOf("invoker", {
  steps,
  "capif-1e/handshake": handshake,
  "capif-1e/server": server,
  "capif-1e/request": request,
  "capif-1e/answer": answer,
  derivation,
  "capif-2e/initiation": initiation,
  "capif-2e/server": exposingFunction,
  "capif-2e/response": response,
  "capif-2e/psk": psk,
  secrets,
});
