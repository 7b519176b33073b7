/* Places for what was not laid out beforehand: d3-force, which draws no chance, then labels pushed apart. */
page.layout = (() => {
  const LINK = 150;
  const ROUNDS = 60;
  const MANY = 400; // nodes beyond which speed counts more than the last bit of order
  const REACH = 300; // pixels within which a fixed node pushes others away

  /** About what a node and its words cover, in pixels. */
  function boxOf(words) {
    const lines = words.split("\n");
    return { width: 44 + 7.2 * Math.max(...lines.map((line) => line.length)), height: 44 + 17 * lines.length };
  }

  /** Move nodes {x, y, words, fixed, middle} to where their links [[node, node], …] put them; fixed ones stay.
      ``aspect`` is the width of the picture over its height. */
  function arrange(nodes, links, aspect) {
    const wide = Math.min(4, Math.max(0.5, aspect * aspect));
    compact(nodes);
    const free = nodes.filter((node) => !node.fixed);
    if (!free.length) return;
    const moved = nodes.length > MANY ? company(nodes, free, links) : nodes;
    const bodies = moved.map(bodyOf);
    const number = new Map(moved.map((node, i) => [node, i]));
    const springs = links
      .filter((link) => link.every((node) => number.has(node)))
      .map(([a, b]) => ({ source: number.get(a), target: number.get(b) }));
    const many = moved.length > MANY;
    const ticks = many ? 60 : moved.length <= 160 ? 260 : 110;
    libraries
      .forceSimulation(bodies)
      .stop()
      .alphaDecay(many ? 1 - 0.05 ** (1 / ticks) : 1 - 0.001 ** (1 / 300))
      .force("links", libraries.forceLink(springs).distance(LINK))
      .force(
        "apart",
        libraries
          .forceManyBody()
          .strength(-900)
          .distanceMax(1200)
          .theta(many ? 1.3 : 0.9),
      )
      .force("across", libraries.forceX(0).strength(0.05 / Math.sqrt(wide)))
      .force("down", libraries.forceY(0).strength(0.05 * Math.sqrt(wide)))
      .force("room", libraries.forceCollide(58).iterations(many ? 1 : 2))
      .tick(ticks);
    for (const node of free) [node.x, node.y] = [bodies[number.get(node)].x, bodies[number.get(node)].y];
    for (let round = 0; round < ROUNDS && push(moved); round += 1);
  }

  /** The free nodes, what they are tied to, and the fixed ones near where they begin: the rest can't move them. */
  function company(nodes, free, links) {
    const cell = ({ x, y }, across = 0, down = 0) =>
      `${Math.floor(x / REACH) + across} ${Math.floor(y / REACH) + down}`;
    const around = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => [across, down]));
    const near = new Set(free.flatMap((node) => around.map(([across, down]) => cell(node, across, down))));
    const tied = new Set(links.filter((link) => link.some((node) => !node.fixed)).flat());
    return nodes.filter((node) => !node.fixed || tied.has(node) || near.has(cell(node)));
  }

  /** A node as d3 has it: what is fixed stays, what the picture is about stands in the middle. */
  function bodyOf({ x, y, fixed, middle }) {
    if (fixed) return { x, y, fx: x, fy: y };
    return middle ? { x: 0, y: 0, fx: 0, fy: 0 } : { x, y };
  }

  /** Places far apart on the whole graph's map come near, without losing who is left of whom. */
  function compact(nodes) {
    if (nodes.some((node) => node.fixed) || nodes.length < 2) return;
    const [xs, ys] = ["x", "y"].map((axis) => nodes.map((node) => node[axis]));
    const span = (values) => Math.max(...values) - Math.min(...values) || 1;
    const middle = (values) => (Math.max(...values) + Math.min(...values)) / 2;
    const side = Math.sqrt(nodes.length) * LINK;
    const scale = Math.min(1, side / Math.max(span(xs), span(ys)));
    const [mx, my] = [middle(xs), middle(ys)];
    nodes.forEach((node, i) => {
      // nodes in one and the same place would stay there: each gets its own point of a spiral
      node.x = (node.x - mx) * scale + 6 * Math.sqrt(i) * Math.cos(i * 2.4);
      node.y = (node.y - my) * scale + 6 * Math.sqrt(i) * Math.sin(i * 2.4);
    });
  }

  /** One round of pushing overlapping labels apart; whether any moved. */
  function push(nodes) {
    const sorted = nodes.map((node) => ({ node, ...boxOf(node.words) })).sort((a, b) => a.node.y - b.node.y);
    let moved = false;
    for (let i = 0; i < sorted.length; i += 1) {
      for (let j = i + 1; j < sorted.length && sorted[j].node.y - sorted[i].node.y < 110; j += 1) {
        moved = part(sorted[i], sorted[j]) || moved;
      }
    }
    return moved;
  }

  /** Move two overlapping boxes apart along the axis where less is needed; fixed ones stay. */
  function part(one, other) {
    const [dx, dy] = [other.node.x - one.node.x, other.node.y - one.node.y];
    const overX = (one.width + other.width) / 2 - Math.abs(dx);
    const overY = (one.height + other.height) / 2 - Math.abs(dy);
    if (overX <= 0.5 || overY <= 0.5 || (one.node.fixed && other.node.fixed)) return false;
    const [axis, over, way] = overX < overY ? ["x", overX, dx] : ["y", overY, dy];
    const step = (way < 0 ? -over : over) / (one.node.fixed || other.node.fixed ? 1 : 2);
    if (!one.node.fixed) one.node[axis] -= step;
    if (!other.node.fixed) other.node[axis] += step;
    return true;
  }

  return { arrange };
})();
