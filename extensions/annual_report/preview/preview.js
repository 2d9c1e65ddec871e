// Lets a page of the live preview follow what is saved. Only the preview's server puts it into pages.
(() => {
  "use strict";
  const script = document.currentScript;
  const loaded = Number(script.dataset.build);
  let host = null;
  let shown = "";
  let pdfs = null;
  let closed = "";

  const STYLE = `
    :host { all: initial; }
    aside { background: #fff; border: 2px solid #b00020; border-radius: 6px; bottom: 16px;
      box-shadow: 0 4px 24px rgb(0 0 0 / 35%); box-sizing: border-box; color: #1b1b1b;
      font: 16px/1.45 system-ui, sans-serif; max-height: 60vh; max-width: min(760px, 100vw - 32px);
      overflow: auto; padding: 12px 16px; position: fixed; right: 16px; z-index: 2147483647; }
    header { align-items: center; display: flex; gap: 16px; justify-content: space-between; }
    h2 { color: #b00020; font-size: 18px; margin: 0; }
    button { background: #fff; border: 1px solid #595959; border-radius: 4px; color: #1b1b1b;
      cursor: pointer; font: inherit; min-height: 32px; padding: 2px 12px; }
    button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    ol { margin: 8px 0 0; padding-left: 24px; }
    li { margin: 6px 0; overflow-wrap: anywhere; }
    code { font: 14px/1.4 ui-monospace, monospace; }
    .place { font-weight: 700; }
    .kind { color: #595959; }
    @media print { aside { display: none; } }`;

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function showFaults(state) {
    const key = JSON.stringify(state.told);
    if (key === shown || key === closed) return;
    shown = key;
    if (host) host.remove();
    host = null;
    if (!state.told.length) return;
    closed = "";
    host = element("div", "", { id: "annual-report-preview" });
    const root = host.attachShadow({ mode: "open" });
    const box = element("aside", "", { role: "alert", "aria-label": state.words.faults });
    const head = element("header", "");
    const close = element("button", state.words.close, { type: "button" });
    close.addEventListener("click", () => {
      closed = key;
      host.remove();
      host = null;
    });
    head.append(element("h2", `${state.words.faults} (${state.told.length})`), close);
    const list = element("ol", "");
    for (const fault of state.told) {
      const item = element("li", "");
      if (fault.place) item.append(element("code", fault.place, { class: "place" }), ": ");
      item.append(fault.text);
      if (fault.kind) item.append(" ", element("code", `[${fault.kind}]`, { class: "kind" }));
      list.append(item);
    }
    box.append(head, list);
    root.append(element("style", STYLE), box);
    document.body.append(host);
  }

  // The links to PDFs stand between two comments of the page; they tell pages and size.
  function linkPlaces(page) {
    const found = [];
    const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
    while (walker.nextNode()) {
      if (walker.currentNode.data.startsWith("report-pdf ")) found.push(walker.currentNode);
    }
    return found;
  }

  function contentAfter(comment) {
    const nodes = [];
    for (let node = comment.nextSibling; node; node = node.nextSibling) {
      if (node.nodeType === Node.COMMENT_NODE && node.data === "/report-pdf") break;
      nodes.push(node);
    }
    return nodes;
  }

  async function followPdfs() {
    for (const frame of document.querySelectorAll("iframe[data-preview-pdf]")) {
      frame.contentWindow.location.reload();
    }
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = linkPlaces(new DOMParser().parseFromString(await answer.text(), "text/html"));
    linkPlaces(document).forEach((place, index) => {
      if (!fresh[index] || fresh[index].data !== place.data) return;
      contentAfter(place).forEach((node) => node.remove());
      place.after(...contentAfter(fresh[index]));
    });
  }

  const source = new EventSource(
    `/__preview__/events?page=${encodeURIComponent(decodeURI(location.pathname))}`,
  );
  source.addEventListener("message", (message) => {
    const state = JSON.parse(message.data);
    const isPdf = document.querySelector("iframe[data-preview-pdf]");
    if (state.build !== loaded && state.is_new && !isPdf) {
      source.close();
      location.reload();
      return;
    }
    document.documentElement.dataset.previewStage = state.stage;
    showFaults(state);
    if (pdfs !== null && state.pdfs !== pdfs) followPdfs();
    pdfs = state.pdfs;
  });
  addEventListener("pagehide", () => source.close());
})();
