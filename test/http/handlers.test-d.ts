import { describe, expectTypeOf, test } from "vitest";
import type { ServiceSecurity } from "../../src/contract/types.js";
import { bindApi } from "../../src/http/app.js";
import type { Handlers, RequestOf, SuccessOf } from "../../src/http/handlers.js";
import type { Identity } from "../../src/http/identity.js";
import { problem } from "../../src/http/problem.js";

type Security = Handlers<"capif-security">;

declare const security: Security;
declare const answered: ServiceSecurity;

const location = { Location: "https://ccf.example/capif-security/v1/trustedInvokers/x" };

describe("handlers compile with", () => {
  test("what the document says", () => {
    bindApi("capif-security", {
      ...security,
      obtainSecurityMethod: () => ({ status: 201, headers: location, body: answered }),
      updateSecurityMethod: async () => ({ status: 200, body: answered }),
      deleteSecurityContext: () => ({ status: 204 }),
    });
    const body = { securityMethod: "PSK", remainingValidity: 60, supportedFeatures: "0" };
    bindApi("aef-authentication", { initiateAuthentication: () => ({ status: 200, body }) });
    problem.notFound("SECURITY_CONTEXT_NOT_FOUND");
  });
});

// Each mistake has to stay one: where it compiles, the line above it is an error.
describe("handlers do not compile with", () => {
  test("an operation left out", () => {
    const { revokeAuthorization: _, ...others } = security;
    // @ts-expect-error revokeAuthorization is an operation of the document and has no handler.
    bindApi("capif-security", others);
  });

  test("a status that the document does not have", () => {
    bindApi("capif-security", {
      ...security,
      // @ts-expect-error PUT answers 201, never 200: TS 29.222 8.5.2.3.1.
      obtainSecurityMethod: () => ({ status: 200, headers: location, body: answered }),
    });
  });

  test("an answer that lacks a member", () => {
    const { securityInfo: _, ...incomplete } = answered;
    bindApi("capif-security", {
      ...security,
      // @ts-expect-error securityInfo is a required member of ServiceSecurity.
      updateSecurityMethod: () => ({ status: 200, body: incomplete }),
    });
  });

  test("an answer that lacks a mandatory header", () => {
    bindApi("capif-security", {
      ...security,
      // @ts-expect-error 201 needs Location.
      obtainSecurityMethod: () => ({ status: 201, body: answered }),
    });
  });

  test("a cause that is misspelt", () => {
    // @ts-expect-error the cause is SECURITY_CONTEXT_NOT_FOUND.
    problem.notFound("SECURITY_CONTEXT_NOT_FOUNT");
  });
});

describe("handlers do not compile either with", () => {
  test("a cause of another status", () => {
    // @ts-expect-error SECURITY_CONTEXT_NOT_FOUND is a cause of 404.
    problem.forbidden("SECURITY_CONTEXT_NOT_FOUND");
  });

  test("an operation that the document does not have", () => {
    const more = { ...security, renewSecurityMethod: security.updateSecurityMethod };
    expectTypeOf(more).toExtend<Security>(); // a spread may carry more, a literal may not
    const literal: Security = {
      ...security,
      // @ts-expect-error the document has no such operation.
      renewSecurityMethod: security.updateSecurityMethod,
    };
    bindApi("capif-security", literal);
  });

  test("a body where there is none", () => {
    bindApi("capif-security", {
      ...security,
      // @ts-expect-error 204 has no body.
      deleteSecurityContext: () => ({ status: 204, body: answered }),
    });
  });

  test("a member of a wrong type", () => {
    const body = { securityMethod: "PSK", remainingValidity: "60", supportedFeatures: "0" };
    // @ts-expect-error remainingValidity is a number of seconds.
    bindApi("aef-authentication", { initiateAuthentication: () => ({ status: 200, body }) });
  });
});

describe("a handler gets", () => {
  test("the caller that the document's authentication gives", () => {
    type CallerOf<H extends (...args: never[]) => unknown> = Parameters<H>[0] extends {
      caller: infer C;
    }
      ? C
      : never;
    expectTypeOf<CallerOf<Security["obtainSecurityMethod"]>>().toEqualTypeOf<Identity>();
    expectTypeOf<
      CallerOf<Handlers<"aef-authentication">["initiateAuthentication"]>
    >().toEqualTypeOf<undefined>();
    expectTypeOf<CallerOf<Handlers<"sample-service">["identifyCaller"]>>().toEqualTypeOf<string>();
  });

  test("path and query in their types, and nothing where there is nothing", () => {
    type Get = Parameters<Security["obtainApiInvokerInfo"]>[0];
    expectTypeOf<Get["params"]>().toEqualTypeOf<{ apiInvokerId: string }>();
    expectTypeOf<Get["query"]["authenticationInfo"]>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<Get["body"]>().toEqualTypeOf<undefined>();
    expectTypeOf<RequestOf<"none", object>["body"]>().toEqualTypeOf<undefined>();
    expectTypeOf<SuccessOf<object>>().toBeNever();
  });
});
