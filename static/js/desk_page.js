/* A page of the desk: the way from an error to its field, names for the fields that complete what is typed,
   and a question before what was typed is thrown away. Without this script the page works; it is only less kind. */

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

/** What can be focused for a field: itself, or what stands in its place when it completes what is typed. */
function focusable(field) {
  const completing = field.matches("select") && field.nextElementSibling;
  if (!completing || !completing.matches(".select2-container")) return field;
  return $(".select2-search__field", completing) || $(".select2-selection", completing);
}

function goTo(field) {
  for (let row = field.closest("details"); row; row = row.parentElement.closest("details")) row.open = true;
  focusable(field).focus();
}

for (const link of $$("#problems a")) {
  link.addEventListener("click", (event) => {
    const field = document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    goTo(field);
    field.closest(".form-row, details, section")?.scrollIntoView({ block: "center" });
  });
}
$("#problems")?.focus();

/** A completing field is drawn anew by its library, without the name its label gives it: give it back. */
function nameCompleting(container) {
  const select = container.previousElementSibling;
  const label = select?.id && $(`label[for="${CSS.escape(select.id)}"]`);
  if (!label) return;
  label.id ||= `${select.id}_label`;
  const value = $(".select2-selection__rendered", container);
  for (const box of $$(".select2-selection", container)) {
    box.setAttribute("aria-labelledby", value?.id ? `${label.id} ${value.id}` : label.id);
    if (select.getAttribute("aria-describedby")) box.setAttribute("aria-describedby", select.getAttribute("aria-describedby"));
  }
  for (const inner of $$(".select2-search__field, [role=textbox]", container)) inner.setAttribute("aria-labelledby", label.id);
}

function nameOpened(dropdown) {
  const opener = $(".select2-container--open[data-named]") || $(".select2-container--open");
  const label = opener?.previousElementSibling?.id && $(`label[for="${CSS.escape(opener.previousElementSibling.id)}"]`);
  if (!label) return;
  label.id ||= `${opener.previousElementSibling.id}_label`;
  for (const named of $$(".select2-search__field, .select2-results__options", dropdown)) named.setAttribute("aria-labelledby", label.id);
}

function nameAll(within) {
  for (const container of $$("select + .select2-container", within)) nameCompleting(container);
  for (const dropdown of $$(".select2-dropdown", within)) nameOpened(dropdown);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const added of change.addedNodes) {
      if (added.nodeType === Node.ELEMENT_NODE && (added.matches("[class*=select2]") || added.matches(".row"))) nameAll(added.parentElement);
    }
  }
}).observe(document.body, { childList: true, subtree: true });
nameAll(document);

/* Leaving with something typed and not saved. */
const form = $(".change-form form[method=post]:not(#logout-form)");
if (form) {
  let typed = Boolean($("#problems"));
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", (event) => { if (event.submitter?.formTarget !== "_blank") typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}
