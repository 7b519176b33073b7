/* What the picture draws just now: from the state to nodes and arrows with their places. */
page.scene = (() => {
  const { data, state, filters, graph, layout } = page;
  const MOST = { entities: 60, occasions: 20, letters: 120, around: 240, unfold: 60 };

  let drawn = { nodes: [], here: new Set(), arrows: [], byKey: new Map(), left: 0, arrangement: "" };
  const places = new Map();
  const last = { pinned: new Map() };

  // --- which nodes

  /** What the picture is about, in a word that changes when it is laid out anew. */
  function arrangement() {
    const { now } = state;
    if (now.path) return `path ${pathNodes()} ${now.fold}`;
    if (now.focus) return `around ${now.focus.node} ${now.focus.steps} ${filters.key()} ${now.fold}`;
    if (data.bounded && filters.active()) return `filtered ${filters.key()} ${now.fold}`;
    return now.fold === data.folded ? "" : `letters ${now.fold}`;
  }

  /** The same with how often the reader has had it arranged: laid out as it comes where it is empty. */
  function arrangementByHand() {
    const { arranged } = state.now;
    return arrangement() + (arranged ? ` by hand ${arranged}` : "");
  }

  function chosenNodes() {
    const { now } = state;
    if (now.path) return { nodes: pathNodes(), left: 0 };
    if (now.focus) return graph.around(now.focus.node, now.focus.steps, MOST.around);
    return { nodes: data.bounded ? overview() : whole(), left: 0 };
  }

  function pathNodes() {
    const found = graph.path(...state.now.path);
    return found ? found.map(({ node }) => node) : state.now.path;
  }

  function whole() {
    const wanted = data.nodes.map((_, at) => at).filter(isWanted);
    if (state.now.kinds.has(state.UNCONNECTED) || !data.edges.length) return wanted;
    return connected(wanted);
  }

  /** Those that another one of them is tied to; with letters folded, also through a letter. */
  function connected(wanted) {
    const here = new Set(wanted);
    const tied = (at) =>
      data.neighbours[at].some(
        ({ node }) => here.has(node) || (state.now.fold && graph.isLetter(node) && graph.letterPasses(node)),
      );
    return wanted.filter((at) => graph.isLetter(at) || tied(at));
  }

  function isWanted(at) {
    const { kind } = data.nodes[at];
    if (!state.now.kinds.has(kind)) return false;
    if (kind === "communication") return !state.now.fold && graph.letterPasses(at);
    return !filters.active() || touchesPassing(at);
  }

  function touchesPassing(at) {
    return data.neighbours[at].some(({ node }) => graph.isLetter(node) && graph.letterPasses(node));
  }

  /** A large graph's strongest: as it opens, or of what passes the filters. */
  function overview() {
    const entities = filters.active() ? strongest() : data.opening;
    const wanted = entities.filter((at) => state.now.kinds.has(data.nodes[at].kind));
    const here = new Set([...wanted, ...ofKindsAsked(wanted)]);
    return state.now.fold || !state.now.kinds.has("communication") ? [...here] : [...here, ...lettersBetween(here)];
  }

  /** Of each kind that the opening leaves out and that is switched on: the strongest that are tied to what is there. */
  function ofKindsAsked(wanted) {
    return data.kinds
      .filter(({ id, shown }) => !shown && state.now.kinds.has(id))
      .flatMap(({ id }) => {
        const tied = new Set(wanted.flatMap((at) => data.neighbours[at].map(({ node }) => node)));
        return [...tied]
          .filter((at) => data.nodes[at].kind === id)
          .sort(graph.byWeight)
          .slice(0, MOST.occasions);
      });
  }

  function strongest() {
    const parties = new Map();
    const occasions = new Map();
    const add = (counts, at) => counts.set(at, (counts.get(at) ?? 0) + 1);
    for (const i of filters.passing()) {
      for (const at of data.partiesOf(i)) add(parties, at);
      for (const at of data.communications[i].occasions) add(occasions, at);
    }
    const first = (counts, most) =>
      [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || graph.byWeight(a, b)).slice(0, most);
    return [...new Set([...first(parties, MOST.entities), ...first(occasions, MOST.occasions)])];
  }

  /** Letters that tie two or more of what is there, one for each set of parties first. */
  function lettersBetween(here) {
    const between = filters.passing().filter((i) => {
      return [...data.partiesOf(i)].filter((at) => here.has(at)).length > 1;
    });
    const seen = new Map();
    const turn = new Map(
      between.map((i) => {
        const pair = [...data.partiesOf(i)].sort().join();
        seen.set(pair, (seen.get(pair) ?? 0) + 1);
        return [i, seen.get(pair)];
      }),
    );
    return between
      .sort((a, b) => turn.get(a) - turn.get(b) || a - b)
      .slice(0, MOST.letters)
      .map((i) => data.communications[i].node);
  }

  // --- which arrows

  function arrowsAmong(here) {
    const found = [];
    for (const at of here) {
      for (const { edge } of data.neighbours[at]) {
        const one = data.edges[edge];
        if (one.source === at && here.has(one.target) && filters.edgePasses(one)) found.push(plainArrow(edge));
      }
    }
    return state.now.fold && state.now.kinds.has("communication") ? [...found, ...foldedArrows(here)] : found;
  }

  function plainArrow(edge) {
    const { source, target, term, status } = data.edges[edge];
    const { edge: words, letter } = data.terms[term];
    return { key: `e${edge}`, source, target, words, number: 1, letter, status, edges: [edge], communications: [] };
  }

  /** One arrow for all letters from one to another, and one to each occasion that letters were sent on. */
  function foldedArrows(here) {
    const found = new Map();
    const carry = (source, mark, target, i) => {
      if (source === target || !here.has(source) || !here.has(target)) return;
      const key = `f${source}${mark}${target}`;
      if (!found.has(key)) found.set(key, foldedArrow(key, source, target, mark));
      found.get(key).communications.push(i);
    };
    for (const i of filters.passing()) {
      const { senders, recipients, occasions } = data.communications[i];
      for (const source of senders) {
        for (const target of recipients) carry(source, ">", target, i);
        for (const target of occasions) carry(source, "~", target, i);
      }
    }
    return [...found.values()].map(counted);
  }

  function foldedArrow(key, source, target, mark) {
    return {
      key,
      source,
      target,
      words: "",
      number: 0,
      letter: mark === ">",
      status: "stated",
      edges: [],
      communications: [],
    };
  }

  function counted(arrow) {
    const number = arrow.communications.length;
    const inferred = arrow.communications.every((i) => data.communications[i].status !== "stated");
    const words = number > 1 ? page.dom.number(number) : "";
    return { ...arrow, number, words, status: inferred ? "inferred" : "stated" };
  }

  // --- places

  /** Put every node in its place: pinned, as before, as laid out beforehand, or newly arranged. */
  function place(nodes, arrows, anew) {
    const { pinned } = state.now;
    for (const at of last.pinned.keys()) if (!pinned.has(at)) places.delete(at); // what is let go of finds a place again
    last.pinned = pinned;
    if (anew) places.clear();
    const asLaidOut = arrangementByHand() === "";
    const bodies = nodes.map((at) => bodyOf(at, asLaidOut, pinned.get(at)));
    const bodyAt = new Map(bodies.map((body) => [body.at, body]));
    if (bodies.some((body) => !body.fixed)) {
      bodies.filter((body) => !body.fixed).forEach((body) => startNear(body, bodyAt));
      layout.arrange(
        bodies,
        arrows.map(({ source, target }) => [bodyAt.get(source), bodyAt.get(target)]),
        page.picture.aspect(),
      );
    }
    for (const { at, x, y } of bodies) places.set(at, [Math.round(x), Math.round(y)]);
  }

  function bodyOf(at, asLaidOut, pin) {
    const { x, y } = data.nodes[at];
    const laidOut = asLaidOut && (!data.bounded || opened.has(at)) ? [x, y] : null;
    const found = pin ?? places.get(at) ?? laidOut;
    return {
      at,
      x: found?.[0] ?? x,
      y: found?.[1] ?? y,
      fixed: found !== null && found !== undefined,
      middle: state.now.focus?.node === at,
      words: page.look.caption(at),
    };
  }

  const opened = new Set(data.opening);

  /** A node that comes in among others begins in the middle of its neighbours there. */
  function startNear(body, bodyAt) {
    const near = data.neighbours[body.at].map(({ node }) => bodyAt.get(node)).filter((one) => one?.fixed);
    if (!near.length) return;
    const turn = body.at * 2.4;
    body.x = near.reduce((sum, one) => sum + one.x, 0) / near.length + 130 * Math.cos(turn);
    body.y = near.reduce((sum, one) => sum + one.y, 0) / near.length + 90 * Math.sin(turn);
  }

  /** Make the scene of the state; whether it is laid out anew. */
  function make() {
    const now = arrangementByHand();
    const { nodes, left } = chosenNodes();
    const here = new Set([...nodes.filter(isDrawn), ...broughtIn()]);
    const all = [...here];
    const arrows = arrowsAmong(here);
    const anew = now !== drawn.arrangement;
    place(all, arrows, anew);
    const placed = all.map((at) => ({ at, x: places.get(at)[0], y: places.get(at)[1] }));
    drawn = {
      nodes: placed,
      here,
      arrows,
      byKey: new Map(arrows.map((arrow) => [arrow.key, arrow])),
      left,
      arrangement: now,
    };
    return anew;
  }

  /** Letters are shapes where they aren't folded, and on a path, which would lose its ties without them. */
  function isDrawn(at) {
    if (!graph.isLetter(at) || state.now.path) return true;
    return !state.now.fold && (state.now.kinds.has("communication") || at === state.now.focus?.node);
  }

  /** What comes beside what the view is about: the choice, and what was unfolded, as far as the filters let it pass. */
  function broughtIn() {
    const { unfolded, node, path, focus } = state.now;
    const found = path || focus ? [] : [...unfolded].filter((at) => !graph.isLetter(at) || graph.letterPasses(at));
    if (node === null || path) return found;
    const parties =
      graph.isLetter(node) && data.communicationOf.has(node) ? data.partiesOf(data.communicationOf.get(node)) : [];
    return [...found, ...parties, node];
  }

  // --- unfolding

  /** The neighbours of a node that are not in the picture, the strongest first. */
  function folded(at) {
    const away = data.neighbours[at]
      .map(({ node }) => node)
      .filter(
        (node) =>
          !drawn.here.has(node) &&
          state.now.kinds.has(data.nodes[node].kind) &&
          (!graph.isLetter(node) || graph.letterPasses(node)),
      );
    return [...new Set(away)].sort(graph.byWeight);
  }

  /** What is unfolded once a node and so many of its neighbours are. */
  function unfoldedWith(at, most) {
    return new Set([...state.now.unfolded, at, ...folded(at).slice(0, most)]);
  }

  function unfold(at) {
    state.change({ unfolded: unfoldedWith(at, MOST.unfold) });
  }

  /** Take away what was unfolded around a node; it itself stays for as long as it is chosen. */
  function foldAway(at) {
    const away = new Set([at, ...data.neighbours[at].map(({ node }) => node)]);
    state.change({ unfolded: new Set([...state.now.unfolded].filter((node) => !away.has(node))) });
  }

  // --- arrows by name

  function arrowOf(key) {
    return drawn.byKey.get(key) ?? null;
  }

  function endsOf(key) {
    if (key.startsWith("e")) return [data.edges[key.slice(1)].source, data.edges[key.slice(1)].target];
    return key.slice(1).split(/[>~]/).map(Number);
  }

  /** The communications that an arrow carries and the filters let pass: those folded into it, or its own letter. */
  function communicationsOn(key) {
    if (key.startsWith("e")) return endsOf(key).filter(graph.isLetter).flatMap(data.communicationsOf);
    return carried(key).filter((i) => filters.passes(i));
  }

  /** All communications that are folded into an arrow, whatever the filters. */
  function carried(key) {
    const [source, target] = endsOf(key);
    const ends = key.includes("~") ? "occasions" : "recipients";
    return data
      .communicationsOf(source)
      .filter(
        (i) => data.communications[i].senders.includes(source) && data.communications[i][ends].includes(target),
      );
  }

  function sayArrow(key) {
    const [source, target] = endsOf(key).map((at) => data.nodes[at].label);
    const arrow = arrowOf(key);
    if (key.startsWith("e")) return `${source} → ${data.terms[data.edges[key.slice(1)].term].edge} → ${target}`;
    const number = arrow ? page.dom.counted(arrow.number, "communication") : "communications";
    return arrow && !arrow.letter
      ? `${source} → ${number} on the occasion → ${target}`
      : `${source} → ${number} → ${target}`;
  }

  /** An arrow's key in words that outlive this graph's numbers, and back. */
  function arrowInWords(key) {
    const term = key.startsWith("e") ? data.terms[data.edges[key.slice(1)].term].edge : key.replace(/[\df]/g, "");
    return [...endsOf(key).map(data.short), term];
  }

  function arrowFromWords([from, to, words]) {
    const [source, target] = [data.find(from ?? ""), data.find(to ?? "")];
    if (source < 0 || target < 0) return null;
    if (words === ">" || words === "~") {
      const key = `f${source}${words}${target}`;
      return carried(key).length ? key : null;
    }
    const edge = data.edges.findIndex(
      (one) => one.source === source && one.target === target && data.terms[one.term].edge === words,
    );
    return edge < 0 ? null : `e${edge}`;
  }

  return {
    now: () => drawn,
    make,
    shows: (at) => drawn.here.has(at),
    folded,
    unfold,
    unfoldedWith,
    foldAway,
    arrowOf,
    endsOf,
    communicationsOn,
    sayArrow,
    arrowInWords,
    arrowFromWords,
    MOST,
  };
})();
