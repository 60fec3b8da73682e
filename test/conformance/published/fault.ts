/** The faults that the small CCF can have, one at a time. */
export type Fault =
  | `${"drops" | "accepts"} unknown AEFs`
  | `${"doubles" | "misplaces" | "forgets"} Location`
  | "keeps the invoker's key"
  | `errors as ${"application/json" | "text/plain"}`
  | "another status in the problem"
  | "400 for 404"
  | "key to the invoker"
  | "key in authorizationInfo"
  | "no key"
  | "key unasked"
  | "false is true"
  | "other method"
  | "the invoker's first method"
  | "200 for 201"
  | "first context stays"
  | "one entry only"
  | "all features"
  | "strict members"
  | "strict query"
  | "no checks"
  | "500 for not JSON"
  | "no 415"
  | "500 for HEAD"
  | "deletes nothing"
  | "revokes nothing"
  | "any notification"
  | "updates nothing"
  | "update creates"
  | `no ownership at ${string}`
  | "certificates unchecked"
  | "unknown subjects pass"
  | "no certificate passes";
