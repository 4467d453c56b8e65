/* One name at a time, from the list that is on the page: an addition only, without it the list is read or printed.

   Nothing is fetched, so a reading goes on where there is no network. It goes on by itself where a pace was chosen,
   and stands still while it is paused or the page is hidden. What guides it fades away when nobody moves. */

const STILL = 3000;
const SWIPE = 40;
const LONG = 26;
const FORTH = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];

function attach(begin, stage, names) {
  const told = stage.querySelector(".told");
  const place = stage.querySelector(".place");
  const pause = stage.querySelector("[data-pause]");
  const pace = begin.querySelector("select");

  let at = 0;
  let going = false;
  let timer = 0;
  let stillness = 0;
  let pressed = null;
  let lock = null;

  const seconds = () => Number(pace.value);

  /* The next name comes by itself, unless it is to wait. */
  function wait() {
    clearTimeout(timer);
    if (going && seconds() && at < names.length && !document.hidden) timer = setTimeout(() => step(1), seconds() * 1000);
  }

  function show() {
    const shown = at < names.length ? names[at].cloneNode(true) : document.getElementById("read").content.cloneNode(true);
    told.classList.toggle("long", at < names.length && names[at].textContent.length > LONG);
    told.replaceChildren(shown);
    place.textContent = `${Math.min(at + 1, names.length)} / ${names.length}`;
    wait();
  }

  function step(by) {
    const next = Math.max(0, Math.min(names.length, at + by));
    if (next === at) return;
    at = next;
    show();
  }

  function goOn(whether) {
    if (going !== whether) [pause.textContent, pause.dataset.other] = [pause.dataset.other, pause.textContent];
    going = whether;
    wait();
  }

  function wake() {
    stage.classList.remove("still");
    clearTimeout(stillness);
    stillness = setTimeout(() => stage.classList.add("still"), STILL);
  }

  async function keepAwake() {
    try {
      lock = await navigator.wakeLock?.request("screen");
      if (!stage.open) lock?.release();
    } catch {
      // The screen may go dark; the reading stays where it is.
    }
  }

  function start() {
    if (at >= names.length) at = 0;
    going = true;
    pause.hidden = !seconds();
    stage.showModal();
    document.documentElement.requestFullscreen?.().catch(() => {});
    keepAwake();
    show();
    told.focus();
    wake();
  }

  stage.addEventListener("close", () => {
    clearTimeout(timer);
    lock?.release();
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    goOn(true);
    names[Math.min(at, names.length - 1)].scrollIntoView({ block: "center" });
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && stage.open) stage.close();
  });
  document.addEventListener("visibilitychange", () => {
    if (!stage.open) return;
    if (!document.hidden) keepAwake();
    wait();
  });

  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest("button");
    if (onButton && (event.key === " " || event.key === "Enter")) return;
    if (FORTH.includes(event.key)) step(1);
    else if (BACK.includes(event.key)) step(-1);
    else if (event.key === "Home") step(-at);
    else if (event.key === "End") step(names.length);
    else if (event.key === "p" && seconds()) goOn(!going);
    else return;
    event.preventDefault();
  });
  stage.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.step) step(Number(button.dataset.step));
    else if (button === pause) goOn(!going);
    else stage.close();
    if (event.detail && stage.open) told.focus();
  });

  /* A touch on the left third goes back, elsewhere on; a stroke to the left goes on, to the right back. */
  stage.addEventListener("pointerdown", (event) => {
    wake();
    pressed = event.target.closest(".controls") || !event.isPrimary ? null : event.clientX;
  });
  stage.addEventListener("pointerup", (event) => {
    if (pressed === null) return;
    const moved = event.clientX - pressed;
    pressed = null;
    if (Math.abs(moved) > SWIPE) step(moved < 0 ? 1 : -1);
    else step(event.clientX < stage.clientWidth / 3 ? -1 : 1);
  });
  stage.addEventListener("pointermove", wake);
  stage.addEventListener("focusin", wake);

  begin.querySelector("[data-begin]").addEventListener("click", start);
  begin.hidden = false;
}

const begin = document.getElementById("begin");
const stage = document.getElementById("stage");
if (begin && stage?.showModal) attach(begin, stage, [...document.querySelectorAll(".to-read bdi")]);
