import { offersPsk } from "../../bench/client-hello.js";
import { expect } from "../../bench/expect.js";
import type { InvokerBench, Seen } from "../../bench/invoker.js";

/** The step at which the invoker has to end. */
type Step = 1 | 2 | 4 | 11;

const expectNoServiceCall = ({ aef }: Seen): void => {
  expect(aef.served.length === 0, "it went on: a service call arrived", {
    expected: 0,
    actual: aef.served.length,
  });
};

const expectNoPsk = ({ aef }: Seen): void => {
  const offers = aef.hellos.filter(offersPsk).length;
  expect(offers === 0, "it went on to step 11: a handshake offered a PSK", {
    expected: 0,
    actual: offers,
  });
};

const expectNoInitiation = ({ home, aef }: Seen): void => {
  const stray = home.asked.filter(({ path }) => !path.includes("/capif-security/"));
  const requests = [...aef.initiated, ...stray].map(({ method, path }) => `${method} ${path}`);
  expect(requests.length === 0, "it went on to step 4", {
    expected: "no Authentication Initiation Request",
    actual: requests.join(", "),
  });
};

const expectNoRequest = ({ home }: Seen): void => {
  const requests = home.asked.map(({ method, path }) => `${method} ${path}`);
  expect(requests.length === 0, "it sent a request over that connection", {
    expected: "no request",
    actual: requests.join(", "),
  });
};

/** Expects that the invoker ended at this step by itself, without success, and did nothing later. */
export const expectEnd = (seen: Seen, step: Step): void => {
  if (step <= 2) expectNoInitiation(seen);
  if (step === 2) expectNoRequest(seen);
  if (step < 11) expectNoPsk(seen);
  expectNoServiceCall(seen);
  expect(seen.code !== null, "it did not end in time", { actual: seen.output });
  expect(seen.code !== 0, "it ended with 0, as if it had succeeded", { actual: seen.output });
};

/** A case in which the run without a fault succeeds, and the one with it ends at this step. */
export const endsAt =
  (step: Step, cause: (bench: InvokerBench) => void | Promise<void>) =>
  async (bench: InvokerBench): Promise<void> => {
    await bench.control();
    await cause(bench);
    expectEnd(await bench.run(), step);
  };
