import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openTransport, TransportRequest } from "../../src/contract/transport.js";
import { certificateClient } from "../../src/tls/client-profiles.js";
import { type Authority, createAuthority } from "../../src/tls/pki.js";
import { type FakeParty, fakeParty } from "../support/fake-party.js";

interface Case {
  title: string;
  status?: number;
  /** `here`, `there` and `elsewhere` are origins; only `there` is configured. */
  location: string | undefined;
  /** Where the second request went, or why there was none. */
  leads: { to: "here" | "there"; path: string } | "refused" | "kept";
}

const cases: Case[] = [
  {
    title: "to a configured origin",
    location: "there/a?b=c",
    leads: { to: "there", path: "/a?b=c" },
  },
  { title: "for good", status: 308, location: "there/a", leads: { to: "there", path: "/a" } },
  { title: "within the origin", location: "here/a", leads: { to: "here", path: "/a" } },
  { title: "by an absolute path", location: "/a", leads: { to: "here", path: "/a" } },
  { title: "by a relative path", location: "a", leads: { to: "here", path: "/dir/a" } },
  { title: "to another origin", location: "elsewhere/a", leads: "refused" },
  {
    title: "by a path that names another host",
    location: "//elsewhere.example/a",
    leads: "refused",
  },
  { title: "to another scheme", location: "http://127.0.0.1/", leads: "refused" },
  { title: "to no address", location: "https://", leads: "refused" },
  { title: "to nowhere", location: undefined, leads: "refused" },
  { title: "by 301", status: 301, location: "there/a", leads: "kept" },
  { title: "by 302", status: 302, location: "there/a", leads: "kept" },
  { title: "by 303", status: 303, location: "there/a", leads: "kept" },
  { title: "by 300", status: 300, location: "there/a", leads: "kept" },
  { title: "by a Location with 200", status: 200, location: "there/a", leads: "kept" },
];

describe("a redirect", () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority("Fake domain");
  });

  const start = async () => {
    const parties = {
      here: await fakeParty({ authority }),
      there: await fakeParty({ authority }),
      elsewhere: await fakeParty({ authority }),
    };
    const transport = openTransport({
      tls: certificateClient({ ca: authority.cert }),
      timeoutMs: 5000,
      redirectOrigins: [parties.there.apiRoot],
    });
    onTestFinished(() => transport.close());
    const post = () =>
      transport.fetch(
        new TransportRequest(`${parties.here.apiRoot}/dir/start`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-own": "1" },
          body: '{"a":1}',
        }),
      );
    return { ...parties, post };
  };

  const originIn = (location: string, parties: Record<string, FakeParty>) =>
    location.replace(/^(here|there|elsewhere)(?=\/)/, (name) => parties[name]?.apiRoot ?? "");

  for (const { title, status = 307, location, leads } of cases)
    test(`${title} is ${typeof leads === "string" ? leads : `followed ${leads.to}`}`, async () => {
      const { post, ...parties } = await start();
      const headers = location === undefined ? {} : { location: originIn(location, parties) };
      const { here, there, elsewhere } = parties;
      for (const party of [here, there, elsewhere])
        party.answer(({ path }, response) => {
          if (path === "/dir/start") response.writeHead(status, headers).end();
          else response.writeHead(200).end("arrived");
        });
      const answer = post();

      if (leads === "refused") await expect(answer).rejects.toMatchObject({ failure: "redirect" });
      else expect((await answer).status).toBe(leads === "kept" ? status : 200);
      const asked = [...here.asked.slice(1), ...there.asked, ...elsewhere.asked];
      expect(asked.map(({ method, path, text }) => `${method} ${path} ${text}`)).toEqual(
        typeof leads === "string" ? [] : [`POST ${leads.path} {"a":1}`],
      );
      expect(elsewhere.connections()).toBe(0);
    });

  test("is followed once", async () => {
    const { here, there, post } = await start();
    here.answer((_, response) => response.writeHead(307, { location: `${there.apiRoot}/` }).end());
    there.answer((_, response) => response.writeHead(308, { location: here.apiRoot }).end());

    await expect(post()).rejects.toMatchObject({ failure: "redirect" });
    expect([here.asked.length, there.asked.length]).toEqual([1, 1]);
  });

  test("takes method, headers and body along", async () => {
    const { here, there, post } = await start();
    here.answer((_, response) => response.writeHead(307, { location: `${there.apiRoot}/` }).end());
    there.answer((_, response) => response.writeHead(200).end());
    await post();

    expect(there.asked[0]).toMatchObject({ method: "POST", body: { a: 1 } });
    expect(there.asked[0]?.headers).toMatchObject({
      "content-type": "application/json",
      "x-own": "1",
      host: `127.0.0.1:${there.port}`,
    });
  });
});
