/** A party of the lab that could not start, and why. */
export class PartyFailed extends Error {
  /** Whether its configuration is to blame. */
  readonly isMistake: boolean;

  constructor(reason: string, isMistake = false) {
    super(reason);
    this.name = "PartyFailed";
    this.isMistake = isMistake;
  }
}
