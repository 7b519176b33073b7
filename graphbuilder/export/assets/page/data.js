/* The view data (docs/view-data.md) as objects. What tells why something is said is parsed when first asked for. */
page.data = (() => {
  function block(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  function objectOf({ columns }, values) {
    const found = {};
    for (let i = 0; i < columns.length; i += 1) found[columns[i]] = values[i];
    return found;
  }

  function objects(table) {
    return table.rows.map((values) => objectOf(table, values));
  }

  const { title, version, base, folded, opening, tables } = block("view-data");
  const kinds = objects(tables.kinds);
  const terms = objects(tables.terms);
  const nodes = objects(tables.nodes);
  const edges = objects(tables.edges);
  const communications = objects(tables.communications);
  const kindOf = Object.fromEntries(kinds.map((kind) => [kind.id, kind]));
  const communicationOf = new Map(communications.map(({ node }, i) => [node, i]));

  const neighbours = nodes.map(() => []);
  edges.forEach(({ source, target }, edge) => {
    neighbours[source].push({ node: target, edge });
    neighbours[target].push({ node: source, edge });
  });

  const PARTIES = ["senders", "recipients"];
  const CONCERNED = [...PARTIES, "sender_offices", "recipient_offices", "occasions"];
  const concerning = nodes.map(() => []);
  communications.forEach((one, i) => {
    for (const node of new Set(CONCERNED.flatMap((column) => one[column]))) concerning[node].push(i);
  });

  // --- what tells why: large, so that only the lines that are asked for are parsed

  const KEPT = 400; // parsed lines that are kept at most
  let why = null;

  /** The tables in the late block: their columns and where each line of rows stands in the text. */
  function lines() {
    const text = document.getElementById("view-evidence").textContent;
    const found = {
      text,
      size: Number(/"rows_a_line":(\d+)/.exec(text.slice(0, 200))[1]),
      tables: {},
      parsed: new Map(),
    };
    let table = null;
    for (let from = 0; from < text.length;) {
      const at = text.indexOf("\n", from);
      const to = at < 0 ? text.length : at;
      if (text[from] === "[") table.places.push([from, text[to - 1] === "," ? to - 1 : to]);
      const begun =
        text[from] === "[" ? null : /"(\w+)":\{"columns":(\[[^\]]*\]),"rows":\[$/.exec(text.slice(from, to));
      if (begun) table = found.tables[begun[1]] = { columns: JSON.parse(begun[2]), places: [] };
      from = to + 1;
    }
    return found;
  }

  /** The rows in one line of a table. */
  function rowsIn(name, line) {
    why ??= lines();
    const key = `${name} ${line}`;
    if (why.parsed.size > KEPT) why.parsed.clear();
    if (!why.parsed.has(key))
      why.parsed.set(key, JSON.parse(`[${why.text.slice(...why.tables[name].places[line])}]`));
    return why.parsed.get(key);
  }

  /** A row of one of the tables that are parsed late. */
  function late(name, at) {
    why ??= lines();
    return objectOf(why.tables[name], rowsIn(name, Math.floor(at / why.size))[at % why.size]);
  }

  let articles = null;

  /** The article that a node stands for; null where it is none. */
  function articleOf(node) {
    why ??= lines();
    if (!articles) {
      const table = why.tables.articles;
      const rows = table.places.flatMap((_, line) => rowsIn("articles", line));
      articles = new Map(rows.map((row) => objectOf(table, row)).map((article) => [article.node, article]));
    }
    return articles.get(node) ?? null;
  }

  /** The senders and recipients of a communication. */
  function partiesOf(i) {
    return new Set(PARTIES.flatMap((column) => communications[i][column]));
  }

  /** The communications that a node is, or is concerned in: as a party, by its office, as the occasion. */
  function communicationsOf(node) {
    const own = communicationOf.get(node);
    return own === undefined ? concerning[node] : [own];
  }

  const placeOf = new Map();

  /** The number of a node by its IRI, with or without the base; −1 for none. */
  function find(iri) {
    if (!placeOf.size) nodes.forEach((node, at) => placeOf.set(node.iri, at));
    return placeOf.get(iri) ?? placeOf.get(base + iri) ?? -1;
  }

  /** An IRI without the base that all have in common. */
  function short(node) {
    const { iri } = nodes[node];
    return base && iri.startsWith(base) ? iri.slice(base.length) : iri;
  }

  return {
    title,
    version,
    base,
    folded,
    opening,
    kinds,
    kindOf,
    terms,
    nodes,
    edges,
    communications,
    communicationOf,
    neighbours,
    partiesOf,
    communicationsOf,
    articleOf,
    find,
    short,
    bounded: opening.length < nodes.length,
    statement: (at) => late("statements", at),
    quote: (at) => late("quotes", at),
    article: (at) => late("articles", at),
    evidence: (at) => late("evidence", at),
  };
})();
