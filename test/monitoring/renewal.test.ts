import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createAuthority } from "../../src/tls/pki.js";
import { endedLab } from "../cli/refusal.js";
import { logOf, startWatched } from "./operator.js";
import { shownAt } from "./shown-certificate.js";

const patience = { timeout: 20_000 };

describe("SIGHUP", { timeout: 120_000 }, () => {
  let lab: Awaited<ReturnType<typeof endedLab>>;
  beforeEach(async () => {
    lab = await endedLab();
  }, 120_000);

  const pki = (name: string) => join(lab.directory, "pki", name);
  const pem = (name: string) => readFileSync(pki(name));
  const changed = (name: string, port?: number) =>
    lab.changed(
      name,
      (own) => ({ ...own, admin: { listen: { port: 0 } }, ...(port ? { listen: { port } } : {}) }),
      `${name}-renewed`,
    );

  const credentials = () => ({ cert: pem("invoker.pem"), key: pem("invoker.key") });

  /** The invoker on one connection, again and again. */
  const invokerOn = (apiRoot: string) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const ca = pem("domain-b-ca.pem");
    return () =>
      new Promise<{ status: number | undefined; isSame: boolean }>((resolve, reject) => {
        const url = `${apiRoot}/capif-security/v1/trustedInvokers/API-INVOKER-1`;
        const call = request(url, { agent, ...credentials(), ca }, (response) => {
          response.resume();
          const done = { status: response.statusCode, isSame: call.reusedSocket };
          response.once("end", () => resolve(done));
        });
        call.once("error", reject).end();
      });
  };

  const told = (running: { stderr: () => string }, text: string) =>
    vi.waitFor(() => expect(running.stderr()).toContain(text), patience);

  test("shows a new certificate of a CCF from then on, and keeps its connections", async () => {
    const { running, apiRoot } = await startWatched(["ccf", "--config", changed("ccf-b")]);
    const ask = invokerOn(apiRoot);
    await ask();
    const before = await shownAt(apiRoot, credentials());
    for (const end of ["pem", "key"]) copyFileSync(pki(`other-ccf.${end}`), pki(`ccf-b.${end}`));
    process.kill(running.pid, "SIGHUP");
    await told(running, "are read again");

    expect(await shownAt(apiRoot, credentials())).not.toBe(before);
    expect(await ask()).toEqual({ status: 404, isSame: true });
  });

  test("refuses who an anchor vouched for that is not trusted any more, on an open connection too", async () => {
    const { running, apiRoot } = await startWatched(["ccf", "--config", changed("ccf-b")]);
    const ask = invokerOn(apiRoot);
    expect((await ask()).status).toBe(404);
    const other = await createAuthority("Another");
    writeFileSync(pki("domain-b-ca.pem.old"), pem("domain-b-ca.pem"));
    writeFileSync(pki("domain-b-ca.pem"), other.cert);
    process.kill(running.pid, "SIGHUP");
    await told(running, "are read again");

    expect(await ask()).toEqual({ status: 401, isSame: true });
    copyFileSync(pki("domain-b-ca.pem.old"), pki("domain-b-ca.pem"));
    process.kill(running.pid, "SIGHUP");
    await vi.waitFor(async () => expect((await ask()).status).toBe(404), patience);
  });

  test("leaves all as it was where a file is unusable", async () => {
    const { running, apiRoot } = await startWatched(["ccf", "--config", changed("ccf-b")]);
    const before = await shownAt(apiRoot, credentials());
    copyFileSync(join(lab.directory, "garbage.pem"), pki("ccf-b.pem"));
    process.kill(running.pid, "SIGHUP");
    await told(running, "stay as they were");
    const line = logOf(running).find(({ msg }) => msg.includes("stay as they were"));

    expect(line).toMatchObject({ level: 50, reason: expect.stringContaining("ccf-b.pem") });
    expect(await shownAt(apiRoot, credentials())).toBe(before);
  });

  test("reaches every worker", async () => {
    const file = lab.changed(
      "ccf-b",
      (own) => ({
        ...own,
        store: { driver: "lmdb", path: "w.store" },
        admin: { listen: { port: 0 } },
      }),
      "workers",
    );
    const { running, apiRoot } = await startWatched(["ccf", "--config", file, "--workers", "2"]);
    for (const end of ["pem", "key"]) copyFileSync(pki(`other-ccf.${end}`), pki(`ccf-b.${end}`));
    const before = await shownAt(apiRoot, credentials());
    process.kill(running.pid, "SIGHUP");
    const renewed = () => logOf(running).filter(({ msg }) => msg.includes("are read again"));
    await vi.waitFor(() => expect(renewed()).toHaveLength(2), patience);

    for (let i = 0; i < 4; i++) expect(await shownAt(apiRoot, credentials())).not.toBe(before);
  });
});
