import { describe, expect, test } from "vitest";
import { answerFaults, ContractViolation, checkAnswer } from "../../src/contract/answers.js";
import { answerCases, info, json, request } from "./answer-cases.js";

const bodyOf = (body: unknown): string | Buffer | null =>
  body === undefined
    ? null
    : typeof body === "string" || body instanceof Buffer
      ? body
      : JSON.stringify(body);

describe("an answer", () => {
  for (const { title, of = request, status, headers = {}, body, says } of answerCases)
    test(`that is ${title} ${says === undefined ? "passes" : `breaks the contract: ${says}`}`, async () => {
      const checked = checkAnswer(of, new Response(bodyOf(body), { status, headers }));

      if (says === undefined) return expect(checked).resolves.toBeUndefined();
      await expect(checked).rejects.toThrow(ContractViolation);
      await expect(checked).rejects.toThrow(
        `${of.operationId} answered ${status} against the contract: ${says}`,
      );
    });

  test("that breaks the contract is told without its values", async () => {
    const aefPsk = "5ec2e7".repeat(10);
    const body = JSON.stringify({ ...info, aefPsk });

    await expect(checkAnswer(request, new Response(body, { headers: json }))).rejects.toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("5ec2e7") }),
    );
  });

  test("stays readable", async () => {
    const answer = new Response(JSON.stringify(info), { headers: json });
    await checkAnswer(request, answer);

    expect(await answer.json()).toEqual(info);
  });

  test("is told all its faults at once, whichever comes first", () => {
    const text = JSON.stringify({ ...info, remainingValidity: "soon" });
    const faults = answerFaults(request, new Response(text, { status: 200 }), text);

    expect(faults.status).toEqual([]);
    expect(faults.headers).toEqual(["the header Cache-Control is missing"]);
    expect(faults.mediaType[0]).toMatch(/^the media type is text\/plain/);
    expect(faults.body).toEqual([expect.stringContaining("/remainingValidity ")]);
  });
});
