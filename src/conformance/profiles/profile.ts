/** A frozen list of cases: what a verdict under its name has judged, whichever suite ran it. */
export interface Profile {
  name: string;
  /** Of the package that froze the list. */
  version: string;
  title: string;
  ids: readonly string[];
}
