/* The HTML view's own script. It reads two blocks of JSON: the view data (docs/view-data.md) and how
   pyvis would have it drawn. Every text is set as text, never as markup. */
"use strict";

(() => {
  // --- data

  const data = JSON.parse(document.getElementById("view-data").textContent);
  const drawing = JSON.parse(document.getElementById("drawing").textContent);

  /** One row of a table as an object; tables with many rows are read row by row. */
  function row(name, at) {
    const { columns, rows } = data.tables[name];
    return Object.fromEntries(columns.map((column, i) => [column, rows[at][i]]));
  }

  function table(name) {
    return data.tables[name].rows.map((_, at) => row(name, at));
  }

  const kinds = table("kinds");
  const terms = table("terms");
  const nodes = table("nodes");
  const edges = table("edges");
  const kindOf = Object.fromEntries(kinds.map((kind) => [kind.id, kind]));
  const neighbours = nodes.map(() => []);
  edges.forEach((edge, at) => {
    neighbours[edge.source].push({ node: edge.target, edge: at });
    neighbours[edge.target].push({ node: edge.source, edge: at });
  });

  const LIMIT = { hits: 12, register: 60, group: 12, evidence: 2, snippet: 200, again: 70, unfold: 60, dim: 1200 };
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"];
  const bounded = data.opening.length < nodes.length;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // --- what is shown

  const state = {
    kinds: new Set(openingKinds()),
    unfolded: new Set(data.opening),
    pinned: new Set(),
    loose: edges.length === 0,
    node: null,
    edge: null,
  };

  /** The kinds that the picture opens with: those meant for it, or all where there is none of them. */
  function openingKinds() {
    const here = new Set(nodes.map((node) => node.kind));
    const shown = kinds.filter((kind) => kind.shown && here.has(kind.id));
    return (shown.length ? shown : kinds).map((kind) => kind.id);
  }

  function wanted(at) {
    return state.kinds.has(nodes[at].kind) && (!bounded || state.unfolded.has(at));
  }

  /** A node that no other wanted node is tied to. */
  function isLoose(at) {
    return nodes[at].kind !== "communication" && !neighbours[at].some((n) => wanted(n.node) || state.pinned.has(n.node));
  }

  function isVisible(at) {
    return state.pinned.has(at) || (wanted(at) && (state.loose || !isLoose(at)));
  }

  // --- small helpers for the page

  const $ = (id) => document.getElementById(id);

  /** An element with properties and children; strings become text. */
  function el(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  /** A text from an article or a name, set apart from the direction of what stands around it. */
  function bdi(text) {
    return el("bdi", { dir: "auto" }, text);
  }

  function link(address, text) {
    if (!/^https?:\/\//i.test(address)) return bdi(text);
    return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, bdi(text));
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  /** An ISO 8601 date, month, year or interval in words; anything else as it is. */
  function day(date) {
    if (/^[\d-]+\/[\d-]*$/.test(date)) return date.split("/").map(day).join(" – ");
    const found = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date);
    if (!found || !MONTHS[found[2] - 1]) return date;
    return `${found[3] ? `${Number(found[3])} ` : ""}${MONTHS[found[2] - 1]} ${found[1]}`;
  }

  function joined(parts, by = " · ") {
    return parts.filter(Boolean).join(by);
  }

  // --- colours and shapes

  const CLEAR = "rgba(0,0,0,0)";
  let palette = {};

  function readPalette() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    palette = { edge: colour("edge"), words: colour("edge-words"), letter: colour("letter"), ground: colour("ground"),
      raised: colour("raised"), text: colour("text"), focus: colour("focus"), kinds: {} };
    for (const kind of kinds) {
      const line = colour(kind.id);
      palette.kinds[kind.id] = { line, fill: colour(`${kind.id}-fill`) || line };
    }
  }

  const OUTLINES = {
    box: "M1 4h14v8H1z", dot: "M8 2a6 6 0 1 0 .01 0z", square: "M3 3h10v10H3z", diamond: "M8 1l7 7-7 7-7-7z",
    star: "M8 1l2.1 4.7 5 .5-3.8 3.4 1.1 5L8 12l-4.4 2.6 1.1-5L.9 6.2l5-.5z", triangle: "M8 2l7 12H1z",
    triangleDown: "M8 14L1 2h14z", hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z", ellipse: "M8 4a7 4 0 1 0 .01 0z",
  };
  const shapeOf = {};
  drawing.nodes.forEach((node) => { shapeOf[nodes[node.id].kind] ??= node.shape; });

  function svg(tag, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  /** A kind's shape and colour, as in the picture. */
  function glyph(kind) {
    const picture = svg("svg", { class: "glyph", viewBox: "0 0 16 16", "aria-hidden": "true" });
    const { line, fill } = kindVariables(kind);
    picture.append(svg("path", { d: OUTLINES[shapeOf[kind]] ?? OUTLINES.dot, fill, stroke: line, "stroke-width": 1.5,
      "stroke-linejoin": "round" }));
    return picture;
  }

  function kindVariables(kind) {
    return { line: `var(--${kind})`, fill: `var(--${kind}-fill, var(--${kind}))` };
  }

  function looseGlyph() {
    const picture = svg("svg", { class: "glyph", viewBox: "0 0 16 16", "aria-hidden": "true" });
    picture.append(svg("path", { d: OUTLINES.dot, fill: "none", stroke: "currentColor", "stroke-width": 1.5, "stroke-dasharray": "2 2" }));
    return picture;
  }

  function dash(pattern) {
    const picture = svg("svg", { class: "glyph line", viewBox: "0 0 24 16", "aria-hidden": "true" });
    picture.append(svg("path", { d: "M0 8h24", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": pattern }));
    return picture;
  }

  // --- drawing

  const drawnNodes = new vis.DataSet();
  const drawnEdges = new vis.DataSet();
  let network = null;

  function nodeStyle(at, faded) {
    const { line, fill } = palette.kinds[nodes[at].kind];
    const inside = drawing.nodes[at].shape === "box" || drawing.nodes[at].shape === "ellipse";
    const chosen = { background: fill, border: palette.focus };
    const { font } = drawing.nodes[at];
    return {
      color: { background: fill, border: line, highlight: chosen, hover: { background: fill, border: palette.text } },
      font: { color: faded ? palette.edge : palette.text, strokeColor: palette.ground, strokeWidth: inside ? 0 : 4, ...font },
      opacity: faded ? 0.3 : 1,
    };
  }

  function edgeStyle(at, faded) {
    const strong = terms[edges[at].term].letter;
    const colour = strong ? palette.letter : palette.edge;
    const words = strong ? palette.letter : palette.words;
    return {
      color: { color: colour, highlight: strong ? palette.letter : palette.text, hover: palette.text, opacity: faded ? 0.15 : 1 },
      font: { color: faded ? CLEAR : words, background: faded ? CLEAR : palette.ground, ...drawing.edges[at].font },
    };
  }

  /** A node's words, with the number of its neighbours that are folded away. */
  function caption(at) {
    const folded = bounded ? foldedOf(at).length : 0;
    return folded ? `${drawing.nodes[at].label}\n+${folded}` : drawing.nodes[at].label;
  }

  function foldedOf(at) {
    const away = neighbours[at].map((n) => n.node).filter((n) => state.kinds.has(nodes[n].kind) && !isVisible(n));
    return [...new Set(away)];
  }

  /** Edges between the same two nodes are bent apart; a single one is straight. */
  function bends() {
    const between = new Map();
    edges.forEach((edge, at) => {
      const pair = Math.min(edge.source, edge.target) + " " + Math.max(edge.source, edge.target);
      between.set(pair, [...(between.get(pair) ?? []), at]);
    });
    const bent = new Map();
    for (const group of between.values()) if (group.length > 1) group.forEach((at, i) => bent.set(at, bend(at, i, group)));
    return bent;
  }

  function bend(at, i, group) {
    const side = edges[at].source < edges[at].target ? 1 : -1;
    const roundness = side * 0.22 * (i - (group.length - 1) / 2);
    return { enabled: true, type: roundness < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(roundness) };
  }

  const bent = bends();

  function drawnNode(at, faded = false) {
    return { ...drawing.nodes[at], ...nodeStyle(at, faded), label: caption(at) };
  }

  function drawnEdge(at, faded = false) {
    const smooth = bent.get(at);
    return { ...drawing.edges[at], ...edgeStyle(at, faded), ...(smooth ? { smooth } : {}) };
  }

  /** Bring what is drawn in step with what is wanted: only the difference is touched. */
  function refresh() {
    const seen = nodes.map((_, at) => isVisible(at));
    const lines = edges.map((edge) => seen[edge.source] && seen[edge.target]);
    drawnEdges.remove(drawnEdges.getIds().filter((at) => !lines[at]));
    drawnNodes.remove(drawnNodes.getIds().filter((at) => !seen[at]));
    const numbers = (flags, set) => flags.flatMap((on, at) => (on && !set.get(at) ? [at] : []));
    drawnNodes.add(numbers(seen, drawnNodes).map((at) => drawnNode(at)));
    drawnEdges.add(numbers(lines, drawnEdges).map((at) => drawnEdge(at)));
    paint();
    showCount();
    showLegend();
  }

  /** Colours by theme and choice: what has nothing to do with the chosen node or edge fades. */
  function paint() {
    const near = drawnNodes.length <= LIMIT.dim ? nearChoice() : null;
    drawnNodes.update(drawnNodes.getIds().map((id) => ({ id, ...nodeStyle(id, near && !near.nodes.has(id)), label: caption(id) })));
    drawnEdges.update(drawnEdges.getIds().map((id) => ({ id, ...edgeStyle(id, near && !near.edges.has(id)) })));
  }

  function nearChoice() {
    if (state.edge !== null) {
      const { source, target } = edges[state.edge];
      return { nodes: new Set([source, target]), edges: new Set([state.edge]) };
    }
    if (state.node === null) return null;
    const around = neighbours[state.node];
    return { nodes: new Set([state.node, ...around.map((n) => n.node)]), edges: new Set(around.map((n) => n.edge)) };
  }

  function fit() {
    network.fit({ maxZoomLevel: 1.15, animation: motion() });
  }

  function motion() {
    return still.matches || drawnNodes.length > LIMIT.dim ? false : { duration: 250, easingFunction: "easeInOutQuad" };
  }

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor, animation: motion() });
  }

  // --- choosing

  /** Choose a node: it is shown, even if its kind is switched off, and the panel tells about it. */
  function choose(at, { centre = true, focus = false } = {}) {
    state.node = at;
    state.edge = null;
    if (!isVisible(at)) {
      state.pinned.add(at);
      if (bounded) unfoldQuietly(at);
      refresh();
    } else paint();
    network.selectNodes([at]);
    if (centre) network.focus(at, { scale: Math.max(network.getScale(), 0.75), animation: motion() });
    showNode(at);
    announce(joined([nodes[at].label, nodes[at].form, nodes[at].note], ", "));
    if (focus) $("panel").focus({ preventScroll: matchMedia("(min-width: 821px)").matches });
  }

  function chooseEdge(at) {
    state.node = null;
    state.edge = at;
    paint();
    network.selectEdges([at]);
    showEdge(at);
    const { source, target, term } = edges[at];
    announce(`${nodes[source].label} ${terms[term].edge} ${nodes[target].label}`);
  }

  function clear() {
    state.node = null;
    state.edge = null;
    network.unselectAll();
    paint();
    showStart();
  }

  function unfoldQuietly(at) {
    const away = foldedOf(at).sort((a, b) => nodes[b].weight - nodes[a].weight || a - b);
    const taken = drawnNodes.get({ fields: ["x", "y"] });
    for (const node of [at, ...away.slice(0, LIMIT.unfold)]) {
      if (!drawnNodes.get(node)) settle(node, node === at ? middleOf(at) : drawing.nodes[at], taken);
      state.unfolded.add(node);
    }
  }

  /** The middle of a node's neighbours that are drawn; its own place where there are none. */
  function middleOf(at) {
    const near = neighbours[at].map((n) => drawnNodes.get(n.node)).filter(Boolean);
    if (!near.length) return drawing.nodes[at];
    const mean = (axis) => near.reduce((sum, node) => sum + node[axis], 0) / near.length;
    return { x: mean("x"), y: mean("y") };
  }

  /** Put a node on the first free place of a spiral, so that what unfolds covers nothing. */
  function settle(at, { x, y }, taken) {
    const free = (px, py) => taken.every((other) => Math.abs(other.x - px) > 165 || Math.abs(other.y - py) > 75);
    for (let turn = 1; turn < 4000; turn += 1) {
      const reach = 45 * Math.sqrt(turn);
      const place = { x: Math.round(x + 1.4 * reach * Math.cos(turn * 2.399963)), y: Math.round(y + reach * Math.sin(turn * 2.399963)) };
      if (free(place.x, place.y)) {
        Object.assign(drawing.nodes[at], place);
        taken.push(place);
        return;
      }
    }
  }

  /** Show the neighbours of a node that are folded away, the strongest first. */
  function unfold(at) {
    unfoldQuietly(at);
    refresh();
    choose(at, { centre: false });
  }

  function announce(text) {
    $("live").textContent = text;
  }

  // --- the panel

  function show(...content) {
    const panel = $("panel");
    panel.scrollTop = 0;
    panel.replaceChildren(...content.filter(Boolean));
  }

  function entity(at) {
    const { label, kind } = nodes[at];
    return el("button", { type: "button", class: "entity", onclick: () => choose(at, { focus: true }) }, glyph(kind), bdi(label));
  }

  function backButton() {
    return el("button", { type: "button", class: "back", onclick: clear }, "← Correspondence");
  }

  function showNode(at) {
    told.clear();
    const node = nodes[at];
    const kind = el("p", { class: "kind" }, glyph(node.kind), joined([capital(node.form || kindOf[node.kind].one), day(node.date)]));
    show(backButton(), kind, el("h2", { dir: "auto" }, node.label), noteOf(node), namesOf(node), unfoldButton(at),
      ...articleFacts(at), ...groupsOf(at), address(node));
  }

  function noteOf(node) {
    return node.note && node.note !== node.label ? el("p", { class: "soft" }, bdi(node.note)) : null;
  }

  function namesOf(node) {
    if (!node.names.length) return null;
    const names = node.names.flatMap((name, i) => [i ? ", " : "", bdi(name)]);
    return el("p", { class: "soft" }, "Also: ", ...names);
  }

  function unfoldButton(at) {
    const folded = bounded ? foldedOf(at).length : 0;
    if (!folded) return null;
    const words = folded > LIMIT.unfold ? `Show ${LIMIT.unfold} of ${folded} more neighbours` : `Show ${folded} more neighbours`;
    return el("button", { type: "button", class: "wide", onclick: () => unfold(at) }, words);
  }

  function articleFacts(at) {
    const found = table("articles").find((article) => article.node === at);
    if (nodes[at].kind !== "article" || !found) return [];
    return [el("p", { class: "soft" }, joined([found.publisher, found.identifier])),
      found.url ? el("p", { class: "soft" }, link(found.url, found.url)) : null];
  }

  function address(node) {
    return el("p", { class: "iri" }, el("br"), bdi(node.iri));
  }

  /** A node's statements, grouped by what they say, read from the node's side. */
  function groupsOf(at) {
    const groups = new Map();
    for (const number of nodes[at].statements) {
      const statement = row("statements", number);
      const own = statement.subject === at;
      const words = own ? terms[statement.term].forward : terms[statement.term].backward;
      const key = `${own ? 0 : 1} ${statement.term}`;
      if (!groups.has(key)) groups.set(key, { words, own, term: statement.term, items: [] });
      groups.get(key).items.push({ statement, own });
    }
    const order = (a, b) => b.own - a.own || a.term - b.term;
    return [...groups.values()].sort(order).flatMap(groupOf);
  }

  function groupOf({ words, items }) {
    const list = el("ul", { class: "plain" }, ...items.slice(0, LIMIT.group).map(itemOf));
    const rest = items.slice(LIMIT.group);
    const more = rest.length ? moreButton(`Show ${rest.length} more`, () => list.append(...rest.map(itemOf))) : null;
    return [el("h3", {}, capital(words)), list, more];
  }

  function moreButton(words, then) {
    const button = el("button", { type: "button", class: "more" }, words);
    button.addEventListener("click", () => { then(); button.remove(); });
    return button;
  }

  function itemOf({ statement, own }) {
    const other = own ? statement.object : statement.subject;
    return el("li", {}, valueOf(statement), other === null ? null : entity(other), otherLine(other, statement),
      detailsOf(statement), ...evidenceOf(statement, saidInQuote(statement)));
  }

  /** Whether a statement's words stand in its sentence: then the whole sentence says them. */
  function saidInQuote({ value, evidence }) {
    const quotes = evidence.map((at) => row("evidence", at).quote).filter((quote) => quote !== null);
    return value.length > 40 && quotes.some((quote) => row("quotes", quote).text.includes(value));
  }

  /** What tells the other one: a letter's day and parties, a person's office. */
  function otherLine(other, statement) {
    if (other === null) return null;
    const { kind, date, note, label } = nodes[other];
    if (statement.details.some(([, node]) => node !== null && nodes[node].label === note)) return null;
    const words = kind === "communication" ? joined([day(date), note]) : note === label ? "" : note;
    return words ? el("p", { class: "details" }, bdi(words)) : null;
  }

  function valueOf(statement) {
    const { value, object } = statement;
    const named = object !== null && value.toLowerCase() === nodes[object].label.toLowerCase();
    if (!value || named || saidInQuote(statement)) return null;
    const words = object === null && /^https?:/i.test(value) ? link(value, value) : bdi(day(value));
    return el("p", { class: "value" }, words);
  }

  function detailsOf(statement) {
    const lines = statement.details.filter(([, node]) => node === null || node !== statement.object);
    if (!lines.length) return null;
    const words = ([label, node, value]) => [`${label} `, node === null ? bdi(day(value)) : bdi(nodes[node].label)];
    return el("p", { class: "details" }, ...lines.flatMap((line, i) => [i ? " · " : "", ...words(line)]));
  }

  // --- evidence

  /** The sentences that the panel has told already: told again, they are cut short. */
  const told = new Set();

  function evidenceOf(statement, whole) {
    if (!statement.evidence.length) return [el("p", { class: "details" }, "From reference data, not from a sentence")];
    const figures = statement.evidence.map((at) => () => figure(row("evidence", at), whole));
    const rest = figures.slice(LIMIT.evidence);
    const box = el("div", {}, ...figures.slice(0, LIMIT.evidence).map((make) => make()));
    const more = rest.length && moreButton(`${rest.length} more of evidence`, () => box.append(...rest.map((make) => make())));
    return more ? [box, more] : [box];
  }

  function figure(evidence, whole) {
    const quote = evidence.quote === null ? null : row("quotes", evidence.quote);
    return el("figure", { class: "evidence" }, quote ? blockquote(quote.text, evidence.marks, whole) : null,
      sourceOf(evidence, quote), premisesOf(evidence));
  }

  function sourceOf(evidence, quote) {
    const article = quote && quote.article >= 0 ? row("articles", quote.article) : null;
    const certain = evidence.confidence === null ? "" : ` · ${Math.round(evidence.confidence * 100)}\u00a0%`;
    return el("figcaption", {}, ...(article ? [link(article.url, article.headline), " · ", article.date ? `${day(article.date)} · ` : ""] : []),
      el("span", { class: `status ${evidence.status}`, title: evidence.rule }, statusOf(evidence)), certain);
  }

  /** What is only denied, planned or rumoured is marked in words, not by its look alone. */
  function statusOf(evidence) {
    const claimed = ["reported", "hypothetical", "negated"].includes(evidence.status);
    return claimed ? `${evidence.status}, not asserted` : evidence.status;
  }

  /** What an inference rests on. */
  function premisesOf(evidence) {
    if (!evidence.premises.length) return null;
    const words = evidence.premises.map((at) => sentence(row("statements", at)));
    return el("p", { class: "details" }, "Because ", ...words.flatMap((one, i) => [i ? "; " : "", bdi(one)]));
  }

  function sentence(statement) {
    const object = statement.object === null ? day(statement.value) : nodes[statement.object].label;
    return `${nodes[statement.subject].label} – ${terms[statement.term].forward} – ${object}`;
  }

  /** A sentence with its words marked. Offsets count code points, as everywhere in the data. */
  function blockquote(text, marks, whole) {
    const letters = Array.from(text);
    const [from, to] = whole ? [0, letters.length] : excerpt(letters, marks, told.has(text) ? LIMIT.again : LIMIT.snippet);
    told.add(text);
    const quote = el("blockquote", { dir: "auto" }, ...marked(letters, marks, from, to));
    if (to - from < letters.length) {
      quote.append(" ", moreButton("whole sentence", () => quote.replaceChildren(...marked(letters, marks, 0, letters.length))));
    }
    return quote;
  }

  function marked(letters, marks, from, to) {
    const parts = [];
    let at = from;
    for (const [start, end, role] of marks) {
      if (start < at || end > to) continue;
      parts.push(letters.slice(at, start).join(""), el("mark", { class: role, dir: "auto" }, letters.slice(start, end).join("")));
      at = end;
    }
    parts.push(letters.slice(at, to).join(""));
    return [from ? "… " : "", ...parts, to < letters.length ? " …" : ""].filter((part) => part !== "");
  }

  /** The part of a long sentence around its marked words, cut at spaces. */
  function excerpt(letters, marks, length) {
    if (letters.length <= length + 60) return [0, letters.length];
    const first = marks.length ? marks[0][0] : 0;
    const last = marks.length ? Math.max(...marks.map((mark) => mark[1])) : 0;
    const room = Math.max(20, Math.floor((length - (last - first)) / 2));
    let from = Math.max(0, first - room);
    let to = Math.min(letters.length, Math.max(last + room, from + length));
    while (from > 0 && letters[from - 1] !== " ") from -= 1;
    while (to < letters.length && letters[to] !== " ") to += 1;
    return [from, to];
  }

  function showEdge(at) {
    const { source, target, term, statements } = edges[at];
    const items = statements.map((number) => ({ statement: row("statements", number), term }));
    const list = el("ul", { class: "plain" }, ...items.map(edgeItem));
    show(backButton(), el("p", { class: "kind" }, "Arrow"), el("h2", {}, capital(terms[term].edge)),
      el("p", {}, entity(source)), el("p", { class: "soft" }, `→ ${terms[term].edge} →`), el("p", {}, entity(target)),
      el("h3", {}, "Why the graph says so"), list);
  }

  function edgeItem({ statement, term }) {
    const words = statement.term === term ? null : el("p", { class: "soft" }, capital(terms[statement.term].forward));
    return el("li", {}, words, valueOf(statement), detailsOf(statement), ...evidenceOf(statement, true));
  }

  // --- the panel before anything is chosen: who wrote to whom

  function parties(at) {
    const found = { from: [], to: [] };
    for (const number of nodes[at].statements) {
      const statement = row("statements", number);
      const { letter, flip } = terms[statement.term];
      if (letter && statement.subject === at && statement.object !== null) found[flip ? "from" : "to"].push(nodes[statement.object].label);
    }
    return found;
  }

  function showStart() {
    const letters = nodes.flatMap((node, at) => (node.kind === "communication" ? [at] : []));
    letters.sort((a, b) => (nodes[a].date || "9").localeCompare(nodes[b].date || "9", "en") || a - b);
    if (!nodes.length) return show(el("h2", {}, "Nothing to show"), el("p", { class: "soft" }, "The graph holds no entities."));
    if (!letters.length) {
      return show(el("h2", {}, "Entities"), el("p", { class: "soft" }, "The graph holds no correspondence. Choose an entity to read what is said of it."));
    }
    const list = el("ol", { class: "register" }, ...letters.slice(0, LIMIT.register).map(entry));
    const rest = letters.slice(LIMIT.register);
    show(el("h2", {}, letters.length === 1 ? "1 communication" : `${letters.length.toLocaleString("en")} communications`), el("p", { class: "soft" }, "Choose a communication here, or any shape or arrow in the graph, to read what is said and where it stands."),
      list, rest.length ? moreButton(`Show ${rest.length} more`, () => list.append(...rest.map(entry))) : null);
    return undefined;
  }

  function entry(at) {
    const { from, to } = parties(at);
    const side = (names) => names.length ? names.flatMap((name, i) => [i ? ", " : "", bdi(name)]) : ["?"];
    const who = from.length + to.length ? [...side(from), el("span", { class: "way" }, " → "), ...side(to)] : [bdi(nodes[at].label)];
    const what = joined([capital(nodes[at].form || "communication"), day(nodes[at].date) || "no date"]);
    return el("li", {}, el("button", { type: "button", onclick: () => choose(at, { focus: true }) },
      el("span", { class: "who" }, ...who), el("span", { class: "what" }, what)));
  }

  // --- legend and count

  function numbers() {
    const found = Object.fromEntries(kinds.map((kind) => [kind.id, 0]));
    nodes.forEach((node) => { found[node.kind] += 1; });
    return found;
  }

  const total = numbers();

  function showLegend() {
    const legend = $("legend");
    if (!legend.childElementCount) {
      for (const kind of kinds.filter((one) => total[one.id])) legend.append(legendButton(kind));
      if (edges.length) legend.append(looseButton());
      if (edges.some((edge) => edge.status === "inferred")) legend.append(lineKey());
    }
    for (const button of legend.querySelectorAll("button")) {
      const on = button.dataset.kind ? state.kinds.has(button.dataset.kind) : state.loose;
      button.setAttribute("aria-pressed", String(on));
      if (!button.dataset.kind) showLoose(button);
    }
  }

  function showLoose(button) {
    const loose = nodes.filter((_, at) => wanted(at) && isLoose(at)).length;
    button.hidden = loose === 0;
    button.querySelector(".number").textContent = loose;
  }

  function legendButton(kind) {
    return el("button", { type: "button", "data-kind": kind.id, onclick: () => toggleKind(kind.id) }, glyph(kind.id),
      el("span", { class: "name" }, kind.many), el("span", { class: "number" }, total[kind.id].toLocaleString("en")));
  }

  function looseButton() {
    return el("button", { type: "button", onclick: () => { state.loose = !state.loose; refresh(); } },
      looseGlyph(), el("span", { class: "name" }, "Unconnected"), el("span", { class: "number" }));
  }

  function lineKey() {
    return el("p", { class: "key" }, el("span", {}, dash("none"), "stated"), el("span", {}, dash("5 4"), "inferred"));
  }

  function toggleKind(kind) {
    if (state.kinds.has(kind)) state.kinds.delete(kind);
    else state.kinds.add(kind);
    for (const at of [...state.pinned]) if (nodes[at].kind === kind) state.pinned.delete(at);
    if (state.node !== null && !isVisible(state.node)) clear();
    refresh();
  }

  function showCount() {
    const number = (n) => n.toLocaleString("en");
    const shown = drawnNodes.length;
    const words = shown === nodes.length ? `${number(shown)} entities` : `${number(shown)} of ${number(nodes.length)} entities`;
    $("count").textContent = bounded ? `${words}, the strongest first: double-click unfolds` : words;
  }

  // --- search

  const search = { index: null, hits: [], at: -1 };

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function searchIndex() {
    search.index ??= nodes.map((node) => [node.label, ...node.names].map(fold));
    return search.index;
  }

  /** Where a query stands in a node's names: 0 whole, 1 start, 2 start of a word, 3 inside, 9 nowhere. */
  function grade(names, query) {
    const grades = names.map((name) => {
      if (name === query) return 0;
      const at = name.indexOf(query);
      if (at < 0) return query.split(" ").every((word) => name.includes(word)) ? 4 : 9;
      return at === 0 ? 1 : name[at - 1] === " " ? 2 : 3;
    });
    return Math.min(...grades);
  }

  function find(query) {
    const graded = searchIndex().map((names, at) => [grade(names, query), at]).filter(([found]) => found < 9);
    const late = (at) => ["communication", "article"].includes(nodes[at].kind); // their labels name others
    graded.sort((a, b) => a[0] - b[0] || late(a[1]) - late(b[1]) || nodes[b[1]].weight - nodes[a[1]].weight || a[1] - b[1]);
    return graded.slice(0, LIMIT.hits).map(([, at]) => at);
  }

  function suggest() {
    const query = fold($("search").value.trim());
    search.hits = query ? find(query) : [];
    search.at = search.hits.length ? 0 : -1;
    const none = el("li", { class: "none", role: "option", "aria-disabled": "true" }, "Nothing of that name");
    $("hits").replaceChildren(...(search.hits.length ? search.hits.map(hit) : [none]));
    $("hits").hidden = !query;
    $("search").setAttribute("aria-expanded", String(Boolean(query)));
    markHit();
  }

  function hit(at, i) {
    const { label, kind, form, note, date } = nodes[at];
    const line = joined([capital(form || kindOf[kind].one), day(date), note === label ? "" : note]);
    return el("li", { id: `hit-${i}`, role: "option", onmousedown: (event) => { event.preventDefault(); take(i); } },
      glyph(kind), el("span", {}, bdi(label), el("br"), el("span", { class: "soft" }, bdi(line))));
  }

  function markHit() {
    [...$("hits").children].forEach((item, i) => item.setAttribute("aria-selected", String(i === search.at)));
    $("hits").children[search.at]?.scrollIntoView({ block: "nearest" });
    if (search.at >= 0) $("search").setAttribute("aria-activedescendant", `hit-${search.at}`);
    else $("search").removeAttribute("aria-activedescendant");
  }

  function take(i) {
    const at = search.hits[i];
    closeHits();
    if (at !== undefined) choose(at);
  }

  function closeHits() {
    $("hits").hidden = true;
    $("search").setAttribute("aria-expanded", "false");
    $("search").removeAttribute("aria-activedescendant");
  }

  function searchKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && search.hits.length) {
      event.preventDefault();
      search.at = (search.at + step + search.hits.length) % search.hits.length;
      markHit();
    } else if (event.key === "Enter") take(search.at);
    else if (event.key === "Escape") closeHits();
  }

  // --- keyboard in the graph

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function graphKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: fit, Escape: clear,
      Enter: () => state.node !== null && (bounded ? unfold(state.node) : $("panel").focus()),
    }[event.key] ?? (WAYS[event.key] && (() => step(WAYS[event.key])));
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Go to the nearest node that way; from nowhere, to the one nearest the middle. */
  function step([dx, dy]) {
    const here = state.node === null ? network.getViewPosition() : drawing.nodes[state.node];
    let best = null;
    for (const { id, x, y } of drawnNodes.get()) {
      const along = (x - here.x) * dx + (y - here.y) * dy;
      const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
      const far = state.node === null ? Math.hypot(x - here.x, y - here.y) : along + 2 * aside;
      if (id !== state.node && (state.node === null || along > aside / 2) && (!best || far < best.far)) best = { id, far };
    }
    if (best) choose(best.id);
  }

  function pageKey(event) {
    if (event.key !== "/" || /^(input|textarea)$/i.test(event.target.tagName)) return;
    event.preventDefault();
    $("search").focus();
  }

  // --- pointer

  function clicked({ nodes: [node], edges: [edge] }) {
    leave();
    if (node !== undefined) choose(node, { centre: false });
    else if (edge !== undefined) chooseEdge(edge);
    else if (state.node !== null || state.edge !== null) clear();
  }

  function tip(text, { x, y }) {
    const box = $("tip");
    box.replaceChildren(bdi(text));
    box.hidden = false;
    const room = $("graph").clientWidth - box.offsetWidth - 12;
    box.style.left = `${Math.max(8, Math.min(x + 14, room))}px`;
    box.style.top = `${Math.min(y + 18, $("graph").clientHeight - box.offsetHeight - 8)}px`;
  }

  function hoverNode({ node, pointer }) {
    const { label, note } = nodes[node];
    $("graph").style.cursor = "pointer";
    tip(joined([label, note === label ? "" : note]), pointer.DOM);
  }

  function hoverEdge({ edge, pointer }) {
    const { source, target, term } = edges[edge];
    $("graph").style.cursor = "pointer";
    tip(`${nodes[source].label} → ${terms[term].edge} → ${nodes[target].label}`, pointer.DOM);
  }

  function leave() {
    $("graph").style.cursor = "";
    $("tip").hidden = true;
  }

  // --- start

  function listen() {
    network.on("click", clicked);
    network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && bounded && unfold(node));
    network.on("hoverNode", hoverNode);
    network.on("hoverEdge", hoverEdge);
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, leave);
    $("graph").addEventListener("keydown", graphKey);
    $("search").addEventListener("input", suggest);
    $("search").addEventListener("focus", suggest);
    $("search").addEventListener("keydown", searchKey);
    $("search").addEventListener("blur", closeHits);
    $("zoom-in").addEventListener("click", () => zoom(1.3));
    $("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
    $("fit").addEventListener("click", fit);
    document.addEventListener("keydown", pageKey);
    dark.addEventListener("change", () => { readPalette(); paint(); });
  }

  function start() {
    $("title").textContent = data.title;
    readPalette();
    showLegend();
    network = new vis.Network($("graph"), { nodes: drawnNodes, edges: drawnEdges }, drawing.options);
    $("graph").firstElementChild.tabIndex = -1; // the graph itself takes the focus
    refresh();
    listen();
    openWell();
    showStart();
    network.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; performance.mark("ready"); });
    network.redraw();
  }

  /** Everything in view; where that is too small to read (a phone), the strongest in the middle. */
  function openWell() {
    network.fit({ maxZoomLevel: 1.15, animation: false });
    const shown = drawnNodes.getIds();
    if (network.getScale() >= 0.4 || bounded || !shown.length) return;
    const strongest = shown.reduce((best, at) => (nodes[at].weight > nodes[best].weight ? at : best));
    network.moveTo({ position: network.getPosition(strongest), scale: 0.62, animation: false });
  }

  /** For scripts that drive the page: where an entity stands on the screen, and to choose one. */
  window.graphbuilderView = Object.freeze({
    version: data.version,
    shown: () => drawnNodes.getIds().map((at) => nodes[at].iri),
    where: (iri) => place(nodes.findIndex((node) => node.iri === iri)),
    whereEdge: (source, words, target) => edgePlace(source, words, target),
    choose: (iri) => choose(nodes.findIndex((node) => node.iri === iri)),
  });

  function place(at) {
    const { x, y } = network.canvasToDOM(network.getPosition(at));
    return onScreen(x, y);
  }

  function onScreen(x, y) {
    const box = $("graph").getBoundingClientRect();
    return { x: box.left + x, y: box.top + y };
  }

  function edgePlace(source, words, target) {
    const one = edges.find((edge) => nodes[edge.source].iri === source && nodes[edge.target].iri === target && terms[edge.term].edge === words);
    const [a, b] = [network.getPosition(one.source), network.getPosition(one.target)];
    const { x, y } = network.canvasToDOM({ x: a.x * 0.62 + b.x * 0.38, y: a.y * 0.62 + b.y * 0.38 });
    return onScreen(x, y);
  }

  start();
})();
