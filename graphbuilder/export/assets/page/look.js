/* How things look, in the picture and where it is saved: words in lines, sizes, colours, what bends apart. */
page.look = (() => {
  const { data } = page;
  const options = JSON.parse(page.dom.$("drawing").textContent);
  const shapes = Object.fromEntries(Object.entries(options.groups).map(([kind, { shape }]) => [kind, shape]));
  let palette = {};

  // --- words

  const LINE = 24;
  const LINES = 3;

  /** The words at a node, in lines: a communication says form and day, the rest their name. */
  function caption(at) {
    const { kind, form, date } = data.nodes[at];
    const label = page.dom.shown(data.nodes[at].label);
    if (kind === "communication") return [page.dom.capital(form), page.dates.say(date)].filter(Boolean).join("\n");
    const lines = wrapped(label);
    return lines.length > LINES ? `${lines.slice(0, LINES).join("\n")}…` : lines.join("\n");
  }

  /** A text in lines of about so many letters, broken within words only where one is longer. */
  function wrapped(text) {
    const lines = [];
    const parts = text
      .split(/\s+/)
      .flatMap((word) => (Array.from(word).length > LINE ? word.match(/.{1,24}/gu) : [word]));
    for (const word of parts) {
      const last = lines.length - 1;
      if (last >= 0 && lines[last].length + 1 + word.length <= LINE) lines[last] += ` ${word}`;
      else lines.push(word);
    }
    return lines;
  }

  // --- colours

  /** The colours of the theme that is on: {ground, text, edge, letter, …, kinds: id → {line, fill}}. */
  function readPalette() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    palette = {
      edge: colour("edge"),
      words: colour("edge-words"),
      letter: colour("letter"),
      ground: colour("ground"),
      text: colour("text"),
      focus: colour("focus"),
      kinds: {},
    };
    for (const { id } of data.kinds) {
      const line = colour(id);
      palette.kinds[id] = { line, fill: colour(`${id}-fill`) || line };
    }
    return palette;
  }

  // --- sizes

  /** Half the height of a node's shape: the better connected, the larger, within bounds. */
  const sizeOf = (at) => 10 + Math.min(22, Math.round(3.2 * Math.sqrt(data.nodes[at].weight)));

  /** Whether the words stand in the shape. */
  const isInside = (at) => ["box", "ellipse"].includes(shapes[data.nodes[at].kind]);

  /** The size of a node's words at full zoom. */
  const wordsOf = (at) => 15 + (isInside(at) ? 0 : Math.min(12, Math.max(0, sizeOf(at) - 20)));

  // --- arrows

  /** How far each arrow stands off the straight line, so that those between the same two are apart: key → part
      of its length, to the left where it runs from the lower number; 0 for a single one. */
  function bends(arrows) {
    const groups = new Map();
    for (const arrow of arrows) {
      const pair = `${Math.min(arrow.source, arrow.target)} ${Math.max(arrow.source, arrow.target)}`;
      if (!groups.has(pair)) groups.set(pair, []);
      groups.get(pair).push(arrow);
    }
    const found = new Map();
    for (const group of groups.values()) {
      group.forEach(({ key, source, target }, i) => {
        found.set(key, (source < target ? 1 : -1) * 0.22 * (i - (group.length - 1) / 2));
      });
    }
    return found;
  }

  return { options, shapes, caption, readPalette, colours: () => palette, sizeOf, isInside, wordsOf, bends };
})();
