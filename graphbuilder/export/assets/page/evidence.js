/* Why something is said: the sentence with its words marked, the article, how sure it is, and what an inference rests on. */
page.evidence = (() => {
  const { el, bdi, link, once } = page.dom;
  const { data, dates } = page;
  const LIMIT = { pieces: 2, snippet: 200, again: 70 };

  /** The sentences that the panel has told already: told again, they are cut short. */
  const told = new Set();

  /** The evidence of a statement; ``whole`` shows its sentences in full. */
  function of(statement, whole) {
    if (!statement.evidence.length) return [el("p", { class: "said" }, "From reference data, not from a sentence")];
    const figures = statement.evidence.map((at) => () => figure(data.evidence(at), whole));
    const rest = figures.slice(LIMIT.pieces);
    const box = el("div", {}, ...figures.slice(0, LIMIT.pieces).map((make) => make()));
    return [
      box,
      rest.length ? once(`${rest.length} more of evidence`, () => box.append(...rest.map((make) => make()))) : null,
    ];
  }

  function figure(evidence, whole) {
    const quote = evidence.quote === null ? null : data.quote(evidence.quote);
    return el(
      "figure",
      { class: "evidence" },
      quote ? blockquote(quote.text, evidence.marks, whole) : null,
      sourceOf(evidence, quote),
      premisesOf(evidence),
    );
  }

  function sourceOf(evidence, quote) {
    const article = quote && quote.article >= 0 ? data.article(quote.article) : null;
    const certain = evidence.confidence === null ? "" : ` · ${Math.round(evidence.confidence * 100)}\u00a0%`;
    const source = article
      ? [link(article.url, article.headline), " · ", article.date ? `${dates.say(article.date)} · ` : ""]
      : [];
    return el(
      "figcaption",
      {},
      ...source,
      el("span", { class: `status ${evidence.status}`, title: evidence.rule }, statusOf(evidence)),
      certain,
    );
  }

  /** What is only denied, planned or rumoured is marked in words, not by its look alone. */
  function statusOf({ status }) {
    return ["reported", "hypothetical", "negated"].includes(status) ? `${status}, not asserted` : status;
  }

  function premisesOf({ premises }) {
    if (!premises.length) return null;
    const words = premises.map((at) => sentence(data.statement(at)));
    return el("p", { class: "said" }, "Because ", ...words.flatMap((one, i) => [i ? "; " : "", bdi(one)]));
  }

  function sentence({ subject, term, object, value }) {
    const other = object === null ? dates.say(value) : data.nodes[object].label;
    return `${data.nodes[subject].label} – ${data.terms[term].forward} – ${other}`;
  }

  /** A sentence with its words marked. Offsets count code points, as everywhere in the data. */
  function blockquote(text, marks, whole) {
    const letters = Array.from(text);
    const [from, to] = whole
      ? [0, letters.length]
      : excerpt(letters, marks, told.has(text) ? LIMIT.again : LIMIT.snippet);
    told.add(text);
    const quote = el("blockquote", { dir: "auto" }, ...marked(letters, marks, from, to));
    if (to - from < letters.length) {
      quote.append(
        " ",
        once("whole sentence", () => quote.replaceChildren(...marked(letters, marks, 0, letters.length))),
      );
    }
    return quote;
  }

  function marked(letters, marks, from, to) {
    const parts = [];
    let at = from;
    for (const [start, end, role] of marks) {
      if (start < at || end > to) continue;
      parts.push(
        letters.slice(at, start).join(""),
        el("mark", { class: role, dir: "auto" }, letters.slice(start, end).join("")),
      );
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

  return { of, forget: () => told.clear() };
})();
