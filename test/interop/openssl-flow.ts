import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceSecurity } from "../../src/contract/types.js";
import type { Interconnect } from "../support/interconnect.js";
import { temporaryDirectory } from "../support/pki.js";
import { answerIn, documented, requestText } from "./answers.js";
import { obtainSecurityMethod, step1Body, urlsOf } from "./requests.js";
import { credentialsOf, sClient } from "./s-client.js";

/** The key log, which nobody but OpenSSL wrote, must name the same master secret. */
const assertLogged = (keylog: string, masterSecret: string): void => {
  const logged = readFileSync(keylog, "utf8");
  if (!logged.includes(masterSecret.toLowerCase())) throw new Error("two master secrets");
};

/** Steps 1 and 2 by `openssl s_client`: the answer, and what openssl printed of the session. */
export async function stepOneByOpenssl(interconnect: Interconnect) {
  const { step1 } = urlsOf(interconnect);
  const keylog = join(temporaryDirectory(), "keys.log");
  const { stdout } = await sClient(
    step1,
    ["-tls1_2", "-keylogfile", keylog, ...credentialsOf(interconnect, "invoker")],
    requestText("PUT", step1, step1Body),
  );
  const security = await documented<ServiceSecurity>(obtainSecurityMethod, answerIn(stdout));
  const [, sessionId = ""] = /Session-ID: ([0-9A-F]*)/.exec(stdout) ?? [];
  const [, masterSecret = ""] = /Master-Key: ([0-9A-F]{96})/.exec(stdout) ?? [];
  assertLogged(keylog, masterSecret);
  return { security, sessionId, masterSecret };
}
