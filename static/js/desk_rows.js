/* The rows of an entry's parts: as many new ones as are wanted, only the fields a kind of statement takes,
   and the citations of the row above at the press of a button. Without this script there is one blank row,
   every field is shown, and a box does what the button does. */

const all = (selector, within) => [...within.querySelectorAll(selector)];
const isGoing = (row) => Boolean(row.querySelector("input[name$='-DELETE']:checked"));

/* New rows. */

function addRow(section, button) {
  const count = section.querySelector("input[name$='-TOTAL_FORMS']");
  const holder = document.createElement("div");
  holder.innerHTML = section.querySelector("template").innerHTML.replaceAll("__prefix__", count.value);
  const row = holder.firstElementChild;
  button.before(row);
  count.value = Number(count.value) + 1;
  prepare(row);
  row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: section.dataset.prefix } }));
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

/** The blank row is for who has no script; the button makes one whenever it is wanted. */
function dropBlankRow(section) {
  const count = section.querySelector("input[name$='-TOTAL_FORMS']");
  const blank = section.querySelector(`#${section.dataset.prefix}-${Number(count.value) - 1}.new:not([open])`);
  if (!blank) return;
  blank.remove();
  count.value = Number(count.value) - 1;
}

/* Only the values that a kind of statement takes. What is filled in stays in sight, wherever it belongs. */

function followKind(row) {
  const kind = row.querySelector("select[data-values]");
  if (!kind) return;
  const taken = JSON.parse(kind.dataset.values);
  const follow = () => {
    for (const column of JSON.parse(kind.dataset.columns)) {
      const box = row.querySelector(`.form-row.field-${column}`);
      const field = box?.querySelector("select, input, textarea");
      if (!field) continue;
      const belongs = (taken[kind.value] || []).includes(column);
      const filled = field.value !== "";
      box.hidden = !belongs && !filled && !box.classList.contains("errors");
      box.classList.toggle("foreign", !belongs && filled && kind.value !== "");
      note(box, !belongs && filled && kind.value !== "" ? kind.dataset.foreign : "");
    }
  };
  kind.addEventListener("change", follow);
  django.jQuery(row).on("change", ".form-row select", follow);
  follow();
}

function note(box, text) {
  box.querySelector(".foreign-note")?.remove();
  if (!text) return;
  const said = document.createElement("p");
  said.className = "foreign-note";
  said.textContent = text;
  box.append(said);
}

/* The citations of the row above. */

function takeOver(row, said, words) {
  let above = row.previousElementSibling;
  while (above && (!above.matches("details.row") || isGoing(above) || !above.querySelector("select[name$='-citations'] option:checked"))) {
    above = above.previousElementSibling;
  }
  if (!above) {
    said.textContent = words.none;
    return;
  }
  const citations = row.querySelector("select[name$='-citations']");
  for (const option of all("select[name$='-citations'] option:checked", above)) {
    const known = all("option", citations).find((mine) => mine.value === option.value);
    if (known) known.selected = true;
    else citations.add(new Option(option.text, option.value, true, true));
  }
  django.jQuery(citations).trigger("change");
  said.textContent = words.done;
}

function offerTakeOver(row) {
  const box = row.querySelector("input[name$='-same_as_above']");
  if (!box || box.checked) return;
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet-button take-over";
  button.textContent = box.dataset.button;
  button.addEventListener("click", () => takeOver(row, said, box.dataset));
  box.closest(".form-row").replaceChildren(button, " ", said);
}

function prepare(row) {
  followKind(row);
  offerTakeOver(row);
}

for (const section of all("section.rows", document)) {
  all("details.row", section).forEach(prepare);
  if (!section.querySelector("template")) continue;
  dropBlankRow(section);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button add-row";
  button.textContent = section.dataset.add;
  button.addEventListener("click", () => addRow(section, button));
  section.append(button);
}
