/* The whole drawn scene as an SVG picture that stands alone, and as PNG: the page's shapes, words and
   colours, with a line below that says what is shown. */
page.drawing = (() => {
  const { svg, joined } = page.dom;
  const { data, dates, filters } = page;
  const FACE = "system-ui, sans-serif";
  const EDGE = 40; // ground around the scene
  const LEAST = 560; // width, so that the line below has room
  const MOST = 8000; // pixels a side of a PNG
  const LEADING = 1.2;
  const SIZES = { line: 14, title: 18 };

  const pen = document.createElement("canvas").getContext("2d");

  /** A colour as SVG 1.1 and every drawing program know it. */
  function plainColour(colour) {
    pen.fillStyle = "#888888";
    pen.fillStyle = colour;
    return pen.fillStyle;
  }

  /** The page's colours just now, light or dark. */
  function colours() {
    const { edge, words, letter, ground, text, kinds } = page.look.colours();
    const each = (found, make) => Object.fromEntries(Object.entries(found).map(([name, one]) => [name, make(one)]));
    const plain = (found) => each(found, plainColour);
    return { ...plain({ edge, words, letter, ground, text }), kinds: each(kinds, plain) };
  }

  /** What XML 1.0 can't hold is left out (section 2.2), lone surrogates too. */
  function carried(text) {
    return text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  }

  function widthOf(text, size, weight = 400) {
    pen.font = `${weight} ${size}px ${FACE}`;
    return pen.measureText(text).width;
  }

  const rounded = (n) => Number(n.toFixed(1));
  const points = (all) => all.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(" ");

  // --- shapes

  /** A node with the measures that it is drawn by. */
  function measured({ at, x, y }) {
    const { kind, weight } = data.nodes[at];
    const shape = page.look.shapes[kind];
    const inside = page.look.isInside(at);
    const radius = page.look.sizeOf(at);
    const size = page.look.wordsOf(at);
    const lines = carried(page.look.caption(at)).split("\n");
    const width = Math.max(...lines.map((line) => widthOf(line, size)));
    const words = { width, height: lines.length * size * LEADING };
    const half =
      shape === "box"
        ? [words.width / 2 + 13, words.height / 2 + 8]
        : shape === "ellipse"
          ? [(words.width / 2) * 1.1 + 14, (words.height / 2) * 1.1 + 9]
          : [radius, radius];
    return { at, x, y, kind, shape, inside, size, lines, words, half, radius, weight };
  }

  const turned =
    (count, radii, start) =>
    ({ x, y }) =>
      Array.from({ length: count }, (_, i) => {
        const angle = start + (2 * Math.PI * i) / count;
        const radius = radii[i % radii.length];
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      });

  function polygon({ shape, x, y, radius: r }) {
    const up = -Math.PI / 2;
    const ways = {
      diamond: () => turned(4, [r], up)({ x, y }),
      star: () => turned(10, [1.07 * r, 0.41 * r], up)({ x, y: y + 0.08 * r }),
      hexagon: () => turned(6, [r], 0)({ x, y }),
      triangle: () => turned(3, [1.33 * r], up)({ x, y: y + 0.32 * r }),
      triangleDown: () => turned(3, [1.33 * r], -up)({ x, y: y - 0.32 * r }),
    };
    return (ways[shape] ?? ways.diamond)();
  }

  function shapeOf(node, look) {
    const {
      shape,
      x,
      y,
      half: [w, h],
    } = node;
    if (shape === "dot") return svg("circle", { cx: x, cy: y, r: w, ...look });
    if (shape === "ellipse") return svg("ellipse", { cx: x, cy: y, rx: rounded(w), ry: rounded(h), ...look });
    if (shape === "box" || shape === "square") {
      const [left, top, width, height] = [x - w, y - h, 2 * w, 2 * h].map(rounded);
      return svg("rect", { x: left, y: top, width, height, rx: shape === "box" ? 8 : 0, ...look });
    }
    return svg("polygon", { points: points(polygon(node)), "stroke-linejoin": "round", ...look });
  }

  /** Lines of text around a middle, the first at a height. */
  function texts(lines, x, top, size, look) {
    return svg(
      "text",
      { "text-anchor": "middle", "font-size": size, ...look },
      ...lines.map((line, i) =>
        svg("tspan", { x: rounded(x), y: rounded(top + (i + 0.5) * size * LEADING + 0.35 * size) }, line),
      ),
    );
  }

  function topOfWords({ y, half: [, h], words, inside, above }) {
    if (inside) return y - words.height / 2;
    return above ? y - h - 3 - words.height : y + h + 3;
  }

  /** A node: shape, words with a rim of ground, and its name with its IRI for who points at it. */
  function nodeOf(node, palette) {
    const { at, x, kind, inside, size, lines, shown } = node;
    const { iri, label, note } = data.nodes[at];
    const top = topOfWords(node);
    const name = joined([label, note === label ? "" : note]);
    const { ground } = palette;
    const rim = { fill: ground, stroke: ground, "stroke-width": 4, "stroke-linejoin": "round" };
    return svg(
      "g",
      {},
      svg("title", {}, carried(`${name}\n${iri}`)),
      shapeOf(node, { fill: palette.kinds[kind].fill, stroke: palette.kinds[kind].line, "stroke-width": 2 }),
      shown && !inside ? texts(lines, x, top, size, rim) : null,
      shown ? texts(lines, x, top, size, { fill: palette.text }) : null,
    );
  }

  // --- arrows

  /** Where the way from a point to a node's middle meets its border. */
  function border({ x, y, half: [w, h], shape }, [fromX, fromY]) {
    const [dx, dy] = [fromX - x, fromY - y];
    const far = Math.hypot(dx, dy);
    const square = shape === "box" || shape === "square";
    const part = square ? Math.min(w / Math.abs(dx), h / Math.abs(dy)) : 1 / Math.hypot(dx / w, dy / h);
    const share = Math.min(1, square || shape === "ellipse" ? part : w / far);
    return far ? [x + dx * share, y + dy * share] : [x, y];
  }

  /** The way of an arrow: from border to border over a point beside the middle; the words stand on it. */
  function wayOf(source, target, bend) {
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const via = [(source.x + target.x) / 2 - dy * bend, (source.y + target.y) / 2 + dx * bend];
    const [from, to] = [border(source, via), border(target, via)];
    const far = Math.hypot(to[0] - via[0], to[1] - via[1]) || 1;
    return { from, via, to, way: [(to[0] - via[0]) / far, (to[1] - via[1]) / far] };
  }

  /** The point of the way (a quadratic Bézier curve) at a part of it. */
  function pointAt({ from, via, to }, t) {
    return [0, 1].map((axis) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * via[axis] + t ** 2 * to[axis]);
  }

  /** The first point from the middle on where words of a size cover no node; undefined for none. */
  function freePlace(way, [width, height], taken) {
    const box = ([x, y]) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    const isFree = (place) => {
      const [left, top, right, low] = box(place);
      return !taken.some((other) => left < other[2] && other[0] < right && top < other[3] && other[1] < low);
    };
    const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((t) => pointAt(way, t));
    return places.find(isFree);
  }

  function arrowOf({ key, source, target, words, number, letter, status }, bend, palette, taken) {
    const course = wayOf(source, target, bend);
    const {
      from,
      via,
      to,
      way: [wx, wy],
    } = course;
    const colour = letter ? palette.letter : palette.edge;
    const width = number > 1 ? Math.min(9, 2 + 1.3 * Math.log2(number)) : letter ? 2.4 : 1.2;
    const length = 8 + 2.2 * width;
    const neck = [to[0] - wx * length * 0.85, to[1] - wy * length * 0.85];
    const back = [to[0] - wx * length, to[1] - wy * length];
    const [half, left, right] = [length * 0.4, [-wy, wx], [wy, -wx]];
    const side = (way) => [back[0] + way[0] * half, back[1] + way[1] * half];
    const d = `M${points([from])} Q${points([via])} ${points([neck])}`;
    const line = svg("path", {
      d,
      fill: "none",
      stroke: colour,
      "stroke-width": rounded(width),
      "stroke-dasharray": status === "inferred" ? "6 5" : null,
    });
    const head = svg("polygon", { fill: colour, points: points([to, side(left), neck, side(right)]) });
    const name = svg("title", {}, carried(page.scene.sayArrow(key)));
    const text = wordsOf(carried(words), course, letter, palette, taken);
    return { line: svg("g", {}, name, line, head), words: text };
  }

  /** The words on an arrow, on a patch of ground; a letter's even where there is no room beside nodes. */
  function wordsOf(words, course, letter, palette, taken) {
    const size = letter ? 16 : 13;
    const [width, height] = [widthOf(words, size) + 4, size * LEADING];
    const place = freePlace(course, [width, height], taken) ?? (letter ? pointAt(course, 0.5) : null);
    if (!words || !place) return null;
    const [x, y] = place;
    const [left, top] = [x - width / 2, y - height / 2].map(rounded);
    return svg(
      "g",
      {},
      svg("rect", { x: left, y: top, width: rounded(width), height: rounded(height), fill: palette.ground }),
      texts([words], x, top, size, { fill: letter ? palette.letter : palette.words }),
    );
  }

  // --- the whole

  /** What is shown, in words: the filters, the time from first to last communication, their number. */
  function said() {
    const kept = filters.passing();
    const days = kept.map((i) => dates.interval(data.communications[i].date)).filter(Boolean);
    const first = days.reduce((least, [day]) => (least && least < day ? least : day), "");
    const last = days.reduce((most, [, day]) => (most > day ? most : day), "");
    const time = first === last ? dates.say(first) : `${dates.say(first)} – ${dates.say(last)}`;
    const number = page.dom.counted(kept.length, "communication");
    return joined([filters.inWords(), days.length ? time : "", number]);
  }

  /** A text broken between words into lines of a width. */
  function broken(text, size, width, weight) {
    const lines = [];
    for (const word of text.split(/\s+/)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && widthOf(longer, size, weight) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** Title and line below the scene, larger below a large one. */
  function legend(left, top, width, palette) {
    const grown = Math.min(3, Math.max(1, width / 1100));
    const [big, small] = [SIZES.title, SIZES.line].map((size) => Math.round(size * grown));
    const title = broken(carried(data.title), big, width, 600);
    const line = broken(carried(said()), small, width, 400);
    const below = top + title.length * big * LEADING + 4;
    const row = (size, from) => (words, i) =>
      svg("tspan", { x: left, y: rounded(from + (i + 0.8) * size * LEADING) }, words);
    const lines = (all, from, size, weight) =>
      svg("text", { "font-size": size, "font-weight": weight, fill: palette.text }, ...all.map(row(size, from)));
    const group = svg("g", {}, lines(title, top, big, 600), lines(line, below, small, 400));
    return { group, bottom: below + line.length * small * LEADING };
  }

  /** What a node's shape and words cover: left, top, right, bottom. */
  function boxesOf(node) {
    const {
      x,
      y,
      half: [w, h],
      words,
      inside,
      shown,
    } = node;
    const shape = [x - w, y - h, x + w, y + h];
    const top = topOfWords(node);
    const beside = [x - words.width / 2, top, x + words.width / 2, top + words.height];
    return inside || !shown ? [shape] : [shape, beside];
  }

  function bounds(boxes) {
    const side = (at, better) => boxes.reduce((found, box) => better(found, box[at]), boxes[0][at]);
    const [left, right] = boxes.length ? [side(0, Math.min), side(2, Math.max)] : [0, LEAST];
    const [top, bottom] = boxes.length ? [side(1, Math.min), side(3, Math.max)] : [0, 0];
    const spare = Math.max(0, LEAST - (right - left)) / 2;
    return [left - spare, top, right + spare, bottom].map(Math.round);
  }

  /** Where the words of each node stand: below it, above it, or nowhere, where stronger ones stand. */
  function placed(nodes) {
    const isParty = ({ at, kind }) => kind !== "event" && data.communicationsOf(at).length > 0;
    const rank = (node) => node.weight + (isParty(node) ? 1000 : 0);
    const named = nodes.map((node) => ({
      ...node,
      words: node.lines.join("\n"),
      reach: node.half[1],
      rank: rank(node),
    }));
    const found = page.labels.fitting(named, 1);
    return nodes.map((node) => {
      const { size, above } = found.get(node.at);
      return { ...node, shown: size > 0, above };
    });
  }

  /** The scene as an SVG element, in the page's colours. */
  function drawn() {
    const palette = colours();
    const scene = page.scene.now();
    const nodes = placed(scene.nodes.map(measured));
    const nodeAt = new Map(nodes.map((node) => [node.at, node]));
    const taken = nodes.flatMap(boxesOf);
    const bent = page.look.bends(scene.arrows);
    const arrows = scene.arrows.map((arrow) =>
      arrowOf(
        { ...arrow, source: nodeAt.get(arrow.source), target: nodeAt.get(arrow.target) },
        bent.get(arrow.key),
        palette,
        taken,
      ),
    );
    const [left, top, right, bottom] = bounds(taken);
    const below = legend(left, bottom + EDGE, right - left, palette);
    const [width, height] = [right - left + 2 * EDGE, Math.ceil(below.bottom - top + 2 * EDGE)];
    const [x, y] = [left - EDGE, top - EDGE];
    return svg(
      "svg",
      { width, height, viewBox: [x, y, width, height].join(" "), "font-family": FACE },
      svg("title", {}, carried(data.title)),
      svg("desc", {}, carried(said())),
      svg("rect", { x, y, width, height, fill: palette.ground }),
      svg("g", {}, ...arrows.map(({ line }) => line)),
      svg("g", {}, ...arrows.map(({ words }) => words)),
      svg("g", {}, ...nodes.map((node) => nodeOf(node, palette))),
      below.group,
    );
  }

  /** The scene as the text of an SVG file. */
  function text() {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawn())}\n`;
  }

  // --- PNG

  function loaded(address) {
    return new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => resolve(image);
      image.onerror = () => reject(new Error("the browser can't draw the picture"));
      image.src = address;
    });
  }

  function filled(image, scale) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.floor(image.width * scale));
    canvas.height = Math.max(1, Math.floor(image.height * scale));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => {
      canvas.toBlob(resolve, "image/png");
    });
  }

  /** The scene as a PNG (a promise of a Blob) at twice its size, smaller where a side or the memory ends. */
  async function png() {
    const address = URL.createObjectURL(new Blob([text()], { type: "image/svg+xml" }));
    try {
      const image = await loaded(address);
      const most = Math.min(2, MOST / image.width, MOST / image.height);
      for (const scale of [most, most / 2, most / 4]) {
        const found = await filled(image, scale);
        if (found) return found;
      }
      throw new Error("the picture is too large for this browser");
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  return { text, png };
})();
