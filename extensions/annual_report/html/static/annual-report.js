/* Small manners of the site: menus that close as menus do. Without it everything is there. */
(() => {
  "use strict";

  const openYears = () => document.querySelectorAll(".report-years details[open]");

  document.addEventListener("click", (event) => {
    for (const details of openYears()) {
      if (!details.contains(event.target)) details.open = false;
    }
    event.target.closest(".report-close")?.closest("dialog")?.close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const details of openYears()) {
      details.open = false;
      details.querySelector("summary").focus();
    }
    /* The theme takes the focus from its menu's button, and with it the keys. */
    for (const button of document.querySelectorAll(".dropdown-toggle.show")) {
      button.click();
      button.focus();
    }
  });

  /* The theme takes the focus from the button of a menu that opens or closes: back to it. */
  const toButton = ({ target }) =>
    requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement === document.body || activeElement.closest(".dropdown-menu")) target.focus();
    });
  document.addEventListener("shown.bs.dropdown", toButton);
  document.addEventListener("hidden.bs.dropdown", toButton);

  /* Escape closes the dialog of the search from its results as well as from its field. */
  document.getElementById("pst-search-dialog")?.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) event.currentTarget.close();
  });

  /* The theme's dialogs have no names: each gets that of the button that opens it. */
  for (const side of ["primary", "secondary"]) {
    const button = document.querySelector(`.${side}-toggle`);
    const dialog = document.getElementById(`pst-${side}-sidebar-modal`);
    if (!button || !dialog) continue;
    dialog.setAttribute("aria-label", button.getAttribute("aria-label"));
    /* What the theme gives the focus back to is not always there any more. */
    dialog.addEventListener("close", () =>
      requestAnimationFrame(() => {
        if (document.activeElement.checkVisibility() && document.activeElement !== document.body)
          return;
        const toggles = [...document.querySelectorAll(`.${side}-toggle`)];
        toggles.find((toggle) => toggle.checkVisibility())?.focus();
      }),
    );
  }
  const field = document.querySelector("#pst-search-dialog input");
  if (field) field.closest("dialog").setAttribute("aria-label", field.getAttribute("aria-label"));

  /* What the search shows of a page is its text, not the bars around it. */
  if (typeof Search === "object" && typeof Search.htmlToText === "function") {
    const textOf = Search.htmlToText;
    Search.htmlToText = (html, anchor) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      const frame = ".bd-header-article, .report-mark, #jb-print-docs-body, footer, .report-facts";
      for (const part of page.querySelectorAll(frame)) part.remove();
      return textOf(page.documentElement.outerHTML, anchor);
    };
  }
})();
