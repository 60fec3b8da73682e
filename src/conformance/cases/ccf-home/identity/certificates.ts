import type { Reply } from "../../../bench/caller.js";
import { expectNoAccess } from "../../../bench/expect.js";
import type { HomeBench } from "../../../bench/home.js";
import type { ClientCredentials } from "../../../bench/tls.js";
import { outsiderCertificate } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAnswer, keyGiven, needsPeer, pskWith } from "../ccf-security-info/key-answer.js";
import { about, given } from "../ccf-security-info/known-aef.js";

const notAuthorized = { status: 403, cause: "CONSUMER_NOT_AUTHORIZED" };

type Certificates = NonNullable<HomeBench["target"]["certificates"]>;

const shown = ({ target }: HomeBench, name: keyof Certificates) =>
  given(target.certificates?.[name], `certificates.${name}`);

/** The first invoker's context is read with these credentials: it may be another case's own. */
const readAsFirst = async (
  { target, invokerAs }: HomeBench,
  credentials: ClientCredentials,
): Promise<Reply> => {
  const invoker = given(target.invokers[0], "invokers");
  const { apiInvokerId } = invoker;
  const { caller } = invokerAs(invoker, credentials);
  return caller.call("capif-security", "obtainApiInvokerInfo", { params: { apiInvokerId } });
};

/** Who a certificate proves its bearer to be: trust anchor, role and id together. */
export const certificates: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-106",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; TS 33.310 6.1.1; RFC 5280 6.1.3",
    step: 7,
    title: "refuses a peer CCF's certificate before and after its time",
    needs: [...needsPeer, "certificates.expiredPeer", "certificates.notYetValidPeer"],
    async run(bench) {
      await keyGiven(bench);
      for (const name of ["expiredPeer", "notYetValidPeer"] as const) {
        const caller = bench.caller(`CCF-A, ${name}`, shown(bench, name));
        await expectNoAccess(() => bench.askAs(caller));
      }
    },
  },
  {
    id: "CCF-HOME-107",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; TS 33.310 6.1.1; RFC 5280 6.1.3",
    step: 2,
    title: "refuses an invoker's certificate before and after its time",
    needs: ["certificates.expired", "certificates.notYetValid"],
    async run(bench) {
      await bench.invoker.obtainSecurityMethod();
      for (const name of ["expired", "notYetValid"] as const)
        await expectNoAccess(() => readAsFirst(bench, shown(bench, name)));
    },
  },
  {
    id: "CCF-HOME-108",
    level: "MUST",
    clause: "security, Identities; TS 33.310 6.1.1",
    step: 7,
    title: "refuses a certificate of the peer's name from an authority that it does not know",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const { ccfId } = given(bench.target.peer, "peer");
      const outsider = await outsiderCertificate(ccfId, `urn:capif:ccf:${ccfId}`);
      const caller = bench.caller("somebody", outsider);
      await expectNoAccess(() => bench.askAs(caller));
    },
  },
  {
    id: "CCF-HOME-109",
    level: "MUST",
    clause: "security, Identities",
    step: 5,
    title: "refuses a certificate that names two roles, in either of them",
    needs: [...needsPeer, "localAef", "localAef.cert", "certificates.twoRoles"],
    async run(bench) {
      const { invoker, askAs, caller, target } = bench;
      const local = about(target.localAef, "localAef");
      await invoker.obtainSecurityMethod({ securityInfo: [pskWith(local.aefId)] });
      const asAef = caller(`AEF ${local.aefId}`, given(target.localAef, "localAef"));
      expectKeyAnswer(await askAs(asAef, local));
      const asBoth = caller("invoker and AEF", shown(bench, "twoRoles"));
      await expectNoAccess(() => askAs(asBoth, local), notAuthorized);
      await expectNoAccess(() => readAsFirst(bench, shown(bench, "twoRoles")), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-110",
    level: "MUST",
    clause: "security, Identities",
    step: 2,
    title: "does not let a peer's authority vouch for an invoker",
    needs: ["certificates.peersInvoker"],
    async run(bench) {
      await bench.invoker.obtainSecurityMethod();
      await expectNoAccess(() => readAsFirst(bench, shown(bench, "peersInvoker")), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-111",
    level: "MUST",
    clause: "security, Identities",
    step: 5,
    title: "does not let a peer's authority vouch for an AEF of its own domain",
    needs: [...needsPeer, "localAef", "localAef.cert", "certificates.peersAef"],
    async run(bench) {
      const { invoker, askAs, caller, target } = bench;
      const local = about(target.localAef, "localAef");
      await invoker.obtainSecurityMethod({ securityInfo: [pskWith(local.aefId)] });
      const asAef = caller(`AEF ${local.aefId}`, given(target.localAef, "localAef"));
      expectKeyAnswer(await askAs(asAef, local));
      const pretender = caller("AEF of the peer's making", shown(bench, "peersAef"));
      await expectNoAccess(() => askAs(pretender, local), notAuthorized);
    },
  },
  {
    id: "CCF-HOME-112",
    level: "MUST",
    clause: "security, Identities",
    step: 7,
    title: "does not let a peer's authority vouch for another peer CCF",
    needs: [...needsPeer, "otherPeer", "otherPeerAef", "certificates.peersThirdCcf"],
    async run(bench) {
      const { invoker, askAs, caller, target } = bench;
      const others = about(target.otherPeerAef, "otherPeerAef");
      await invoker.obtainSecurityMethod({ securityInfo: [pskWith(others.aefId)] });
      const otherPeer = caller("CCF-C", given(target.otherPeer, "otherPeer"));
      expectKeyAnswer(await askAs(otherPeer, others));
      const pretender = caller("CCF-C of the peer's making", shown(bench, "peersThirdCcf"));
      await expectNoAccess(() => askAs(pretender, others), notAuthorized);
    },
  },
];
