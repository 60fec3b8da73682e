/**
 * Puts the parts that an event brings in the place of those of the same id, where they differ; what
 * is open stays open, what has the focus keeps it.
 */
export const liveScript = `
const units = "#verdict, a.sequence-arrow, #legs, details.step, #parties";
const form = document.querySelector("form");
const problem = document.querySelector("#problem");
const button = form.querySelector("button");
const last = {};
const put = (next) => {
  const old = document.getElementById(next.id);
  if (!old || last[next.id] === next.outerHTML) return;
  last[next.id] = next.outerHTML;
  const hadFocus = old.contains(document.activeElement);
  if (old.open) next.open = true;
  old.replaceWith(next);
  if (hadFocus) (next.querySelector("summary, [tabindex]") ?? next).focus({ preventScroll: true });
};
const show = ({ parts, isRunning }) => {
  const template = document.createElement("template");
  template.innerHTML = parts.join("");
  for (const next of template.content.querySelectorAll(units)) put(next);
  button.setAttribute("aria-disabled", String(isRunning));
  if (isRunning) problem.textContent = "";
};
const source = new EventSource("/events?after=" + encodeURIComponent(document.body.dataset.last));
source.addEventListener("message", ({ data }) => show(JSON.parse(data)));
source.addEventListener("open", () => { document.body.dataset.connected = "yes"; });
source.addEventListener("error", () => { document.body.dataset.connected = "no"; });
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    const response = await fetch("/runs", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    if (!response.ok) problem.textContent = (await response.json()).detail;
  } catch {
    problem.textContent = "The lab does not answer: it has ended.";
  }
});
setInterval(() => {
  for (const one of document.querySelectorAll("[data-until]"))
    one.textContent = Math.max(0, Math.round((one.dataset.until - Date.now()) / 1000)) + " s left";
}, 1000);
`;
