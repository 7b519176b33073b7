/* Which words can be read at a zoom: the strongest nodes' first, none over another, none too small. */
page.labels = (() => {
  const LEAST = 11.5; // pixels on the screen: smaller words are not read
  const WITHIN = 22; // the largest words that a shape is made to hold
  const SMALL = 9.5; // pixels: smaller words within a shape are left out
  const CELL = 120;

  /** The size of the words of each node at a zoom, 0 for none. A node is {at, x, y, words, weight, size, reach,
      inside}: the size of its words, half its height, whether the words stand in it. ``first`` come first. */
  function sizes(nodes, scale, first) {
    const found = new Map();
    const taken = new Map();
    for (const node of nodes) take(bodyOf(node, scale), taken);
    const order = [...nodes].sort((a, b) => first.has(b.at) - first.has(a.at) || b.weight - a.weight || a.at - b.at);
    for (const node of order) {
      const size = Math.max(node.size, node.inside ? Math.min(WITHIN, 10 / scale) : LEAST / scale);
      const box = boxOf(node, size, scale);
      const shown = node.inside ? size * scale >= SMALL : first.has(node.at) || !covered(box, taken);
      found.set(node.at, shown ? size : 0);
      if (shown && !node.inside) take(box, taken);
    }
    return found;
  }

  /** What a node's shape covers on the screen, in pixels: left, top, right, bottom. */
  function bodyOf({ x, y, words, size, reach, inside }, scale) {
    const across = inside ? widthOf(words, size) / 2 + 12 : reach;
    return [(x - across) * scale, (y - reach) * scale, (x + across) * scale, (y + reach) * scale];
  }

  /** What the words below a node cover on the screen, in pixels. */
  function boxOf({ x, y, words, reach }, size, scale) {
    const width = widthOf(words, size) * scale;
    const height = words.split("\n").length * size * 1.15 * scale;
    const [middle, top] = [x * scale, (y + reach + 3) * scale];
    return [middle - width / 2, top, middle + width / 2, top + height];
  }

  function widthOf(words, size) {
    return Math.max(...words.split("\n").map((line) => line.length)) * size * 0.53;
  }

  function cells([left, top, right, low]) {
    const found = [];
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(low / CELL); row += 1) found.push(`${column} ${row}`);
    }
    return found;
  }

  function covered(box, taken) {
    return cells(box).some((cell) => (taken.get(cell) ?? []).some((other) => box[0] < other[2] && other[0] < box[2]
      && box[1] < other[3] && other[1] < box[3]));
  }

  function take(box, taken) {
    for (const cell of cells(box)) taken.set(cell, [...(taken.get(cell) ?? []), box]);
  }

  return { sizes, LEAST };
})();
