import { describe, expect, test } from "vitest";
import { HeaderFields, TransportAnswer, TransportRequest } from "../../src/contract/messages.js";

const answer = (content: string | Buffer, fields = {}, status = 200) =>
  new TransportAnswer("https://a.example/x", status, fields, Buffer.from(content));

describe("header fields", () => {
  test("are found under names of any case, whatever they were made from", () => {
    for (const init of [{ "X-Own": "1" }, [["X-OWN", "1"]] as const, new Headers({ "x-own": "1" })])
      expect(HeaderFields.of(init).get("x-OWN")).toBe("1");
  });

  test("have nothing that only every object has", () => {
    const fields = HeaderFields.of({});

    expect(["constructor", "toString", "__proto__"].filter((name) => fields.has(name))).toEqual([]);
  });

  test("are listed as Headers list them", () => {
    const fields = new HeaderFields({ allow: ["GET", "PUT"], "set-cookie": ["a=1", "b=2"] });

    expect(fields.get("allow")).toBe("GET, PUT");
    expect([...fields]).toEqual([
      ["allow", "GET, PUT"],
      ["set-cookie", "a=1"],
      ["set-cookie", "b=2"],
    ]);
  });
});

describe("a request", () => {
  test("is a GET without a body unless told", () => {
    const { url, method, body } = new TransportRequest("https://a.example/x");

    expect({ url, method, body }).toEqual({
      url: "https://a.example/x",
      method: "GET",
      body: null,
    });
  });
});

describe("an answer", () => {
  test("is read as often as one likes, and parsed once", async () => {
    const read = answer('{"a":1}');

    expect(await read.text()).toBe('{"a":1}');
    expect(await read.clone().json()).toBe(await read.json());
  });

  test("that is no JSON says so each time", async () => {
    const read = answer("{");

    await expect(read.json()).rejects.toThrow(SyntaxError);
    await expect(read.json()).rejects.toThrow(SyntaxError);
  });

  test("loses a byte order mark, as with fetch", async () => {
    expect(await answer(Buffer.from("\ufeff{}")).json()).toEqual({});
  });

  test("is good from 200 to 299", () => {
    const good = [199, 200, 299, 300].filter((status) => answer("", {}, status).ok);

    expect(good).toEqual([200, 299]);
  });

  test("becomes the platform's with address, status, fields and octets", async () => {
    const response = answer("zażółć", { "x-own": "1" }, 404).toResponse();

    expect(response).toBeInstanceOf(Response);
    expect([response.url, response.status, response.headers.get("x-own")]).toEqual([
      ...["https://a.example/x", 404, "1"],
    ]);
    expect(await response.text()).toBe("zażółć");
  });

  test("becomes the platform's where that lets it have no body", () => {
    for (const status of [204, 205, 304])
      expect(answer("too much", {}, status).toResponse().body).toBeNull();
  });
});
