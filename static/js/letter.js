/* The form of a letter, a little pleasanter: one more change is added, taken out or looked for without a new page, and
   nothing typed is left behind by mistake. Without this script every button does the same by a page of its own. */

const FORM = "form.letter[data-leave]";
const AT_ONCE = ["add", "take_out", "at_hand", "look"];
let typed = false;
let sending = false;

async function renew(form, button) {
  const sent = new FormData(form);
  sent.append(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body: sent, credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const renewed = page.querySelector(FORM);
  if (!renewed) throw new Error("no form");
  const before = new Set([...form.querySelectorAll("section.wish")].map((wish) => wish.id));
  document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
  const fresh = [...renewed.querySelectorAll("section.wish")].find((wish) => !before.has(wish.id));
  const place = document.querySelector("#problems") || (fresh && fresh.querySelector("input:not([type=hidden]), select, textarea")) || document.querySelector("#more summary, #more h2");
  if (place) {
    if (place.matches("h2")) place.tabIndex = -1;
    place.focus();
    place.scrollIntoView({ block: "center" });
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches(FORM)) return;
  if (!button || !AT_ONCE.includes(button.name) || button.hasAttribute("formaction") || sending) {
    typed = false;
    return;
  }
  event.preventDefault();
  renew(form, button).catch(() => {
    // The way without a script is always open.
    sending = true;
    form.requestSubmit(button);
  });
});

document.addEventListener("input", (event) => {
  if (event.target.closest(FORM)) typed = true;
});

window.addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});
