/* Tables of all years: narrowed by a form, sorted by their headers, kept in the address.
   Without it they are plain tables. Words come from the page. */
(() => {
  "use strict";

  const language = document.documentElement.lang || "fi";
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const fold = (text) => text.toLocaleLowerCase(language).replace(/\s+/g, " ").trim();

  function begin(template) {
    const region = template.nextElementSibling;
    const table = region?.querySelector("table");
    if (!table) return;
    const form = template.content.firstElementChild.cloneNode(true);
    region.before(form);

    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, text: fold(row.textContent) }));
    const fields = [...form.querySelectorAll("[data-filter]")];
    const count = form.querySelector("[role=status]");
    const heads = [...table.tHead.rows[0].cells].filter((head) => head.dataset.column);
    const things = (shown) => new Set(shown.map(({ row }) => row.dataset.item)).size;
    const total = things(rows);
    let sorted = "";

    const fits = ({ row, text }) =>
      fields.every(({ dataset, value }) => {
        if (!value) return true;
        if (dataset.filter === "text") return fold(value).split(" ").every((w) => text.includes(w));
        return (row.getAttribute(`data-${dataset.filter}`) ?? "").split(" ").includes(value);
      });

    function narrow() {
      const shown = rows.filter((entry) => {
        entry.row.hidden = !fits(entry);
        return !entry.row.hidden;
      });
      const number = things(shown);
      const { all, many, one, none } = form.dataset;
      const pattern = number === total ? all : number === 0 ? none : number === 1 ? one : many;
      const said = pattern.replace("{shown}", number).replace("{all}", total);
      if (count.textContent !== said) count.textContent = said;
      for (const field of fields) field.parentElement.classList.toggle("is-used", !!field.value);
    }

    function sort(order) {
      const name = order.replace(/^-/, "");
      const head = heads.find((cell) => cell.dataset.column === name);
      sorted = head ? order : "";
      const down = sorted.startsWith("-");
      for (const cell of heads) {
        if (cell === head) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        else cell.removeAttribute("aria-sort");
      }
      const key = (entry) => {
        const cell = entry.row.cells[head.cellIndex];
        return cell.dataset.key ?? cell.textContent.trim();
      };
      const order_of = (first, second) => {
        const [a, b] = [key(first), key(second)];
        if (!a || !b) return !a - !b; // what is not known comes last, either way
        return down ? compare(b, a) : compare(a, b);
      };
      const entries = head ? [...rows].sort(order_of) : rows;
      body.append(...entries.map(({ row }) => row));
    }

    function keep() {
      const address = new URL(location.href);
      for (const { name, value } of fields) {
        if (value.trim()) address.searchParams.set(name, value.trim());
        else address.searchParams.delete(name);
      }
      if (sorted) address.searchParams.set(form.dataset.sort, sorted);
      else address.searchParams.delete(form.dataset.sort);
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }

    function read() {
      const asked = new URLSearchParams(location.search);
      for (const field of fields) {
        const value = asked.get(field.name) ?? "";
        field.value = value;
        if (field.value !== value) field.value = "";
      }
      sort(asked.get(form.dataset.sort) ?? "");
      narrow();
    }

    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "report-sort";
      button.append(head.textContent.trim());
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const name = head.dataset.column;
        sort(sorted === name ? `-${name}` : name);
        narrow();
        keep();
      });
    }

    let waiting;
    form.addEventListener("input", () => {
      narrow();
      clearTimeout(waiting);
      waiting = setTimeout(keep, 200);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const field of fields) field.value = "";
      sort("");
      narrow();
      keep();
    });
    addEventListener("popstate", read);
    read();
  }

  for (const template of document.querySelectorAll(".report-filters-template")) begin(template);
})();
