/* The details: what is said of the choice and why; before anything is chosen, who wrote to whom. */
page.details = (() => {
  const { $, el, bdi, link, button, glyph, capital, joined, counted, number, once } = page.dom;
  const { data, dates, state, filters, scene } = page;
  const LIMIT = { list: 60, group: 12 };

  // --- what is shown

  function start() {
    show();
    state.listen((changed) => {
      const filtered = ["range", ...state.FACETS].some((name) => changed.has(name));
      if (
        filtered ||
        ["node", "arrow", "path", "focus", "unfolded", "fold", "pinned", "kinds"].some((name) => changed.has(name))
      )
        show(changed.has("node") || changed.has("arrow") || changed.has("path"));
    });
  }

  function show(top = true) {
    page.evidence.forget();
    const { node, arrow, path } = state.now;
    const found = node !== null ? ofNode(node) : arrow !== null ? ofArrow(arrow) : path ? ofPath(path) : ofNothing();
    const { scrollTop } = $("details");
    const focused = $("details").contains(document.activeElement) ? document.activeElement.id : "";
    $("details").replaceChildren(
      ...found.flat(2).filter((part) => part !== null && part !== undefined && part !== ""),
    );
    if (focused) ($(focused) ?? $("details")).focus({ preventScroll: true });
    $("details").scrollTop = top ? 0 : scrollTop;
  }

  function focus() {
    $("details").focus({ preventScroll: matchMedia("(min-width: 821px)").matches });
  }

  function back() {
    return button("← Back", () => page.chosen.back(), { class: "back", id: "back" });
  }

  /** An entity's name, leading to it. */
  function entity(at) {
    const { kind, label } = data.nodes[at];
    return el(
      "button",
      { type: "button", class: "entity", onclick: () => page.chosen.node(at, { focus: true }) },
      glyph(kind),
      bdi(label),
    );
  }

  // --- a node

  function ofNode(at) {
    const node = data.nodes[at];
    const kind = el(
      "p",
      { class: "kind" },
      glyph(node.kind),
      joined([capital(node.form || data.kindOf[node.kind].one), dates.say(node.date)]),
    );
    return [
      back(),
      kind,
      el("h2", { dir: "auto" }, node.label),
      noteOf(node),
      filteredNote(at),
      namesOf(node),
      page.actions.of(at),
      articleFacts(at),
      groupsOf(at),
      el("p", { class: "iri" }, iriOf(node.iri)),
    ];
  }

  /** That the filters leave a chosen letter out: it is shown for as long as it is chosen. */
  function filteredNote(at) {
    if (!page.graph.isLetter(at) || page.graph.letterPasses(at)) return null;
    return el("p", { class: "soft" }, "The filters leave it out; it is shown because it is chosen.");
  }

  function iriOf(iri) {
    return link(iri, iri);
  }

  function noteOf({ note, label }) {
    return note && note !== label ? el("p", { class: "soft" }, bdi(note)) : null;
  }

  function namesOf({ names }) {
    if (!names.length) return null;
    return el("p", { class: "soft" }, "Also: ", ...names.flatMap((name, i) => [i ? ", " : "", bdi(name)]));
  }

  function articleFacts(at) {
    const found = data.nodes[at].kind === "article" ? data.articleOf(at) : null;
    if (!found) return [];
    return [
      el("p", { class: "soft" }, joined([found.publisher, found.identifier])),
      found.url ? el("p", { class: "soft" }, link(found.url, found.url)) : null,
    ];
  }

  /** A node's statements, grouped by what they say, read from the node's side. */
  function groupsOf(at) {
    const groups = new Map();
    for (const place of data.nodes[at].statements) {
      const statement = data.statement(place);
      const own = statement.subject === at;
      const { forward, backward } = data.terms[statement.term];
      const key = `${own ? 0 : 1} ${statement.term}`;
      if (!groups.has(key))
        groups.set(key, { words: own ? forward : backward, own, term: statement.term, items: [] });
      groups.get(key).items.push({ statement, own });
    }
    return [...groups.values()].sort((a, b) => b.own - a.own || a.term - b.term).map(groupOf);
  }

  function groupOf({ words, items }) {
    const list = el("ul", { class: "plain" }, ...items.slice(0, LIMIT.group).map(itemOf));
    const rest = items.slice(LIMIT.group);
    const more = rest.length ? once(`Show ${rest.length} more`, () => list.append(...rest.map(itemOf))) : null;
    return [el("h3", {}, capital(words)), list, more];
  }

  function itemOf({ statement, own }) {
    const other = own ? statement.object : statement.subject;
    return el(
      "li",
      {},
      valueOf(statement),
      other === null ? null : entity(other),
      otherLine(other, statement),
      detailsOf(statement),
      ...page.evidence.of(statement, saidInQuote(statement)),
    );
  }

  /** Whether a statement's words stand in its sentence: then the whole sentence says them. */
  function saidInQuote({ value, evidence }) {
    if (value.length <= 40) return false;
    const quotes = evidence.map((at) => data.evidence(at).quote).filter((quote) => quote !== null);
    return quotes.some((quote) => data.quote(quote).text.includes(value));
  }

  /** What tells the other one: a letter's day and parties, a person's office. */
  function otherLine(other, statement) {
    if (other === null) return null;
    const { kind, date, note, label } = data.nodes[other];
    const offices = officesIn(statement, other);
    if (offices) return el("p", { class: "said" }, bdi(offices));
    if (statement.details.some(([, node]) => node !== null && data.nodes[node].label === note)) return null;
    const words = kind === "communication" ? joined([dates.say(date), note]) : note === label ? "" : note;
    return words ? el("p", { class: "said" }, bdi(words)) : null;
  }

  /** The offices in which somebody wrote a letter or was addressed in it; none where the letter names none. */
  function officesIn({ subject, term }, party) {
    const letter = data.terms[term].letter ? data.communications[data.communicationOf.get(subject)] : undefined;
    if (!letter || party === subject) return "";
    const { senders, recipients, sender_offices: theirs, recipient_offices: others } = letter;
    const [parties, offices] = data.terms[term].flip ? [senders, theirs] : [recipients, others];
    return parties.length === 1 && parties[0] === party ? offices.map((at) => data.nodes[at].label).join(", ") : "";
  }

  function valueOf(statement) {
    const { value, object } = statement;
    const named = object !== null && value.toLowerCase() === data.nodes[object].label.toLowerCase();
    if (!value || named || saidInQuote(statement)) return null;
    const words = object === null && /^https?:/i.test(value) ? link(value, value) : bdi(dates.say(value));
    return el("p", { class: "value" }, words);
  }

  function detailsOf(statement) {
    const lines = statement.details.filter(([, node]) => node === null || node !== statement.object);
    if (!lines.length) return null;
    const words = ([label, node, value]) => [
      `${label} `,
      bdi(node === null ? dates.say(value) : data.nodes[node].label),
    ];
    return el("p", { class: "said" }, ...lines.flatMap((line, i) => [i ? " · " : "", ...words(line)]));
  }

  // --- an arrow

  function ofArrow(key) {
    const [source, target] = scene.endsOf(key);
    const folded = !key.startsWith("e");
    const term = folded ? null : data.terms[data.edges[key.slice(1)].term];
    const carried = folded ? scene.communicationsOn(key) : [];
    const title = folded ? counted(carried.length, "communication") : capital(term.edge);
    return [
      back(),
      el("p", { class: "kind" }, "Arrow"),
      el("h2", {}, title),
      el("p", {}, entity(source)),
      el("p", { class: "soft" }, folded ? (key.includes("~") ? "↓ on the occasion of" : "↓ to") : `↓ ${term.edge}`),
      el("p", {}, entity(target)),
      folded ? listOf(carried) : edgeReasons(data.edges[key.slice(1)]),
    ];
  }

  function edgeReasons({ statements, term }) {
    const items = statements.map((place) => {
      const statement = data.statement(place);
      const words =
        statement.term === term ? null : el("p", { class: "soft" }, capital(data.terms[statement.term].forward));
      return el("li", {}, words, valueOf(statement), detailsOf(statement), ...page.evidence.of(statement, true));
    });
    return [el("h3", {}, "Why the graph says so"), el("ul", { class: "plain" }, ...items)];
  }

  // --- a path

  function ofPath([from, to]) {
    const found = page.graph.path(from, to);
    const title = el("h2", {}, "Shortest path");
    if (!found) {
      return [
        back(),
        title,
        el(
          "p",
          {},
          "No way leads from ",
          bdi(data.nodes[from].label),
          " to ",
          bdi(data.nodes[to].label),
          filters.active() ? " under these filters." : ".",
        ),
      ];
    }
    const steps = found.map(({ node, edge }) =>
      el("li", {}, edge === null ? null : pathWords(edge, node), entity(node)),
    );
    return [
      back(),
      title,
      el("p", { class: "soft" }, "Each step leads to what is said of it and why."),
      el("ol", { class: "plain path" }, ...steps),
    ];
  }

  /** The arrow that leads to a node of a path, turned as it runs. */
  function pathWords(edge, node) {
    const { target, term } = data.edges[edge];
    const words = target === node ? `↓ ${data.terms[term].edge}` : `↑ ${data.terms[term].edge}`;
    return el("p", { class: "soft" }, words);
  }

  // --- nothing chosen: who wrote to whom

  function ofNothing() {
    if (!data.nodes.length)
      return [el("h2", {}, "Nothing to show"), el("p", { class: "soft" }, "The graph holds no entities.")];
    if (!data.communications.length) {
      return [
        el("h2", {}, "Entities"),
        el("p", { class: "soft" }, "The graph holds no correspondence. Choose an entity to read what is said of it."),
        el("ul", { class: "plain" }, ...strongest().map((at) => el("li", {}, entity(at)))),
      ];
    }
    const passing = filters.passing();
    const all = data.communications.length;
    const title =
      passing.length === all
        ? counted(all, "communication")
        : `${number(passing.length)} of ${counted(all, "communication")}`;
    return [
      el("h2", {}, title),
      filters.active() ? el("p", { class: "soft" }, bdi(filters.inWords())) : null,
      undatedNote(),
      el(
        "p",
        { class: "soft" },
        "Choose a communication here, or any shape or arrow in the graph, to read what is said and the sentence that says so.",
      ),
      listOf(passing),
    ];
  }

  function strongest() {
    return data.nodes
      .map((_, at) => at)
      .sort(page.graph.byWeight)
      .slice(0, LIMIT.list);
  }

  /** How many communications a stretch of time leaves out only because they have no date. */
  function undatedNote() {
    if (!state.now.range) return null;
    const undated = filters.passing(["range"]).filter((i) => !dates.interval(data.communications[i].date)).length;
    return undated
      ? el("p", { class: "soft" }, `${counted(undated, "undated one")} can't be placed in that time.`)
      : null;
  }

  function listOf(indices) {
    const list = el("ol", { class: "letters" }, ...indices.slice(0, LIMIT.list).map(entry));
    const rest = indices.slice(LIMIT.list);
    return [
      list,
      rest.length ? once(`Show ${number(rest.length)} more`, () => list.append(...rest.map(entry))) : null,
    ];
  }

  function entry(i) {
    const { node, date, senders, recipients, purposes } = data.communications[i];
    const side = (nodes) =>
      nodes.length ? nodes.flatMap((at, n) => [n ? ", " : "", bdi(data.nodes[at].label)]) : ["?"];
    const who =
      senders.length + recipients.length
        ? [...side(senders), el("span", { class: "way" }, " → "), ...side(recipients)]
        : [bdi(data.nodes[node].label)];
    const what = joined([
      capital(data.nodes[node].form || "communication"),
      purposes.join(", "),
      dates.say(date) || "no date",
    ]);
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", onclick: () => page.chosen.node(node, { focus: true }) },
        el("span", { class: "who" }, ...who),
        el("span", { class: "what" }, what),
      ),
    );
  }

  return { start, focus, entity };
})();
