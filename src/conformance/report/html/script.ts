/** The page's script: filters, and what passed in a case, filled in when it is opened. */
export const script = String.raw`
"use strict";
const report = JSON.parse(document.getElementById("report").textContent);
const cases = [...document.querySelectorAll("details.case")];
const themes = [...document.querySelectorAll(".theme")];
const form = document.querySelector(".filters");
const expand = document.getElementById("expand");

const make = (name, text, className) => {
  const node = document.createElement(name);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
};

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;
const pretty = (body) => {
  if (typeof body === "string") return make("pre", body);
  const pre = make("pre");
  const text = JSON.stringify(body, null, 2);
  let from = 0;
  for (const found of text.matchAll(token)) {
    pre.append(text.slice(from, found.index));
    const [all, string, colon] = found;
    pre.append(make("span", string ?? all, string ? (colon ? "k" : "s") : "n"), colon ?? "");
    from = found.index + all.length;
  }
  pre.append(text.slice(from));
  return pre;
};

const side = (title, headers, body) => {
  const node = make("div", undefined, "side");
  node.append(make("h5", title));
  const lines = Object.entries(headers ?? {}).map(([name, value]) => name + ": " + value);
  if (lines.length > 0) node.append(make("pre", lines.join("\n"), "muted"));
  if (body !== undefined) node.append(pretty(body));
  return node;
};

const exchangeNode = (one) => {
  const node = make("div", undefined, "exchange");
  const about = [one.from + " → " + one.to, "at " + one.at + " ms", one.tls];
  const sides = make("div", undefined, "sides");
  const answer = one.status === undefined ? "No answer: " + (one.failure ?? "none came") : one.status;
  sides.append(
    side(one.method + " " + one.url, one.requestHeaders, one.requestBody),
    side(answer, one.responseHeaders, one.responseBody),
  );
  node.append(make("p", about.filter(Boolean).join(" · ")), sides);
  return node;
};

const fill = (one) => {
  const place = one.querySelector(".exchanges");
  if (place.childElementCount > 0) return;
  place.append(...report.results[one.dataset.index].exchanges.map(exchangeNode));
};
for (const one of cases) one.addEventListener("toggle", () => one.open && fill(one));

const texts = new Map(cases.map((one) => [one, one.textContent.toLowerCase()]));
const apply = () => {
  const wanted = Object.fromEntries(new FormData(form));
  const words = wanted.text.toLowerCase().split(/\s+/);
  for (const one of cases) {
    const chosen = ["outcome", "role", "level", "theme"].every(
      (name) => wanted[name] === "" || one.dataset[name] === wanted[name],
    );
    one.hidden = !(chosen && words.every((word) => texts.get(one).includes(word)));
  }
  for (const theme of themes) theme.hidden = theme.querySelector(".case:not([hidden])") === null;
  const shown = cases.filter((one) => !one.hidden).length;
  document.getElementById("shown").textContent = shown + " of " + cases.length + " cases";
  document.getElementById("none").hidden = shown > 0;
};
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(apply));

expand.addEventListener("click", () => {
  const open = expand.textContent === "Expand all";
  for (const one of cases) if (!one.hidden) one.open = open;
  expand.textContent = open ? "Collapse all" : "Expand all";
});

const follow = () => {
  const one = cases.find(({ id }) => id === decodeURIComponent(location.hash.slice(1)));
  if (one === undefined) return;
  if (one.hidden) { form.reset(); setTimeout(follow, 10); return; }
  one.open = true;
  one.querySelector("summary").focus();
  one.scrollIntoView();
};
addEventListener("hashchange", follow);
for (const link of document.querySelectorAll(".failures a")) link.addEventListener("click", () => setTimeout(follow));
apply();
follow();
`;
