// The package's own entry: typed clients, types, and where the documents are.
import { readFileSync } from "node:fs";
import {
  bundleFile,
  ContractViolation,
  createApiClient,
  openapiDirectory,
  operationsOf,
  type SecurityInfoReq,
  steps,
  vectorsFile,
} from "capif-interconnect";
import bundle from "capif-interconnect/bundles/ccf-security-info.json" with { type: "json" };

const body: SecurityInfoReq = {
  apiInvokerId: "API-INVOKER-1",
  aefId: "aef-1",
  supportedFeatures: "0",
};
// @ts-expect-error: a request without aefId is none
export const incomplete: SecurityInfoReq = { apiInvokerId: "x", supportedFeatures: "0" };

const answering = (answer: unknown, status: number) =>
  createApiClient("ccf-security-info", {
    apiRoot: "https://ccf-a.example.com",
    fetch: async () =>
      new Response(JSON.stringify(answer), {
        status,
        headers: {
          "content-type": status === 200 ? "application/json" : "application/problem+json",
        },
      }),
  }).POST("/request-security-info", { body });

const refused = await answering({ status: 404, cause: "AEF_NOT_FOUND" }, 404);
// @ts-expect-error: an answer of 200 has no such member
export const misspelt = refused.data?.aefPskID;

const broken = await answering({ aefPsk: "short" }, 200).catch((error: unknown) => error);

console.log(
  JSON.stringify({
    title: bundle.info.title,
    bundle: readFileSync(bundleFile("capif-security"), "utf8").includes("openapi: 3.0.3"),
    documents: readFileSync(`${openapiDirectory}aef-authentication.yaml`, "utf8").length > 0,
    sample: import.meta.resolve("capif-interconnect/openapi/samples/ccf.yaml"),
    vectors: JSON.parse(readFileSync(vectorsFile, "utf8")).vectors.length,
    operations: operationsOf("capif-security").map(({ operationId }) => operationId),
    steps: steps.length,
    cause: refused.error?.cause,
    violation: broken instanceof ContractViolation,
  }),
);
