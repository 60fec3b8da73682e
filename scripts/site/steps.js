const operationsOf = (apis) =>
  apis.flatMap((api) =>
    Object.values(api.document.paths).flatMap((item) =>
      Object.entries(item)
        .filter(([, operation]) => operation.operationId !== undefined)
        .map(([method, operation]) => ({ api, method, operation })),
    ),
  );

/** An answer goes the way of an earlier step back. */
const isReply = ({ step, from, to, referencePoint }, steps) =>
  steps.some(
    (earlier) =>
      earlier.step < step &&
      earlier.from === to &&
      earlier.to === from &&
      earlier.referencePoint === referencePoint,
  );

const kindOf = (one, steps) => {
  if (one.referencePoint === "local") return "local";
  if (one.operation.startsWith("TLS")) return "tls";
  return isReply(one, steps) ? "reply" : "message";
};

/** The eleven steps, each with the operations whose `x-step` names it and the cases about it. */
export const stepsWithContract = ({ steps, apis, cases }) => {
  const operations = operationsOf(apis);
  return steps.map((one) => ({
    ...one,
    kind: kindOf(one, steps),
    operations: operations.filter(({ operation }) => operation["x-step"].includes(one.step)),
    cases: cases.filter(({ step }) => step === one.step),
  }));
};
