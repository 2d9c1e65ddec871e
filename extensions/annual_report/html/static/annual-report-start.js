/* Before the page is shown, and before the theme's own scripts. What stands here would otherwise
   stand in every page, or be made of a text: a Content-Security-Policy can then refuse both. */
(() => {
  "use strict";

  /* The colours the reader chose; without a choice those of the project. */
  const page = document.documentElement;
  const chosen = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; /* where nothing may be kept */
    }
  };
  const given = page.dataset.theme;
  if (given) {
    page.dataset.mode = chosen("mode") || given;
    page.dataset.theme = chosen("theme") || given;
  }

  /* The theme's icons: their style is in a style sheet of ours. */
  window.FontAwesomeConfig = { ...window.FontAwesomeConfig, autoAddCss: false };

  /* Sphinx makes a function of the text that says which plural a number has. The one that is there
     fits Finnish, Swedish and English. */
  if (typeof Documentation === "object") {
    Documentation.addTranslations = (catalog) => {
      Object.assign(Documentation.TRANSLATIONS, catalog.messages);
      Documentation.LOCALE = catalog.locale;
    };
  }
})();
