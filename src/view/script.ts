/** Opens the step that the address names: what an arrow of the figure leads to. */
export const openingScript = `
const openNamed = () => {
  const step = /^#step-\\d+$/.test(location.hash) && document.querySelector(location.hash);
  if (!step) return;
  step.open = true;
  step.querySelector("summary").focus({ preventScroll: true });
  step.scrollIntoView({ block: "nearest" });
};
addEventListener("hashchange", openNamed);
addEventListener("click", (event) => {
  const link = event.target.closest("a.sequence-arrow");
  if (link && link.getAttribute("href") === location.hash) openNamed(); // no hashchange then
});
openNamed();
`;
