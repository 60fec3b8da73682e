import { createServer } from "node:net";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { startAef } from "../../src/aef/index.js";
import { createAuthority } from "../../src/tls/pki.js";
import { callerOn, expectNoHandshake, newKey, p0Of, startAefLab, whoami } from "./aef-lab.js";

const layouts = {
  "two ports": [[undefined], [undefined]],
  "two prefixes of one port": [["/one", "/two"]],
  "one prefix below the other": [["/one", "/one/two"]],
  "a port with a prefix and without": [[undefined, "/nef"]],
} as const;

for (const [title, ports] of Object.entries(layouts))
  describe(`an AEF with ${title}`, () => {
    test("binds each key to its interface", async () => {
      const lab = await startAefLab({ ports });
      for (const interfaceDetails of lab.interfaces) {
        const key = newKey();
        lab.confirm(key);
        const { json: ready } = await lab.initiate({ interfaceDetails });
        const at = p0Of(interfaceDetails);

        expect(lab.ccf.asked.at(-1)?.body.interfaceDetails).toEqual(interfaceDetails);
        expect(await callerOn(lab.connect(ready.pskIdentity, key, at))).toMatchObject({
          interfaceDetails,
          ccfId: "ccf-b",
        });
      }
    });

    test("serves no interface to the key of another", async () => {
      const lab = await startAefLab({ ports });
      const [own, other] = lab.interfaces;
      const key = newKey();
      lab.confirm(key);
      const { json: ready } = await lab.initiate({ interfaceDetails: own });
      const connection = lab.connect(ready.pskIdentity, key, p0Of(other));

      if (own?.port !== other?.port) await expectNoHandshake(connection);
      else expect((await connection.fetch(whoami)).status).toBe(421);
      await callerOn(lab.connect(ready.pskIdentity, key, p0Of(own)));
    });
  });

describe("an AEF with several interfaces, where step 4 names none", () => {
  const ports = [["/one", "/two"]] as const;

  test("names none to its CCF, and tells the invoker which one the key is for", async () => {
    const lab = await startAefLab({ ports });
    const [, second] = lab.interfaces;
    const key = newKey();
    lab.confirm(key, { interfaceDetails: second });
    const { json: ready } = await lab.initiate();

    expect(lab.ccf.asked[0]?.body).not.toHaveProperty("interfaceDetails");
    expect(ready.interfaceDetails).toEqual(second);
    expect(await callerOn(lab.connect(ready.pskIdentity, key, p0Of(second)))).toMatchObject({
      interfaceDetails: second,
    });
  });

  test("answers 502 if the CCF does not say which one, or names none of its own", async () => {
    const lab = await startAefLab({ ports });
    for (const interfaceDetails of [undefined, { fqdn: "other.example", port: 8443 }]) {
      lab.confirm(newKey(), { interfaceDetails });

      expect((await lab.initiate()).status).toBe(502);
    }
  });

  test("and with one interface it says nothing of it, but asks about it", async () => {
    const lab = await startAefLab();
    lab.confirm(newKey(), { interfaceDetails: undefined });
    const { json: ready, status } = await lab.initiate();

    expect(status).toBe(200);
    expect(ready).not.toHaveProperty("interfaceDetails");
    expect(lab.ccf.asked[0]?.body.interfaceDetails).toEqual(lab.interfaces[0]);
  });
});

describe("an AEF does not start with", () => {
  const details = { ipv4Addr: "127.0.0.1", port: 8443 };

  for (const [title, second] of [
    ["one interface twice", details],
    ["one interface in two spellings", { ...details, apiPrefix: "/" }],
  ] as const)
    test(title, async () => {
      const { cert, issue } = await createAuthority("Domain A");
      const listen = createServer();
      const starting = startAef(
        {
          aefId: "aef-1",
          tls: await issue({ commonName: "aef-1" }),
          interfaces: [details, second].map((one) => ({ details: one, listen })),
          coreFunction: { apiRoot: "https://127.0.0.1:1", ca: Buffer.from(cert) },
        },
        { log: pino({ level: "silent" }) },
      );

      await expect(starting).rejects.toThrow(TypeError);
      expect(listen.listening).toBe(false);
    });
});
