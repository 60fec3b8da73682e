// Redoc's markup for a screen reader: its menu is a landmark, a button's name has
// the text that it shows, headings leave no level out.
{
  const root = document.getElementById("redoc");
  const all = (selector) => root.querySelectorAll(selector);
  const tidy = () => {
    const page = root.querySelector("main:not([data-component-name])");
    for (const part of page?.parentElement.children ?? [])
      if (part !== page && part.querySelector('[data-component-name="Menu/MenuItem"]')) {
        part.setAttribute("role", "navigation");
        part.setAttribute("aria-label", "Operations");
      }
    for (const button of all('button[aria-label="Example"]')) button.removeAttribute("aria-label");
    for (const heading of all("h4")) heading.setAttribute("aria-level", "3");
  };
  new MutationObserver(tidy).observe(root, { childList: true, subtree: true });
  tidy();
}
