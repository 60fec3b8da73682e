/** What an AEF that has a key asks for: to hear of its end. */
export const subscription = {
  role: "aef",
  id: "aef-1",
  aefId: "aef-1",
  destination: "https://a/",
} as const;
