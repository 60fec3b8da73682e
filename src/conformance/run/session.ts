import { openAef } from "../bench/aef.js";
import { openHome } from "../bench/home.js";
import type { House } from "../bench/house.js";
import { openInterconnect } from "../bench/interconnect.js";
import { openInvoker } from "../bench/invoker.js";
import { openRelay } from "../bench/relay.js";
import type { Case, Role } from "../case.js";
import { type Statement, statementOf } from "../statement/statement.js";
import { type Target, waitsOf } from "../target/target.js";
import { judge } from "./judge.js";
import type { CaseResult } from "./outcome.js";

/** A target under test: runs cases against it, side by side where they allow it. */
export interface Session {
  run: (one: Case) => Promise<CaseResult>;
  close: () => Promise<void>;
}

const openHouse = async (
  role: Role,
  target: Target,
  declared: Statement,
): Promise<House<unknown>> => {
  const waits = waitsOf(target);
  const host = target.listen ?? "127.0.0.1";
  const missing = () => new TypeError(`the target has no ${role}`);
  const of = <T>(part: T | undefined): T => {
    if (part === undefined) throw missing();
    return part;
  };
  switch (role) {
    case "ccf-home":
      return openHome(of(target["ccf-home"]), waits, host);
    case "ccf-relay":
      return openRelay(of(target["ccf-relay"]), waits, host);
    case "aef":
      return openAef(of(target.aef), waits, { declared, host });
    case "invoker":
      return openInvoker(target, of(target.invoker), waits);
    case "interconnect":
      return openInterconnect(of(target.interconnect), waits, declared);
  }
};

/** Opens a session; the suite's own parties listen from the first case of their role on. */
export const openSession = (target: Target): Session => {
  const declared = statementOf(target);
  const houses = new Map<Role, Promise<House<unknown>>>();
  const houseOf = (role: Role): Promise<House<unknown>> => {
    const house = houses.get(role) ?? openHouse(role, target, declared);
    houses.set(role, house);
    return house;
  };
  return {
    run: (one) =>
      judge(one, {
        declared,
        roleTarget: target[one.role],
        house: () => houseOf(one.role),
      }),
    close: async () => {
      const opened = await Promise.allSettled(houses.values());
      await Promise.all(
        opened.map((house) => (house.status === "fulfilled" ? house.value.close() : undefined)),
      );
    },
  };
};
