/* The register's table: its head to sort by, its rows to choose from, and the keys that move among them. */
page.table = (() => {
  const { $, el, bdi, button, capital, joined, number } = page.dom;
  const { data, dates } = page;
  const COLUMNS = ["date", "sender", "recipient", "form", "purpose", "occasion"];
  const CAPTION = "Communications. Up and down move between rows, Enter chooses one.";
  const MOST = 4;
  const LOW = 0.7;
  let body = null;
  let does = null;

  // --- one row

  /** Names one below the other, the offices softer; of very many only the first. */
  function parties(nodes, offices, most) {
    const line = (name) => (node) => el("span", { class: name }, bdi(data.nodes[node].label));
    const under = line(nodes.length ? "office" : "party");
    const lines = [...nodes.map(line("party")), ...offices.map(under)];
    if (!lines.length) return [el("span", { class: "soft" }, "not said")];
    if (lines.length <= most) return lines;
    const more = `and ${number(lines.length - most + 1)} more`;
    return [...lines.slice(0, most - 1), el("span", { class: "soft" }, more)];
  }

  /** What makes a communication less than certain, in a few words. */
  function doubt({ status, confidence }) {
    const low = confidence !== null && confidence < LOW && `${Math.round(confidence * 100)} % sure`;
    return joined([status !== "stated" && status, low], ", ");
  }

  function listed(words) {
    return words.map((word) => el("span", { class: "party" }, bdi(word)));
  }

  function cells(one, most) {
    const occasions = [...one.occasions.map((node) => data.nodes[node].label), ...one.occasion_words];
    const words = doubt(one);
    const { label, form } = data.nodes[one.node];
    const day = dates.brief(one.date) || "no date";
    return {
      date: button(day, null, { class: "register-row", tabindex: -1, "aria-label": `${day}, ${label}` }),
      sender: parties(one.senders, one.sender_offices, most),
      recipient: parties(one.recipients, one.recipient_offices, most),
      form: [bdi(form), words && el("span", { class: "doubt" }, words)],
      purpose: listed(one.purposes),
      occasion: listed(occasions),
    };
  }

  function row(i, place, most) {
    const found = cells(data.communications[i], most);
    return el(
      "tr",
      { role: "row", "data-row": i, "aria-rowindex": place + 2 },
      COLUMNS.map((column) => el("td", { role: "cell", class: `in-${column}` }, found[column])),
    );
  }

  // --- the whole

  /** The table's box. ``does`` says what sorting, choosing and turning the page do. */
  function build(given) {
    does = given;
    const heads = COLUMNS.map((column) => {
      const words = [capital(column), el("span", { class: "arrow", "aria-hidden": "true" })];
      const attributes = { role: "columnheader", scope: "col", "data-column": column };
      return el(
        "th",
        attributes,
        button(words, () => does.sort(column)),
      );
    });
    body = el("tbody", { role: "rowgroup", onclick: clicked, onkeydown: pressed, onfocusin: rove });
    return el(
      "div",
      { id: "register-box", class: "register-box" },
      el(
        "table",
        { id: "register-table", role: "table" },
        el("caption", { class: "unseen" }, CAPTION),
        el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)),
        body,
      ),
    );
  }

  /** Show these rows, the first of which is the ``start``th of ``all``; the focus stays on its row. */
  function fill(rows, start, all, most = MOST) {
    const focused = body.contains(document.activeElement) ? rowOf(document.activeElement) : null;
    body.replaceChildren(...rows.map((i, at) => row(i, start + at, most)));
    $("register-table").setAttribute("aria-rowcount", all + 1);
    buttons()[0]?.setAttribute("tabindex", 0);
    if (focused === null) return;
    const next = buttonOf(focused) ?? buttons()[0] ?? $("register-find");
    next.focus({ preventScroll: true });
  }

  function showSorting([column, direction]) {
    for (const head of $("register-table").querySelectorAll("th")) {
      const sorted = head.dataset.column === column;
      if (sorted) head.setAttribute("aria-sort", direction === "up" ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
      head.querySelector(".arrow").textContent = sorted ? (direction === "up" ? "▲" : "▼") : "";
    }
  }

  /** Mark the row that is chosen and those that the choice concerns. */
  function mark({ chosen, concerned }) {
    for (const tr of body.rows) {
      const i = Number(tr.dataset.row);
      const is = i === chosen;
      tr.classList.toggle("concerned", concerned.has(i));
      for (const part of [tr, buttonIn(tr)]) {
        if (is) part.setAttribute("aria-current", "true");
        else part.removeAttribute("aria-current");
      }
      buttonIn(tr).dataset.mark = is ? "▸" : concerned.has(i) ? "•" : "";
      buttonIn(tr).title = concerned.has(i) ? "Concerns what is chosen" : "";
    }
  }

  // --- rows and their buttons

  const buttonIn = (tr) => tr.querySelector(".register-row");
  const buttons = () => [...body.querySelectorAll(".register-row")];
  const rowOf = (element) => Number(element.closest("tr").dataset.row);
  const buttonOf = (i) => body.querySelector(`tr[data-row="${i}"] .register-row`);

  function clicked(event) {
    const tr = event.target.closest("tr");
    if (!tr || (!event.target.closest("button") && String(getSelection()))) return;
    does.choose(Number(tr.dataset.row));
    buttonIn(tr).focus({ preventScroll: true });
  }

  /** One of the rows' buttons is in the order of Tab: the last that had the focus. */
  function rove(event) {
    for (const one of body.querySelectorAll('.register-row[tabindex="0"]')) one.setAttribute("tabindex", -1);
    event.target.setAttribute("tabindex", 0);
  }

  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = buttons();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "PageDown" || to >= all.length) does.turn(1);
    else if (event.key === "PageUp" || to < 0) does.turn(-1);
    else if (to !== undefined) all[to].focus();
    else return;
    event.preventDefault();
  }

  function focus(which) {
    buttons()
      .at(which === "last" ? -1 : 0)
      ?.focus();
  }

  /** Bring a row into sight within the table's box, without taking the focus. */
  function reveal(i) {
    const found = buttonOf(i);
    const box = $("register-box");
    if (!found || !box.clientHeight) return;
    const frame = box.getBoundingClientRect();
    const row = found.closest("tr").getBoundingClientRect();
    const head = $("register-table").tHead.rows[0].cells[0];
    const covered = getComputedStyle(head).position === "sticky" ? head.offsetHeight : 0;
    const above = row.top - frame.top - covered;
    const before = Math.min(row.height, frame.height / 4);
    if (above < 0 || row.bottom > frame.bottom) box.scrollBy({ top: above - before });
    if (!body.contains(document.activeElement)) rove({ target: found });
  }

  function top() {
    $("register-box").scrollTop = 0;
  }

  return { build, fill, showSorting, mark, focus, reveal, top };
})();
