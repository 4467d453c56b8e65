/* Names while one types, under any search box that has data-suggest: an addition only, everything works without it.

   After the combobox pattern of the ARIA Authoring Practices (list autocomplete with manual selection): the arrows go
   through the list, Enter opens the person chosen or sends the form, Escape closes. What is found is said aloud. */

const WAIT = 180;
const SHORTEST = 2;

function attach(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-names`;
  list.className = "suggested";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  input.after(list, said);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    input.setAttribute(name, value);
  }

  let chosen = -1;
  let timer = 0;
  let asking = null;

  const options = () => [...list.children];

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    chosen = -1;
    said.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /* The place after the last and the place before the first are the same: none, where Enter sends what was typed. */
  function choose(place) {
    const all = options();
    const places = all.length + 1;
    chosen = ((place + 1 + places) % places) - 1;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }

  function show(people) {
    list.replaceChildren(
      ...people.map((person, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = person.url;
        for (const [css, text] of [["name", person.name], ["line", person.line], ["reason", person.reason]]) {
          if (!text) continue;
          const part = document.createElement("span");
          part.className = css;
          part.textContent = text;
          if (css === "name" && person.lang) part.lang = person.lang;
          option.append(part, " ");
        }
        return option;
      }),
    );
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !people.length;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(people.length > 0));
    said.textContent = `${input.dataset.suggestLabel}: ${people.length}`;
  }

  async function ask() {
    asking?.abort();
    const text = input.value.trim();
    if (text.length < SHORTEST) return close();
    asking = new AbortController();
    const address = `${input.dataset.suggest}?${new URLSearchParams({ q: text })}`;
    try {
      const answer = await fetch(address, { signal: asking.signal, credentials: "omit" });
      if (answer.ok && input.value.trim() === text && document.activeElement === input) show((await answer.json()).people);
    } catch {
      // The network is away, or something newer was typed: the form still works.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) location.assign(options()[chosen].dataset.url);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}

for (const input of document.querySelectorAll("input[data-suggest]")) attach(input);

/* Buttons that print the page, which without a program the browser's own menu does. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
