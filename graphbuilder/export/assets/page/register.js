/* The register: every communication that the filters leave, as a table to sort, search and print. */
page.register = (() => {
  const { $, el, button, number, counted, plain, announce } = page.dom;
  const { data, dates, state, filters } = page;
  const PAGE = 100;
  const DATES = { up: "earliest first", down: "latest first" };
  const WORDS = { up: "A to Z", down: "Z to A" };
  const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });

  const named = (nodes) => nodes.map((node) => data.nodes[node].label);
  const side = (own, office) => (one) => [...named(one[own]), ...named(one[office])];

  /** What each column says of a communication, as words to sort and search by. */
  const COLUMNS = {
    date: (one) => [one.date],
    sender: side("senders", "sender_offices"),
    recipient: side("recipients", "recipient_offices"),
    form: (one) => [data.nodes[one.node].form],
    purpose: (one) => one.purposes,
    occasion: (one) => [...named(one.occasions), ...one.occasion_words],
  };

  let order = null; // the rows, until something changes
  let turned = 0; // the page that is shown, from 0
  let only = null; // {words, set}: the choice that the rows are restricted to
  let own = false; // the choice is being made here

  // --- which rows, in which order

  const ranks = {};

  /** By communication its place among the values of a column; what says nothing is last. */
  function ranksOf(column) {
    if (!ranks[column]) {
      const values = data.communications.map((one) => COLUMNS[column](one).join(", "));
      const sorted = [...new Set(values)].sort(column === "date" ? undefined : collator.compare);
      const placeOf = new Map(sorted.map((value, place) => [value, value ? place : Infinity]));
      ranks[column] = values.map((value) => placeOf.get(value));
    }
    return ranks[column];
  }

  let texts = null;

  /** All that the row of a communication says, without accents and capitals; names come again and again. */
  function textOf(i) {
    texts ??= allTexts();
    return texts[i];
  }

  function allTexts() {
    const known = new Map();
    const bare = (words) => {
      if (!known.has(words)) known.set(words, plain(words));
      return known.get(words);
    };
    return data.communications.map((one) => {
      const words = Object.values(COLUMNS).flatMap((column) => column(one));
      return [...words, dates.say(one.date) || "no date", one.status].map(bare).join(" ");
    });
  }

  function sorting() {
    const [column, direction] = state.now.sort;
    return COLUMNS[column] ? [column, direction] : ["date", "up"];
  }

  /** The communications of the register in the order of its rows. */
  function rows() {
    if (order) return order;
    const words = plain(state.now.find).split(/\s+/).filter(Boolean);
    const set = only?.set;
    const kept = filters
      .passing()
      .filter((i) => (!set || set.has(i)) && words.every((word) => textOf(i).includes(word)));
    const [column, direction] = sorting();
    const places = ranksOf(column);
    const turn = direction === "down" ? -1 : 1;
    const compared = (a, b) =>
      places[a] === places[b]
        ? a - b
        : places[a] === Infinity || places[b] === Infinity
          ? places[a] - places[b]
          : turn * (places[a] - places[b]);
    order = kept.sort(compared);
    return order;
  }

  // --- the parts of the section

  function build() {
    const find = el("input", {
      id: "register-find",
      type: "search",
      autocomplete: "off",
      spellcheck: "false",
      dir: "auto",
      oninput: page.dom.later(search, 150),
    });
    const box = el("input", { id: "register-only", type: "checkbox", onchange: restrict });
    $("register").append(
      el(
        "div",
        { class: "register-bar" },
        el("h2", {}, "Register"),
        el("label", { class: "register-find" }, el("span", {}, "Find in the register"), find),
        el(
          "label",
          { id: "register-only-box", class: "register-only", hidden: "" },
          box,
          el("span", { id: "register-only-words" }),
        ),
        el("p", { id: "register-count", class: "register-count" }),
        el(
          "div",
          { id: "register-pages", class: "register-pages", role: "group", "aria-label": "Pages" },
          button("Previous", () => turnTo(turned - 1), { id: "register-previous" }),
          button("Next", () => turnTo(turned + 1), { id: "register-next" }),
        ),
      ),
      el("div", { id: "register-print", class: "register-print" }),
      page.table.build({ sort, choose, turn: (by) => turnTo(turned + by, by < 0 ? "last" : "first") }),
      el("div", { id: "register-empty", class: "register-empty", hidden: "" }),
    );
  }

  function search() {
    state.change({ find: $("register-find").value }, "register");
    announce(counted(rows().length, "communication"));
  }

  function sort(column) {
    const [now, direction] = sorting();
    const next = now === column && direction === "up" ? "down" : "up";
    state.change({ sort: [column, next] }, "register");
    announce(`Sorted by ${column}, ${column === "date" ? DATES[next] : WORDS[next]}`);
  }

  /** Choose a row's communication; the register stays where it is. */
  function choose(i) {
    own = true;
    page.chosen.node(data.communications[i].node);
    own = false;
  }

  function restrict() {
    only = $("register-only").checked ? choice() : null;
    changedRows();
    announce(counted(rows().length, "communication"));
  }

  /** The entity or arrow that is chosen, with the communications that it concerns. */
  function choice() {
    const { node, arrow } = state.now;
    const chosen = {
      node,
      arrow,
      get set() {
        return page.chosen.communications(this);
      },
    }; // as the filters are then
    if (arrow !== null) return Object.assign(chosen, { words: "the chosen arrow" });
    if (node === null || data.communicationOf.has(node)) return null;
    return Object.assign(chosen, { words: data.nodes[node].label });
  }

  /** After another choice: the restriction moves to it, stays for one of its own rows, or ends. */
  function followChoice() {
    if (!only || only.set.has(data.communicationOf.get(state.now.node))) return;
    only = choice();
    order = null;
    turned = 0;
  }

  function changedRows() {
    order = null;
    turned = 0;
    show();
  }

  function turnTo(at, focused = null) {
    if (at < 0 || at > lastPage()) return;
    turned = at;
    show();
    page.table.top();
    if (focused) page.table.focus(focused);
  }

  /** Turn to the first row that the choice is or concerns. */
  function toChoice() {
    const concerned = page.chosen.communications();
    const at = concerned.size ? rows().findIndex((i) => concerned.has(i)) : -1;
    if (at < 0 || !open()) return;
    const leaf = Math.floor(at / PAGE);
    if (leaf !== turned) {
      turned = leaf;
      show();
    }
    page.table.reveal(rows()[at]);
  }

  // --- what is shown

  function open() {
    return state.now.panels.has("register");
  }

  function show() {
    if (!open()) return;
    const all = rows();
    turned = Math.min(turned, lastPage());
    const start = turned * PAGE;
    page.table.fill(all.slice(start, start + PAGE), start, all.length);
    page.table.showSorting(sorting());
    page.table.mark(marks());
    showBar();
    $("register-empty").hidden = all.length > 0;
    if (!all.length) $("register-empty").replaceChildren(...page.restrictions.empty(only, unrestrict));
  }

  function lastPage() {
    return Math.max(0, Math.ceil(rows().length / PAGE) - 1);
  }

  function showBar() {
    const [all, start] = [rows().length, turned * PAGE];
    const end = Math.min(start + PAGE, all);
    const whole = data.communications.length;
    const noun = whole === 1 ? "communication" : "communications";
    const stretch = all <= PAGE ? "" : `${number(start + 1)}–${number(end)} of `;
    const of = stretch ? ` (of ${number(whole)})` : ` of ${number(whole)} ${noun}`;
    $("register-count").textContent = `${stretch}${number(all)}${all === whole ? ` ${noun}` : of}`;
    $("register-previous").disabled = start === 0;
    $("register-next").disabled = end >= all;
    $("register-pages").hidden = all <= PAGE;
    const could = only ?? choice();
    $("register-only-box").hidden = !could;
    $("register-only").checked = only !== null;
    if (could) {
      const words = ["Only ", page.dom.bdi(could.words), ` (${number(could.set.size)})`];
      $("register-only-words").replaceChildren(...words);
    }
    const find = $("register-find");
    if (document.activeElement !== find) find.value = state.now.find;
  }

  /** What is chosen and what the choice concerns, to mark in the rows. */
  function marks() {
    const concerned = page.chosen.communications();
    const chosen = data.communicationOf.get(state.now.node) ?? null;
    return { chosen, concerned: chosen === null ? concerned : new Set() };
  }

  /** Without the restriction to what is chosen. */
  function unrestrict() {
    only = null;
    changedRows();
  }

  const ROWS = ["range", "sort", "find", ...state.FACETS];

  function follow(changed) {
    const chosen = changed.has("node") || changed.has("arrow");
    if (chosen) followChoice();
    if (ROWS.some((name) => changed.has(name))) turned = 0;
    if (!open()) return;
    if (ROWS.some((name) => changed.has(name))) soon(page.table.top);
    else if (!order || changed.has("panels")) soon();
    if (chosen && own) page.table.mark(marks());
    if (chosen && own) showBar();
    if (chosen && !own) soon(toChoice);
  }

  let asked = 0;
  const after = new Set();

  /** Show once for all that changes before the next frame, and then do what was asked for. */
  function soon(then = null) {
    if (then) after.add(then);
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      show();
      for (const one of after) one();
      after.clear();
    });
  }

  state.listen((changed) => {
    if (ROWS.some((name) => changed.has(name))) order = null;
  });

  /** All rows on one sheet with what they are, to print; even where the register is closed. */
  function forPrint() {
    const words = [counted(rows().length, "communication"), page.restrictions.say(only)];
    $("register-print").replaceChildren(
      el("h1", {}, page.dom.bdi(data.title)),
      el("p", {}, page.dom.joined(words, ": ")),
    );
    page.table.fill(rows(), 0, rows().length, Infinity);
    page.table.showSorting(sorting());
    page.table.mark({ chosen: null, concerned: new Set() });
  }

  function afterPrint() {
    $("register-print").replaceChildren();
    page.table.fill([], 0, 0);
    show();
  }

  function start() {
    build();
    state.listen(follow);
    addEventListener("beforeprint", forPrint);
    addEventListener("afterprint", afterPrint);
    show();
    toChoice();
  }

  return { start, rows };
})();
