import { type ApiInvoker, type InvokerObservers, StepFailed } from "../../src/invoker/index.js";

/** What came of a run: 0 if it went through, else the step and the reason. */
export interface Outcome {
  step: number;
  reason: string;
  tookMs: number;
  /** Of the last answer of steps 1 to 10. */
  retryAfter?: string;
}

/** One run of the eleven steps. */
export const runOf = async (
  open: (observers: InvokerObservers) => ApiInvoker,
): Promise<Outcome> => {
  const startedAt = performance.now();
  let retryAfter: string | undefined;
  const invoker = open({
    onExchange: ({ answer }) => {
      retryAfter = answer?.headers["retry-after"];
    },
  });
  const end = (step: number, reason: string) => ({
    ...{ step, reason },
    tookMs: Math.round(performance.now() - startedAt),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
  try {
    const security = await invoker.obtainSecurityMethod();
    const ready = await invoker.initiateAuthentication(security);
    const { response, connection } = await invoker.call(
      security,
      ready,
      "/sample-service/v1/whoami",
    );
    await connection.close();
    return end(response.status === 200 ? 0 : 11, String(response.status));
  } catch (error) {
    if (error instanceof StepFailed) return end(error.step, error.message);
    throw error;
  } finally {
    await invoker.close();
  }
};
