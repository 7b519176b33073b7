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

  let why = null;

  /** A row of one of the tables that are parsed late. */
  function late(name, at) {
    why ??= block("view-evidence").tables;
    return objectOf(why[name], why[name].rows[at]);
  }

  let articles = null;

  /** The article that a node stands for; null where it is none. */
  function articleOf(node) {
    why ??= block("view-evidence").tables;
    articles ??= new Map(objects(why.articles).map((article) => [article.node, article]));
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

  return { title, version, base, folded, opening, kinds, kindOf, terms, nodes, edges, communications,
    communicationOf, neighbours, partiesOf, communicationsOf, articleOf, find, short,
    bounded: opening.length < nodes.length,
    statement: (at) => late("statements", at), quote: (at) => late("quotes", at),
    article: (at) => late("articles", at), evidence: (at) => late("evidence", at) };
})();
