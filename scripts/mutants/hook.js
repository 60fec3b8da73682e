let mutant;

/** Takes the module to change, and how. */
export const initialize = (data) => {
  mutant = JSON.parse(data);
};

/** Gives the one module with its text broken, every other as it is. */
export const load = async (url, context, nextLoad) => {
  const loaded = await nextLoad(url, context);
  if (url !== mutant.url) return loaded;
  const source = loaded.source.toString();
  if (!source.includes(mutant.find)) throw new Error(`nothing to break in ${url}`);
  return { ...loaded, source: source.replace(mutant.find, () => mutant.replace) };
};
