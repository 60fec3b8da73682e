// A run of the whole flow: the lab's own configurations, every party from the library.
import { aefOptions, startAef } from "capif-interconnect/aef";
import { ccfOptions, loadConfiguration, startCcf } from "capif-interconnect/ccf";
import { ApiInvoker, invokerOptions, loadConfiguration as load } from "capif-interconnect/invoker";

const lab = process.argv[2] ?? "lab";
const parties = [
  await startCcf(ccfOptions(loadConfiguration("CcfConfiguration", `${lab}/ccf-a.yaml`))),
  await startCcf(ccfOptions(loadConfiguration("CcfConfiguration", `${lab}/ccf-b.yaml`))),
  await startAef(aefOptions(load("AefConfiguration", `${lab}/aef.yaml`))),
];
const invoker = new ApiInvoker(invokerOptions(load("InvokerConfiguration", `${lab}/invoker.yaml`)));
try {
  const security = await invoker.obtainSecurityMethod();
  const ready = await invoker.initiateAuthentication(security);
  const { response, connection } = await invoker.call(security, ready, "/sample-service/v1/whoami");
  console.log(JSON.stringify(await response.json()));
  await connection.close();
} finally {
  await invoker.close();
  for (const party of parties) await party.close();
}
