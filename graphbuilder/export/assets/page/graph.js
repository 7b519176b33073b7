/* Ways through the graph: what stands around a node, and the shortest path between two. */
page.graph = (() => {
  const { data, filters, state } = page;
  const isLetter = (at) => data.nodes[at].kind === "communication";

  /** Whether a communication's node is among those that pass; one that the table doesn't hold, where nothing is filtered. */
  function letterPasses(at) {
    const i = data.communicationOf.get(at);
    return i === undefined ? filters.active() === 0 : filters.passes(i);
  }

  /** Steps from a node that the filters and the kinds allow; letters lead on even where they aren't drawn. */
  function steps(at, kinds) {
    return data.neighbours[at].filter(
      ({ node, edge }) =>
        filters.edgePasses(data.edges[edge]) &&
        (isLetter(node) ? letterPasses(node) : kinds.has(data.nodes[node].kind)),
    );
  }

  const byWeight = (a, b) => data.nodes[b].weight - data.nodes[a].weight || a - b;

  /** The nodes around one: entities up to so many steps away, with the letters between, which are no step. */
  function around(start, count, most) {
    const found = new Set([start]);
    let ring = [start];
    let left = 0;
    for (let step = 0; step < count && ring.length; step += 1) {
      const next = ringAfter(ring, found).sort(byWeight);
      const room = Math.max(0, most - found.size);
      left += Math.max(0, next.length - room);
      ring = next.slice(0, room);
      ring.forEach((at) => found.add(at));
    }
    return { nodes: [...found], left };
  }

  /** What lies one step beyond a ring: its neighbours, and through each letter the letter's. */
  function ringAfter(ring, seen) {
    const next = new Set();
    for (const at of ring) {
      for (const { node } of steps(at, state.now.kinds)) {
        next.add(node);
        if (isLetter(node)) for (const beyond of steps(node, state.now.kinds)) next.add(beyond.node);
      }
    }
    return [...next].filter((at) => !seen.has(at));
  }

  /** The shortest path between two, letters being nearer than other ties; null where there is none. */
  function path(from, to) {
    return search(from, to, state.now.kinds) ?? search(from, to, new Set(data.kinds.map((kind) => kind.id)));
  }

  /** Dijkstra's algorithm over whole costs: a letter's arrows cost 1, others 2. */
  function search(from, to, kinds) {
    const cost = new Map([[from, 0]]);
    const before = new Map();
    const queues = [[from]];
    for (let now = 0; now < queues.length; now += 1) {
      for (const at of queues[now] ?? []) {
        if (cost.get(at) !== now) continue;
        if (at === to) return back(to, before);
        for (const { node, edge } of steps(at, kinds)) {
          const next = now + (isLetter(at) || isLetter(node) ? 1 : 2);
          if (next >= (cost.get(node) ?? Infinity)) continue;
          cost.set(node, next);
          before.set(node, { at, edge });
          (queues[next] ??= []).push(node);
        }
      }
    }
    return null;
  }

  /** The nodes of a path in their order, each with the edge that leads to it. */
  function back(to, before) {
    const found = [];
    for (let at = to; at !== undefined; at = before.get(at)?.at)
      found.unshift({ node: at, edge: before.get(at)?.edge ?? null });
    return found;
  }

  return { around, path, letterPasses, isLetter, byWeight };
})();
