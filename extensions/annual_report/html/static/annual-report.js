/* The switch of years: closed by Escape and by a click elsewhere, as any menu is. */
(() => {
  "use strict";

  const open = () => document.querySelectorAll(".report-years details[open]");

  document.addEventListener("click", (event) => {
    for (const details of open()) {
      if (!details.contains(event.target)) details.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const details of open()) {
      details.open = false;
      details.querySelector("summary").focus();
    }
  });
})();
