/* What is chosen as RDF, in Turtle or JSON-LD, laid out as docs/rdf-layout.md says.
   Nothing is given out that the graph doesn't say: what this page can't tell for sure is left out. */
page.rdf = (() => {
  const { data } = page;
  const SPACES = {
    gb: "https://w3id.org/graphbuilder/ontology#",
    schema: "https://schema.org/",
    org: "http://www.w3.org/ns/org#",
    prov: "http://www.w3.org/ns/prov#",
    oa: "http://www.w3.org/ns/oa#",
    skos: "http://www.w3.org/2004/02/skos/core#",
    dcterms: "http://purl.org/dc/terms/",
    time: "http://www.w3.org/2006/time#",
    sem: "http://semanticweb.cs.vu.nl/2009/11/sem/",
    rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    rdfs: "http://www.w3.org/2000/01/rdf-schema#",
    owl: "http://www.w3.org/2002/07/owl#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
    wd: "http://www.wikidata.org/entity/",
  };
  const SEGMENTS = [
    "person",
    "organization",
    "country",
    "place",
    "post",
    "membership",
    "communication",
    "act",
    "event",
    "document",
    "article",
    "judgement",
    "conflict",
    "activity",
    "interval",
    "claim",
    "selection",
    "selector",
    "extractor",
    "graph",
  ];
  for (const name of data.base ? SEGMENTS : []) SPACES[name] = `${data.base}${name}/`;

  const KIND = {
    communication: "gb:Communication",
    person: "schema:Person",
    organization: "schema:Organization",
    post: "org:Post",
    event: "gb:Event",
    document: "gb:Document",
    country: "schema:Country",
    place: "schema:Place",
    article: "gb:Article",
  };
  const ASSERTED = new Set(["stated", "inferred", "reference"]);
  const STRING = full("xsd:string");
  const DATE = full("xsd:date");
  const INTEGER = full("xsd:integer");
  const DECIMAL = full("xsd:decimal");
  const TYPE = full("rdf:type");
  const MEMBERSHIP = full("org:Membership");
  // The view tells "A after B" as "B before A", so which of the two the graph says isn't known here.
  const TURNED = full("gb:before");

  function full(name) {
    const at = name.indexOf(":");
    return SPACES[name.slice(0, at)] + name.slice(at + 1);
  }

  // --- triples: a map from subject to predicate to objects, each once

  /** Note a triple; the predicate is a compact IRI of the vocabulary. */
  function add(found, subject, predicate, object) {
    addFull(found, subject, full(predicate), object);
  }

  function addFull(found, subject, predicate, object) {
    if (object === null) return;
    if (!found.has(subject)) found.set(subject, new Map());
    const said = found.get(subject);
    if (!said.has(predicate)) said.set(predicate, new Map());
    said.get(predicate).set(JSON.stringify(object), object);
  }

  const thing = (iri) => ({ iri });
  const known = (name) => thing(full(name));
  const literal = (text, type = STRING) => ({ text, type });

  // --- what is chosen

  /** The triples of nodes, with all that is said of them, and of single statements (numbers of both).
      ``kept`` says whether a communication's node may speak of them. */
  function triples({ nodes, statements = [], kept = () => true }) {
    const found = new Map();
    const chosen = new Set(nodes);
    for (const at of chosen) describe(found, at);
    const mayTell = (at) => {
      const { subject } = data.statement(at);
      return chosen.has(subject) || data.nodes[subject].kind !== "communication" || kept(subject);
    };
    const told = new Set([...chosen].flatMap((at) => data.nodes[at].statements.filter(mayTell)));
    for (const at of new Set([...told, ...statements])) tell(found, at);
    return found;
  }

  /** A node's classes and names; an article's bibliography too. */
  function describe(found, at) {
    const { iri, kind, label, names, class: own } = data.nodes[at];
    if (found.get(iri)?.has(TYPE)) return;
    add(found, iri, "rdf:type", known(KIND[kind]));
    if (own) add(found, iri, "rdf:type", thing(own));
    add(found, iri, "rdfs:label", literal(label));
    for (const name of names) add(found, iri, "skos:altLabel", literal(name));
    const article = kind === "article" ? data.articleOf(at) : null;
    if (article) cite(found, article);
  }

  function cite(found, { iri, identifier, headline, date, url }) {
    if (identifier) add(found, iri, "dcterms:identifier", literal(identifier));
    if (headline && headline !== identifier) add(found, iri, "schema:headline", literal(headline));
    if (date) add(found, iri, "schema:datePublished", literal(date, DATE));
    if (url) add(found, iri, "schema:url", thing(url));
  }

  /** A statement: its triple where it is asserted, its claims in any case. */
  function tell(found, at) {
    const one = data.statement(at);
    const { iri: predicate } = data.terms[one.term];
    const object = objectOf(one);
    if (one.folded.length) unfold(found, one, predicate);
    else if (object && !(predicate === TURNED && one.object !== null)) plain(found, one, predicate, object);
    else return;
    describe(found, one.subject);
    if (one.object !== null) describe(found, one.object);
  }

  /** The object of a statement; null where there are only words about it. */
  function objectOf({ object, value, type }) {
    if (object !== null) return thing(data.nodes[object].iri);
    if (type.startsWith("<")) return thing(type.slice(1, -1));
    return type ? literal(value, type) : null;
  }

  function plain(found, one, predicate, object) {
    const { iri } = data.nodes[one.subject];
    if (ASSERTED.has(one.status)) {
      addFull(found, iri, predicate, object);
      if (object.iri?.startsWith(SPACES.interval)) interval(found, object.iri, one.value);
    }
    const triple = [thing(iri), thing(predicate), object];
    for (const evidence of one.evidence) claim(found, data.evidence(evidence), triple);
  }

  function interval(found, iri, value) {
    const days = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(value);
    if (!days) return;
    add(found, iri, "rdf:type", known("time:Interval"));
    add(found, iri, "gb:intervalStart", literal(days[1], DATE));
    add(found, iri, "gb:intervalEnd", literal(days[2], DATE));
  }

  // --- memberships and speech acts, which the view folds into statements

  function unfold(found, one, predicate) {
    const restore = predicate === MEMBERSHIP ? membership : act;
    // details are those of all together, so they are only given back where there is one
    const details = one.folded.length === 1 ? one.details : [];
    for (const iri of one.folded) restore(found, iri, one, details, predicate);
    for (const { object } of details.map(detailOf)) if (object !== null) describe(found, object);
  }

  const detailOf = ([words, object, value]) => ({ words, object, value });

  function membership(found, iri, one, details) {
    add(found, iri, "rdf:type", known("org:Membership"));
    if (one.value) add(found, iri, "rdfs:label", literal(one.value));
    add(found, iri, "org:member", thing(data.nodes[one.subject].iri));
    if (one.object !== null) {
      const held = thing(data.nodes[one.object].iri);
      const isPost = data.nodes[one.object].kind === "post";
      for (const name of isPost ? ["org:role", "gb:post"] : ["org:organization"]) add(found, iri, name, held);
    }
    for (const { words, object, value } of details.map(detailOf)) {
      if (words === "of") add(found, iri, "org:organization", thing(data.nodes[object].iri));
      if (words === "attested") {
        for (const day of value.split("/")) add(found, iri, "gb:attestedOn", literal(day, DATE));
      }
    }
    if (one.folded.length === 1) claimsAbout(found, one, iri);
  }

  const ROLES = { by: "gb:agent", to: "gb:addressee", about: "schema:about" };

  function act(found, iri, one, details, kind) {
    const subject = data.nodes[one.subject];
    const performed = subject.kind === "communication";
    add(found, iri, "rdf:type", known("gb:SpeechAct"));
    add(found, iri, "rdf:type", thing(kind));
    if (performed) add(found, subject.iri, "gb:performs", thing(iri));
    const sure = performed || (one.folded.length === 1 && ASSERTED.has(one.status));
    if (sure && one.value) add(found, iri, "gb:content", literal(one.value));
    if (sure && one.object !== null) add(found, iri, "schema:about", thing(data.nodes[one.object].iri));
    for (const { words, object } of sure ? details.map(detailOf) : []) {
      if (object !== null && ROLES[words]) add(found, iri, ROLES[words], thing(data.nodes[object].iri));
    }
    // a performed act's claims are in part the communication's, so whose a claim is isn't known here
    if (!performed && one.folded.length === 1) claimsAbout(found, one, iri);
  }

  // --- claims

  function claimsAbout(found, one, iri) {
    for (const at of one.evidence) claim(found, data.evidence(at), [thing(iri), null, null]);
  }

  /** A claim with its evidence; of what is folded, the predicate and object aren't known here. */
  function claim(found, { claim: iri, quote, status, confidence, rule }, [subject, predicate, object]) {
    if (!iri) return;
    add(found, iri, "rdf:type", known("gb:Claim"));
    add(found, iri, "rdf:type", known("rdf:Statement"));
    add(found, iri, "rdf:subject", subject);
    add(found, iri, "rdf:predicate", predicate);
    add(found, iri, "rdf:object", object);
    add(found, iri, "gb:status", known(`gb:${status}`));
    if (confidence !== null) add(found, iri, "gb:confidence", literal(String(confidence), DECIMAL));
    if (rule) add(found, iri, "gb:rule", literal(rule));
    const evidence = quote === null ? null : selection(found, data.quote(quote));
    if (evidence) add(found, iri, "gb:evidence", thing(evidence));
  }

  /** The IRI of a stretch of an article's text, which is described too; null where it can't be made. */
  function selection(found, { article: at, text, start, end }) {
    const article = at < 0 ? null : data.article(at);
    if (!data.base || !article?.iri.startsWith(SPACES.article)) return null;
    const name = `${article.iri.slice(SPACES.article.length)}-${start}-${end}`;
    const iri = SPACES.selection + name;
    if (found.has(iri)) return iri;
    const [quote, position] = ["quote", "position"].map((part) => `${SPACES.selector}${name}-${part}`);
    add(found, iri, "rdf:type", known("oa:SpecificResource"));
    add(found, iri, "oa:hasSource", thing(article.iri));
    for (const selector of [quote, position]) add(found, iri, "oa:hasSelector", thing(selector));
    add(found, quote, "rdf:type", known("oa:TextQuoteSelector"));
    add(found, quote, "oa:exact", literal(text));
    add(found, position, "rdf:type", known("oa:TextPositionSelector"));
    add(found, position, "oa:start", literal(String(start), INTEGER));
    add(found, position, "oa:end", literal(String(end), INTEGER));
    describe(found, article.node);
    return iri;
  }

  // --- names

  /** What no syntax of RDF can carry becomes U+FFFD. */
  function carried(text) {
    return text.replace(/[\0\ufffe\uffff]|\p{Cs}/gu, "\ufffd");
  }

  /** An IRI with what it can't have percent-escaped (RFC 3987, section 2.2). */
  function escaped(iri) {
    return carried(iri).replace(/[\x00-\x20<>"{}|^`\\]/g, encodeURIComponent);
  }

  /** Shortens IRIs by prefixes, and keeps which are used; a prefix that is some IRI's scheme is none. */
  function shortener(found) {
    const schemes = new Set([...iris(found)].map((iri) => iri.slice(0, iri.indexOf(":"))));
    const names = Object.entries(SPACES).filter(([name]) => !schemes.has(name));
    const nameOf = new Map(names.map(([name, space]) => [space, name]));
    const used = new Map();
    const short = (iri) => {
      const end = Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1;
      const [space, local] = [iri.slice(0, end), iri.slice(end)];
      if (!nameOf.has(space) || !/^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(local)) return null;
      used.set(nameOf.get(space), space);
      return `${nameOf.get(space)}:${local}`;
    };
    return { short, used };
  }

  function* iris(found) {
    for (const [subject, said] of found) {
      yield subject;
      for (const [predicate, objects] of said) {
        yield predicate;
        for (const { iri, type } of objects.values()) yield iri ?? type;
      }
    }
  }

  // --- Turtle

  const ESCAPES = { "\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\" };

  function quoted(text) {
    const code = (c) => ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    return `"${carried(text).replace(/[\x00-\x1f"\\\x7f]/g, code)}"`;
  }

  const LANGUAGE = /^@[A-Za-z]+(-[A-Za-z0-9]+)*$/;

  /** Triples as Turtle, a subject a block; ``head`` stands above as a comment. */
  function turtle(found, head) {
    const { short, used } = shortener(found);
    const name = (iri) => short(iri) ?? `<${escaped(iri)}>`;
    const words = ({ iri, text, type }) => {
      if (iri !== undefined) return name(iri);
      if (type === STRING) return quoted(text);
      return quoted(text) + (LANGUAGE.test(type) ? type : `^^${name(type)}`);
    };
    const blocks = [...found].map(([subject, said]) => {
      const lines = [...said].map(
        ([predicate, objects]) =>
          `${predicate === TYPE ? "a" : name(predicate)} ${[...objects.values()].map(words).join(" , ")}`,
      );
      return `${name(subject)} ${lines.join(" ;\n\t")} .\n`;
    });
    const prefixes = [...used].sort().map(([prefix, space]) => `@prefix ${prefix}: <${escaped(space)}> .\n`);
    const comment = head.map((line) => `# ${carried(line).replace(/\s+/gu, " ")}\n`);
    return [comment.join(""), prefixes.join(""), ...blocks].filter(Boolean).join("\n");
  }

  // --- JSON-LD

  /** Triples as JSON-LD 1.1, with the prefixes in the context. */
  function jsonld(found) {
    const { short, used } = shortener(found);
    const name = (iri) => short(iri) ?? escaped(iri);
    const value = ({ iri, text, type }) => {
      if (iri !== undefined) return { "@id": name(iri) };
      if (type === STRING) return carried(text);
      const typed = LANGUAGE.test(type) ? { "@language": type.slice(1) } : { "@type": name(type) };
      return { "@value": carried(text), ...typed };
    };
    const graph = [...found].map(([subject, said]) => {
      const node = { "@id": name(subject) };
      for (const [predicate, objects] of said) {
        const all = [...objects.values()];
        if (predicate === TYPE) node["@type"] = all.map(({ iri }) => name(iri));
        else node[name(predicate)] = all.length === 1 ? value(all[0]) : all.map(value);
      }
      return node;
    });
    const context = Object.fromEntries([...used].sort());
    return `${JSON.stringify({ "@context": context, "@graph": graph }, null, 1)}\n`;
  }

  return { triples, turtle, jsonld };
})();
