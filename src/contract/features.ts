/** The numbers of the features that the parties know (openapi/common/features.yaml). */
export const features = { revocationNotification: 2 } as const;

export type Feature = keyof typeof features;

/** Whether a supportedFeatures has a feature: the last character carries 1 to 4 (TS 29.571 5.2.2). */
export const hasFeature = (supportedFeatures: string, feature: Feature): boolean => {
  const index = features[feature] - 1;
  const digit = supportedFeatures.at(-1 - Math.floor(index / 4)) ?? "0";
  return ((Number.parseInt(digit, 16) >> (index % 4)) & 1) === 1;
};

/** The supportedFeatures of exactly these features. */
export const featuresText = (...named: Feature[]): string =>
  named.reduce((mask, feature) => mask | (1 << (features[feature] - 1)), 0).toString(16);
