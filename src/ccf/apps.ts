import { type AppOptions, bindApi, createApp } from "../http/app.js";
import { limitsOf } from "../http/limits.js";
import { bindNotices, noticePath } from "../http/notices.js";
import type { Apps } from "../http/serve.js";
import type { CoreFunction } from "./core-function.js";
import { capifSecurity, ccfSecurityInfo } from "./handlers.js";
import type { CcfOptions } from "./options.js";

const prefixOf = (apiRoot: string): string => new URL(apiRoot).pathname.replace(/\/$/, "");

/** Below which address peers notify a CCF. */
const noticeRootOf = ({ notifications }: CcfOptions, apiRoot: string): string =>
  notifications?.apiRoot ?? apiRoot;

/** Where peers notify a CCF. */
export const noticeDestination = (options: CcfOptions, apiRoot: string): string =>
  `${noticeRootOf(options, apiRoot).replace(/\/$/, "")}${noticePath}`;

/** What a CCF's port answers: its APIs, and notices where its peers send them. */
export const appsOf = (
  core: CoreFunction,
  options: CcfOptions,
  apiRoot: string,
  told: Pick<AppOptions, "log" | "metrics" | "admit">,
): Apps => {
  const { bodyBytes } = limitsOf(options.limits);
  const apis = [
    bindApi("capif-security", capifSecurity(core, apiRoot)),
    bindApi("ccf-security-info", ccfSecurityInfo(core)),
  ];
  const notices =
    options.notifications === undefined
      ? []
      : [bindNotices((caller, notice, trace) => core.noteRevocation(caller, notice, trace))];
  const [prefix, noticePrefix] = [prefixOf(apiRoot), prefixOf(noticeRootOf(options, apiRoot))];
  const both = { ...told, bodyBytes };
  if (noticePrefix === prefix)
    return new Map([[prefix, createApp([...apis, ...notices], { prefix, ...both })]]);
  return new Map([
    [prefix, createApp(apis, { prefix, ...both })],
    [noticePrefix, createApp(notices, { prefix: noticePrefix, ...both })],
  ]);
};
