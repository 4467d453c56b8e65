/* The buttons that print a page: shown where there is a program to do it, for everybody else the browser's own does. */

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
