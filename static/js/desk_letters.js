/* Letters from families: a chosen reason fills in the words, all are ticked at once, and what was typed is not thrown
   away without a question. Without this script the page works: the server fills the words in, links do the rest. */

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

for (const select of $$("select[data-fills]")) {
  const words = select.form.elements[select.name.replace(/preset$/, "reason")];
  let filled = select.selectedOptions[0]?.dataset.words ?? "";
  select.addEventListener("change", () => {
    const chosen = select.selectedOptions[0]?.dataset.words ?? "";
    // What somebody has typed themselves stays; a reason that was only chosen gives way to another.
    if (words.value.trim() === "" || words.value.trim() === filled.trim()) words.value = chosen;
    else if (chosen) words.value = `${words.value.trim()}\n\n${chosen}`;
    filled = chosen;
  });
}

$("[data-ticks=all]")?.addEventListener("click", (event) => {
  event.preventDefault();
  const boxes = $$("#quarantine-form input[name=code]");
  const all = boxes.every((box) => box.checked);
  for (const box of boxes) box.checked = !all;
});

for (const link of $$("#problems a[href^='#']")) {
  link.addEventListener("click", (event) => {
    const field = document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const within = field.matches("fieldset") ? $("input", field) ?? field : field;
    within.focus();
    within.scrollIntoView({ block: "center" });
  });
}
($("#problems") ?? $("#preview"))?.focus();

const form = $("#answer-form");
if (form) {
  let typed = Boolean($("#problems") || $("#preview"));
  document.addEventListener("input", () => { typed = true; });
  document.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}
