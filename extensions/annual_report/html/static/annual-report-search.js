/* The search: results as one types, in the theme's dialog and on the page of the search.
   Pagefind answers, in fragments of the index that are loaded as they are needed. Where it cannot
   be loaded (a site opened as files), the theme's own search is used on its page. */
(() => {
  "use strict";

  const words = window.annualReportSearch;
  if (!words) return;
  const script = document.currentScript.src;
  const root = new URL("..", script);
  const FILTERS = ["year", "kind", "status", "funder"];
  const STEP = 10;
  const IN_DIALOG = 6;
  const PARTS = 3;

  let engine;
  const load = () =>
    (engine ??= import(new URL("pagefind/pagefind.js", root)).then(async (pagefind) => {
      await pagefind.options({ excerptLength: 24 });
      await pagefind.init();
      return pagefind;
    }));

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* An excerpt is text with entities and marks; nothing else of it is taken. */
  const plain = (text) =>
    new DOMParser()
      .parseFromString("|" + text.replace(/</g, "&lt;"), "text/html")
      .body.textContent.slice(1);
  const excerptOf = (text) => {
    const paragraph = element("p", "report-result__excerpt");
    text.split(/<\/?mark>/).forEach((part, index) => {
      paragraph.append(index % 2 ? element("mark", "", plain(part)) : plain(part));
    });
    return paragraph;
  };

  const addressOf = (data) => new URL(data.meta.url, root).href;

  /* The parts with an address of their own; that in which most of the words are comes first.
     Words bend at their ends, so it is their beginnings that are compared. */
  const beginning = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").slice(0, 4);
  const partsOf = (data, term) => {
    const read = data.content.split(/\s+/);
    const asked = new Set(term.split(/\s+/).map(beginning));
    const found = (part) =>
      new Set(part.locations.map((at) => beginning(read[at] ?? "")).filter((it) => asked.has(it)));
    return data.sub_results
      .filter((part) => part.url.includes("#"))
      .map((part) => ({ part, words: found(part).size }))
      .sort((one, other) => other.words - one.words)
      .map(({ part }) => part);
  };

  const resultOf = (data, term, { full }) => {
    const link = element("a", "", data.meta.title);
    link.href = addressOf(data);
    const about = [data.meta.kind, data.meta.year, data.meta.status, data.meta.funder];
    const item = element("li", "report-result", link);
    if (data.meta.lang) link.lang = link.hreflang = data.meta.lang;
    item.append(element("p", "report-result__about", about.filter(Boolean).join(" · ")));
    if (full && data.excerpt) {
      const excerpt = excerptOf(data.excerpt);
      if (data.meta.lang) excerpt.lang = data.meta.lang;
      item.append(excerpt);
    }
    const many = Number(data.meta.parts ?? (full ? PARTS : 0));
    const parts = partsOf(data, term).slice(0, many);
    if (parts.length && !data.meta.url.includes("#")) {
      const list = element("ul", "report-result__parts");
      if (data.meta.lang) list.lang = data.meta.lang;
      for (const part of parts) {
        const inner = element("a", "", part.title);
        inner.href = new URL(data.meta.url + "#" + part.url.split("#")[1], root).href;
        list.append(element("li", "", inner));
      }
      item.append(list);
    }
    return item;
  };

  const countOf = (number) =>
    number === 0 ? words.none : say(number === 1 ? words.one : words.many, { count: number });

  /* The theme's dialog: the first results below the field. */
  const enhanceDialog = (dialog) => {
    const field = dialog.querySelector("input[type=search]");
    const status = element("p", "report-search__count");
    status.setAttribute("role", "status");
    const list = element("ul", "report-results");
    const all = element("a", "report-results__all", words.all);
    const region = element("div", "report-dialog-results", status, list, all);
    region.hidden = true;
    dialog.append(region);
    let turn = 0;
    const update = async () => {
      const mine = ++turn;
      const term = field.value.trim();
      if (!term) {
        region.hidden = true;
        return;
      }
      try {
        const pagefind = await load();
        const search = await pagefind.debouncedSearch(term, {}, 150);
        if (!search || mine !== turn) return;
        const found = search.results.slice(0, IN_DIALOG).map((result) => result.data());
        const shown = await Promise.all(found);
        if (mine !== turn) return;
        list.replaceChildren(...shown.map((data) => resultOf(data, term, { full: false })));
        status.textContent = countOf(search.results.length);
        all.href = new URL("?q=" + encodeURIComponent(term), field.form.action).href;
        region.hidden = false;
      } catch {
        region.hidden = true; /* the form leads to the page of the search */
      }
    };
    field.addEventListener("focus", () => void load().catch(() => {}), { once: true });
    field.addEventListener("input", update);
  };

  /* The page of the search: filters beside the words, kept in the address. */
  const enhancePage = (form) => {
    const field = form.querySelector("input[type=search]");
    const filters = form.querySelector(".report-search__filters");
    const selects = FILTERS.map((name) => form.elements[name]);
    const status = document.querySelector(".report-search__count");
    const results = document.getElementById("search-results");
    const given = new URLSearchParams(window.location.search);
    field.value = given.get("q") ?? "";
    let turn = 0;

    const chosen = () =>
      Object.fromEntries(
        selects.filter((select) => select.value).map((select) => [select.name, select.value]),
      );

    const remember = () => {
      const parameters = new URLSearchParams();
      if (field.value.trim()) parameters.set("q", field.value.trim());
      for (const [name, value] of Object.entries(chosen())) parameters.set(name, value);
      const text = parameters.toString();
      history.replaceState(null, "", text ? "?" + text : window.location.pathname);
    };

    const show = async (found, term, mine) => {
      const list = element("ul", "report-results");
      const more = element("button", "report-results__more", words.more);
      more.type = "button";
      results.replaceChildren(list, more);
      let shown = 0;
      const add = async (focus) => {
        const part = found.slice(shown, shown + STEP);
        const data = await Promise.all(part.map((result) => result.data()));
        if (mine !== turn) return;
        const items = data.map((item) => resultOf(item, term, { full: true }));
        list.append(...items);
        shown += part.length;
        more.hidden = shown >= found.length;
        if (focus) items[0]?.querySelector("a").focus();
      };
      more.addEventListener("click", () => add(true));
      await add(false);
    };

    const update = async () => {
      const mine = ++turn;
      remember();
      const term = field.value.trim();
      const narrowed = chosen();
      const pagefind = await load();
      if (!term && !Object.keys(narrowed).length) {
        status.textContent = "";
        results.replaceChildren();
        return;
      }
      const search = await pagefind.debouncedSearch(term || null, { filters: narrowed }, 150);
      if (!search || mine !== turn) return;
      status.textContent = countOf(search.results.length);
      await show(search.results, term, mine);
    };

    const fallBack = () => {
      filters.hidden = true;
      for (const address of results.dataset.fallback.split(" ")) {
        const tag = element("script");
        tag.src = address;
        tag.async = false;
        document.head.append(tag);
      }
    };

    const start = async () => {
      const pagefind = await load();
      const there = await pagefind.filters();
      selects.forEach((select) => {
        const values = Object.entries(there[select.name] ?? {});
        const downwards = select.name === "year" ? -1 : 1;
        values.sort(([a], [b]) => downwards * a.localeCompare(b, document.documentElement.lang));
        for (const [value, count] of values) {
          const option = element("option", "", `${value} (${count})`);
          option.value = value;
          select.append(option);
        }
        select.closest("div").hidden = values.length < 2;
        select.value = values.some(([value]) => value === given.get(select.name))
          ? given.get(select.name)
          : "";
      });
      filters.hidden = selects.every((select) => select.closest("div").hidden);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        update();
      });
      form.addEventListener("input", update);
      await update();
    };

    field.focus();
    start().catch(fallBack);
  };

  const form = document.getElementById("report-search");
  if (form) enhancePage(form);
  const dialog = document.getElementById("pst-search-dialog");
  if (dialog) enhanceDialog(dialog);
})();
