/* What a reader takes away: the picture, the register, what is chosen as RDF, a link to what is shown. */
page.take = (() => {
  const { $, el, button, announce, counted } = page.dom;
  const { data, state, filters } = page;

  // --- files

  /** A file name of the title, what it is, and today, without what a file system may refuse. */
  function fileName(what, ending) {
    const now = new Date();
    const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    const day = parts.map((n) => String(n).padStart(2, "0")).join("-");
    const tail = `${what ? `-${what}` : ""}-${day}.${ending}`;
    const plain = data.title.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-").replace(/^-+/, "");
    const head = Array.from(plain)
      .slice(0, 80 - tail.length)
      .join("")
      .replace(/-+$/, "");
    return (head || "graph") + tail;
  }

  function save(blob, what, ending) {
    const address = URL.createObjectURL(blob);
    const link = el("a", { href: address, download: fileName(what, ending), hidden: "" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    announce(`${link.download} is being saved`);
  }

  function saveText(text, what, ending, type) {
    save(new Blob([text], { type: `${type};charset=utf-8` }), what, ending);
  }

  // --- the register as a table for spreadsheets: much as correspondence.csv has it

  const named = (nodes) =>
    nodes
      .map((node) => data.nodes[node].label)
      .sort()
      .join("; ");
  const termIri = (one) => data.terms[one.term].iri;
  const PARTIES = ["https://schema.org/sender", "https://schema.org/recipient"];
  const ASSERTED = ["stated", "inferred"];

  /** Columns with what they say of a communication and the quote that names its sender or recipient. */
  const COLUMNS = {
    date: (one) => one.date,
    sender: (one) => named(one.senders),
    "sender's office": (one) => named(one.sender_offices),
    recipient: (one) => named(one.recipients),
    "recipient's office": (one) => named(one.recipient_offices),
    form: (one) => formOf(data.nodes[one.node].class),
    purpose: (one) => one.purposes.join("; "),
    occasion: (one) => [named(one.occasions), ...one.occasion_words].filter(Boolean).join("; "),
    article: (one, { article }) => article?.headline ?? "",
    address: (one, { article }) => (/^https?:/i.test(article?.url) ? article.url : ""),
    quote: (one, { text }) => (text ?? "").split(/\s+/u).filter(Boolean).join(" "),
    status: (one) => one.status,
    confidence: (one) => String(one.confidence ?? ""),
    iri: (one) => data.nodes[one.node].iri,
  };

  function formOf(iri) {
    const local = iri.split("#").pop();
    return local === "Communication" ? "" : local;
  }

  /** The best evidence for the sender, else the recipient: its sentence and article. */
  function bestQuote(node) {
    const said = data.nodes[node].statements.map(data.statement).filter((one) => one.subject === node);
    for (const party of PARTIES) {
      const found = said
        .filter((one) => termIri(one) === party)
        .flatMap((one) => one.evidence)
        .map(data.evidence)
        .filter(({ quote, status }) => quote !== null && ASSERTED.includes(status));
      if (found.length) {
        const best = found.reduce((a, b) => ((b.confidence ?? 0) > (a.confidence ?? 0) ? b : a));
        const { text, article } = data.quote(best.quote);
        return { text, article: article < 0 ? null : data.article(article) };
      }
    }
    return {};
  }

  /** A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"), quoted as in RFC 4180. */
  function cell(value) {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    const text = safe.replace(/\0|\p{Cs}/gu, "\ufffd");
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  }

  /** Communications as CSV: UTF-8 with a byte order mark, lines that end in CRLF (RFC 4180). */
  function table(rows) {
    const line = (cells) => `${cells.map(cell).join(",")}\r\n`;
    const lines = rows.map((i) => {
      const one = data.communications[i];
      const quote = bestQuote(one.node);
      return line(Object.values(COLUMNS).map((column) => column(one, quote)));
    });
    return `\ufeff${line(Object.keys(COLUMNS))}${lines.join("")}`;
  }

  function saveRegister() {
    saveText(table(page.register.rows()), "register", "csv", "text/csv");
  }

  // --- what is chosen, as RDF

  const nodeOf = (i) => data.communications[i].node;
  const isChosen = () => state.now.node !== null || state.now.arrow !== null;
  const isFiltered = () => filters.active() > 0 || state.now.find.trim() !== "";

  /** The chosen node or arrow with the communications it carries; where nothing is chosen, the register's. */
  function chosen() {
    const kept = (node) => data.communicationOf.has(node) && filters.passes(data.communicationOf.get(node));
    if (!isChosen()) return { nodes: page.register.rows().map(nodeOf), kept };
    const carried = [...page.chosen.communications()].filter((i) => filters.passes(i)).map(nodeOf);
    const { node, arrow } = state.now;
    if (node !== null) return { nodes: [node, ...carried], kept };
    const edges = page.scene.arrowOf(arrow)?.edges ?? [];
    return { nodes: carried, statements: edges.flatMap((edge) => data.edges[edge].statements), kept };
  }

  function head() {
    const what = isChosen() ? chosenWords() : counted(page.register.rows().length, "communication");
    return [data.title, what, filters.inWords()].filter(Boolean);
  }

  function chosenWords() {
    const { node, arrow } = state.now;
    return node !== null ? data.nodes[node].label : page.scene.sayArrow(arrow);
  }

  const part = () => (isChosen() ? "chosen" : "register");

  function saveTurtle() {
    saveText(page.rdf.turtle(page.rdf.triples(chosen()), head()), part(), "ttl", "text/turtle");
  }

  function saveJson() {
    saveText(page.rdf.jsonld(page.rdf.triples(chosen())), part(), "jsonld", "application/ld+json");
  }

  // --- a link

  /** Copies the address with what is shown; where the browser refuses, shows it to be copied by hand. */
  async function copyLink() {
    const address = `${location.href.split("#")[0]}#${state.toFragment()}`;
    const done = await isCopied(address);
    close({ focus: done });
    announce(done ? "The link is copied" : "The link, to be copied");
    if (done) tell("Link copied");
    else showLink(address);
  }

  async function isCopied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // refused, or there is no clipboard for this page
      return false;
    }
  }

  function showLink(address) {
    $("take-link").hidden = false;
    $("take-address").value = address;
    $("take-address").focus();
    $("take-address").select();
  }

  let quiet = 0;

  /** Says on the button for a moment what was done. */
  function tell(words) {
    $("take-button").textContent = words;
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      $("take-button").textContent = WORDS;
    }, 2000);
  }

  function linkBox() {
    const away = () => {
      $("take-link").hidden = true;
      $("take-button").focus();
    };
    const key = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      away();
    };
    return el(
      "div",
      { id: "take-link", class: "take-box", hidden: "", onkeydown: key },
      el("label", { for: "take-address" }, "Link to this view"),
      el("input", { id: "take-address", type: "text", readonly: "" }),
      button("Close", away),
    );
  }

  // --- the menu

  const WORDS = "Take away";
  const fullRegister = () => (page.register.rows().length ? "" : "The register is empty");
  const someChoice = () => {
    if (!isChosen() && !isFiltered()) return "Choose something, or set a filter";
    return isChosen() ? "" : fullRegister();
  };

  /** Each entry: its words, what it does, and why it can't just now (empty where it can). */
  const ENTRIES = [
    [() => "Picture (PNG)", savePicture],
    [() => "Picture (SVG)", () => saveText(page.drawing.text(), "", "svg", "image/svg+xml")],
    [() => "Register as filtered (CSV)", saveRegister, fullRegister],
    [() => `${chosenOrRegister()} as Turtle`, saveTurtle, someChoice],
    [() => `${chosenOrRegister()} as JSON-LD`, saveJson, someChoice],
    [() => "Copy link to this view", copyLink],
  ];

  const chosenOrRegister = () => (isChosen() || !isFiltered() ? "Chosen" : "Register");

  async function savePicture() {
    tell("Drawing …");
    try {
      save(await page.drawing.png(), "", "png");
    } catch (error) {
      announce(`No picture: ${error.message}`);
      tell("No picture");
      return;
    }
    tell(WORDS);
  }

  const items = () => [...$("take-menu").querySelectorAll("[role=menuitem]")];

  function entry([words, act, reason = () => ""], at) {
    const why = reason();
    return el(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabindex: "-1",
        id: `take-${at}`,
        class: "take-entry",
        "aria-disabled": why ? "true" : null,
        onclick: why ? () => announce(why) : () => run(act),
      },
      el("span", {}, words()),
      why ? el("span", { class: "soft" }, why) : null,
    );
  }

  function run(act) {
    if (act !== copyLink) close({ focus: true });
    act();
  }

  function open(at = 0) {
    $("take-link").hidden = true;
    $("take-menu").replaceChildren(...ENTRIES.map(entry));
    $("take-menu").hidden = false;
    $("take-button").setAttribute("aria-expanded", "true");
    items().at(at).focus();
  }

  function close({ focus = false }) {
    $("take-menu").hidden = true;
    $("take-button").setAttribute("aria-expanded", "false");
    if (focus) $("take-button").focus();
  }

  function menuKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    const all = items();
    const now = all.indexOf(document.activeElement);
    const to =
      {
        ArrowDown: (now + 1) % all.length,
        ArrowUp: (now - 1 + all.length) % all.length,
        Home: 0,
        End: all.length - 1,
      }[event.key] ?? byLetter(all, now, event.key);
    if (event.key === "Tab") close({});
    else if (event.key === "Escape") close({ focus: true });
    else if (to >= 0) all[to].focus();
    if (to >= 0 || event.key === "Escape") event.preventDefault();
  }

  /** The next entry that begins with a letter; −1 for none. */
  function byLetter(all, now, letter) {
    const order = all.map((_, i) => (now + 1 + i) % all.length);
    const begins = (i) => all[i].textContent.toLowerCase().startsWith(letter.toLowerCase());
    return letter.length === 1 && letter !== " " ? (order.find(begins) ?? -1) : -1;
  }

  function buttonKey(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    open(event.key === "ArrowUp" ? -1 : 0);
  }

  function start() {
    const toggle = () => ($("take-menu").hidden ? open() : close({}));
    $("take").append(
      button(WORDS, toggle, {
        id: "take-button",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "aria-controls": "take-menu",
        onkeydown: buttonKey,
      }),
      el("div", {
        id: "take-menu",
        class: "take-box",
        role: "menu",
        "aria-labelledby": "take-button",
        hidden: "",
        onkeydown: menuKey,
      }),
      linkBox(),
    );
    document.addEventListener("pointerdown", ({ target }) => {
      if ($("take").contains(target)) return;
      close({});
      $("take-link").hidden = true;
    });
  }

  return { start, table };
})();
