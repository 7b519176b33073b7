/* Which words can be read at a zoom: the strongest nodes' first, none over another, none too small. */
page.labels = (() => {
  const LEAST = 11.5; // pixels on the screen: smaller words are not read
  const WITHIN = 22; // the largest words that a shape is made to hold
  const FAR = 0.45; // the zoom below which words may stand over shapes, those being small
  const SMALL = 8.5; // pixels: smaller words within a shape are left out
  const MUST = 1e6; // the rank from which on a node is named in any case
  const CELL = 120;

  /** The words of each node at a zoom: {size, above}, 0 being none. A node is {at, x, y, words, rank, size, reach,
      inside}: which are named first, the size of its words, half its height, whether the words stand in it. */
  function fitting(nodes, scale) {
    const found = new Map();
    const taken = new Map();
    if (scale >= FAR) for (const node of nodes) take(bodyOf(node, scale), taken);
    for (const node of [...nodes].sort((a, b) => b.rank - a.rank || a.at - b.at)) {
      const size = Math.max(node.size, node.inside ? Math.min(WITHIN, 10 / scale) : LEAST / scale);
      found.set(node.at, node.inside ? { size: size * scale >= SMALL ? size : 0 } : beside(node, size, scale, taken));
    }
    return found;
  }

  /** Words below a node or, where that is taken, above it; none where both are, but for what must be named. */
  function beside(node, size, scale, taken) {
    const free = [false, true].find((above) => !covered(boxOf(node, size, scale, above), taken));
    if (free === undefined && node.rank < MUST) return { size: 0 };
    const above = free ?? false;
    take(boxOf(node, size, scale, above), taken);
    return { size, above };
  }

  /** What a node's shape covers on the screen, in pixels: left, top, right, bottom. */
  function bodyOf({ x, y, words, size, reach, inside }, scale) {
    const across = inside ? widthOf(words, size) / 2 + 12 : reach;
    return [(x - across) * scale, (y - reach) * scale, (x + across) * scale, (y + reach) * scale];
  }

  /** What the words below or above a node cover on the screen, in pixels. */
  function boxOf({ x, y, words, reach }, size, scale, above) {
    const width = widthOf(words, size) * scale;
    const height = heightOf(words, size) * scale;
    const middle = x * scale;
    const top = above ? (y - reach - 3) * scale - height : (y + reach + 3) * scale;
    return [middle - width / 2, top, middle + width / 2, top + height];
  }

  function heightOf(words, size) {
    return words.split("\n").length * size * 1.15;
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
    return cells(box).some((cell) =>
      (taken.get(cell) ?? []).some(
        (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3],
      ),
    );
  }

  function take(box, taken) {
    for (const cell of cells(box)) taken.set(cell, [...(taken.get(cell) ?? []), box]);
  }

  return { fitting, heightOf, LEAST, MUST };
})();
