/* The picture: vis-network draws what the scene holds. The only module that knows it. */
page.picture = (() => {
  const { $, reduced } = page.dom;
  const { data, state, scene } = page;
  const { caption, isInside, sizeOf, wordsOf } = page.look;
  const CROWD = 600; // nodes and arrows beyond which arrows rest while the picture moves
  const FEW = 24; // nodes around the choice up to which all have their words
  const DIM = 1500; // nodes beyond which nothing fades around the choice
  const CLEAR = "rgba(0,0,0,0)";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const nodes = new libraries.DataSet();
  const arrows = new libraries.DataSet();
  let network = null;
  let palette = page.look.colours();

  // --- how nodes and arrows look

  function drawnNode({ at, x, y }, faded, { size, above }) {
    const { kind } = data.nodes[at];
    const { line, fill } = palette.kinds[kind];
    const chosen = { background: fill, border: palette.focus };
    return {
      id: at,
      x,
      y,
      size: sizeOf(at),
      group: kind,
      label: size ? caption(at) : " ",
      color: { background: fill, border: line, highlight: chosen, hover: { background: fill, border: palette.text } },
      font: {
        color: faded ? palette.edge : palette.text,
        strokeColor: palette.ground,
        strokeWidth: isInside(at) ? 0 : 4,
        size: size || 1,
        vadjust: above ? -(2 * sizeOf(at) + page.labels.heightOf(caption(at), size) + 9) : 0,
      },
      opacity: faded ? 0.3 : 1,
      borderWidth: state.now.pinned.has(at) ? 3.5 : 2,
    };
  }

  function drawnArrow(arrow, bend, faded) {
    const { key, source, target, words, number, letter, status } = arrow;
    const colour = letter ? palette.letter : palette.edge;
    return {
      id: key,
      from: source,
      to: target,
      label: words || " ", // an empty one would leave the last one there
      dashes: status === "inferred" ? [6, 5] : false,
      width: number > 1 ? Math.min(9, 2 + 1.3 * Math.log2(number)) : letter ? 2.4 : 1.2,
      color: {
        color: colour,
        highlight: letter ? palette.letter : palette.text,
        hover: palette.text,
        opacity: faded ? 0.15 : 1,
      },
      font: {
        size: number > 1 ? Math.max(15, page.labels.LEAST / scaleNow()) : letter ? 16 : 13,
        color: faded ? CLEAR : letter ? palette.letter : palette.words,
        background: faded || !words ? CLEAR : palette.ground,
      },
      smooth: bent(bend),
    };
  }

  /** How vis-network bends an arrow; straight ones are not bent at all. */
  function bent(part) {
    return part ? { enabled: true, type: part < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(part) } : false;
  }

  // --- drawing

  const last = { nodes: new Map(), arrows: new Map() };

  /** Bring the drawing in step with the scene and the choice: only what differs is touched. */
  function draw() {
    const { nodes: all, arrows: lines } = scene.now();
    const near = all.length <= DIM ? nearChoice() : null;
    const bends = page.look.bends(lines);
    const words = readable(all, near);
    network.body.emitter.emit("_blockRedraw"); // each change would draw all anew
    update(
      nodes,
      last.nodes,
      all.map((node) => drawnNode(node, near && !near.nodes.has(node.at), words.get(node.at))),
    );
    update(
      arrows,
      last.arrows,
      lines.map((arrow) => drawnArrow(arrow, bends.get(arrow.key), near && !near.arrows.has(arrow.key))),
    );
    rest(all.length + lines.length > CROWD);
    mark();
    network.body.emitter.emit("_allowRedraw");
    network.redraw();
  }

  let resting = null;

  /** Whether arrows rest while the picture moves; to say so anew would set up all nodes again. */
  function rest(wanted) {
    if (wanted !== resting) network.setOptions({ interaction: { hideEdgesOnDrag: wanted, hideEdgesOnZoom: wanted } });
    resting = wanted;
  }

  function update(set, known, items) {
    const wanted = new Set(items.map(({ id }) => id));
    const gone = set.getIds().filter((id) => !wanted.has(id));
    const changed = items.filter((item) => known.get(item.id) !== JSON.stringify(item));
    set.remove(gone);
    gone.forEach((id) => known.delete(id));
    changed.forEach((item) => known.set(item.id, JSON.stringify(item)));
    set.update(changed);
  }

  /** The words at this zoom: what stands with the choice is named first, then who writes, then the best connected. */
  function readable(all, near) {
    const named = all.map(({ at, x, y }) => ({
      at,
      x,
      y,
      words: caption(at),
      rank: rankOf(at, near),
      size: wordsOf(at),
      inside: isInside(at),
      reach: isInside(at) ? 26 : sizeOf(at),
    }));
    return page.labels.fitting(named, scaleNow());
  }

  const scaleNow = () => aim ?? network.getScale();

  function rankOf(at, near) {
    if (at === state.now.node || (near && near.nodes.size <= FEW && near.nodes.has(at))) return page.labels.MUST;
    return data.nodes[at].weight + (data.nodes[at].kind !== "event" && data.communicationsOf(at).length ? 1000 : 0);
  }

  /** After zooming, words that would be too small or too many come and go. */
  const rescale = page.dom.later(() => draw(), 140);

  /** What stands with the choice: itself and what it is tied to; null where nothing is chosen. */
  function nearChoice() {
    const { node, arrow, path } = state.now;
    const { arrows: lines } = scene.now();
    if (arrow !== null && scene.arrowOf(arrow)) {
      return { nodes: new Set(scene.endsOf(arrow)), arrows: new Set([arrow]) };
    }
    if (node === null || path || !scene.shows(node)) return null;
    const tied = lines.filter(({ source, target }) => source === node || target === node);
    return {
      nodes: new Set([node, ...tied.flatMap(({ source, target }) => [source, target])]),
      arrows: new Set(tied.map(({ key }) => key)),
    };
  }

  function mark() {
    const { node, arrow } = state.now;
    if (node !== null && nodes.get(node)) network.selectNodes([node], false);
    else if (arrow !== null && arrows.get(arrow)) network.selectEdges([arrow]);
    else network.unselectAll();
  }

  // --- the camera

  function motion() {
    return reduced() || nodes.length > DIM ? false : { duration: 220, easingFunction: "easeInOutQuad" };
  }

  const EDGE = { top: 58, side: 62, low: 46 }; // pixels that tools and words take at the picture's edges

  /** The camera that has all in view: {position, scale}. */
  function whole() {
    const { nodes: all } = scene.now();
    if (!all.length) return { position: { x: 0, y: 0 }, scale: 1 };
    const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
    const [left, right, top, low] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { clientWidth: width, clientHeight: height } = $("graph");
    const room = [width - 2 * EDGE.side, height - EDGE.top - EDGE.low].map((side) => Math.max(40, side));
    const scale = Math.min(1.15, room[0] / (right - left + 90), room[1] / (low - top + 60));
    return { position: { x: (left + right) / 2, y: (top + low + 20 - (EDGE.top - EDGE.low) / scale) / 2 }, scale };
  }

  let aim = null; // the scale that the camera is on its way to

  const NEAREST = 4; // larger shapes cost seconds to draw and show nothing more
  const FARTHEST = 0.02;
  const bounded = (scale) => Math.min(NEAREST, Math.max(FARTHEST, scale));

  /** Move the camera: words are made to fit where it is going. */
  function go(camera) {
    const animation = motion();
    const scale = bounded(camera.scale);
    aim = animation ? scale : null;
    network.moveTo({ ...camera, scale, animation });
    rescale();
  }

  /** After the wheel or two fingers: not beyond the bounds. */
  function zoomed({ scale }) {
    if (scale !== bounded(scale)) network.moveTo({ scale: bounded(scale), animation: false });
    keepCamera();
    arrived();
  }

  function arrived() {
    aim = null;
    rescale();
  }

  function fit() {
    go(whole());
    keepCamera.cancel();
    state.change({ camera: null });
  }

  function zoom(factor) {
    go({ scale: scaleNow() * factor });
    keepCamera();
  }

  /** Move the picture a step of the screen: [1, 0] looks further to the right. */
  function move([dx, dy]) {
    const step = 120 / network.getScale();
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + dx * step, y: y + dy * step }, animation: motion() });
    keepCamera();
  }

  function centre(at) {
    if (!nodes.get(at)) return;
    const { x, y } = network.getPosition(at);
    go({ position: { x, y }, scale: Math.max(network.getScale(), 0.75) });
    keepCamera();
  }

  const keepCamera = page.dom.later(() => {
    const { x, y } = network.getViewPosition();
    state.change({ camera: [Math.round(x), Math.round(y), Number(network.getScale().toFixed(3))] });
  }, 400);

  /** The camera of a link; else everything in view, or where that is too small to read, the strongest in the middle. */
  function openingCamera() {
    if (state.now.camera) {
      const [x, y, scale] = state.now.camera;
      return { position: { x, y }, scale };
    }
    const { nodes: all } = scene.now();
    const camera = whole();
    if (camera.scale >= 0.4 || !all.length || innerWidth > 820) return camera;
    const weight = ({ at }) => data.nodes[at].weight;
    const { x, y } = all.reduce((best, node) => (weight(node) > weight(best) ? node : best));
    return { position: { x, y }, scale: 0.6 };
  }

  // --- pointer

  function clicked({ nodes: [node], edges: [arrow] }) {
    page.tip.hide();
    if (node !== undefined) page.chosen.node(node, { centre: false });
    else if (arrow !== undefined) page.chosen.arrow(arrow);
    else page.chosen.clear();
  }

  /** A node that was dragged stays where it was put. */
  function dragged({ nodes: moved }) {
    if (!moved.length) return keepCamera();
    const places = network.getPositions(moved);
    const pinned = new Map(state.now.pinned);
    for (const at of moved) pinned.set(at, [Math.round(places[at].x), Math.round(places[at].y)]);
    return state.change({ pinned });
  }

  function hover(text, { DOM }) {
    $("graph").classList.add("over");
    page.tip.show(text, DOM);
  }

  function hoverNode({ node, pointer }) {
    const { label, note } = data.nodes[node];
    const folded = data.bounded ? scene.folded(node).length : 0;
    const more = folded ? `${page.dom.counted(folded, "more neighbour")}: double click` : "";
    hover(page.dom.joined([label, note === label ? "" : note, more]), pointer);
  }

  function leave() {
    $("graph").classList.remove("over");
    page.tip.hide();
  }

  function listen() {
    network.on("click", clicked);
    network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && scene.unfold(node));
    network.on("hoverNode", hoverNode);
    network.on("hoverEdge", ({ edge, pointer }) => hover(scene.sayArrow(edge), pointer));
    network.on("dragEnd", dragged);
    network.on("zoom", zoomed);
    new ResizeObserver(rescale).observe($("graph"));
    network.on("animationFinished", arrived);
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, leave);
    dark.addEventListener("change", () => {
      palette = page.look.readPalette();
      draw();
    });
  }

  function start() {
    palette = page.look.readPalette();
    network = new libraries.Network($("graph"), { nodes, edges: arrows }, page.look.options);
    $("graph").firstElementChild.tabIndex = -1; // the graph itself takes the focus
    scene.make();
    const camera = openingCamera();
    network.moveTo({ ...camera, scale: bounded(camera.scale), animation: false });
    draw();
    listen();
    requestAnimationFrame(() => setTimeout(ready)); // all parts have started by then, and this frame is on the screen
  }

  function ready() {
    performance.mark("ready");
    document.documentElement.dataset.ready = "true";
  }

  const REDRAWN = [
    "kinds",
    "range",
    "fold",
    "focus",
    "path",
    "node",
    "arrow",
    "unfolded",
    "pinned",
    "arranged",
    ...state.FACETS,
  ];

  state.listen((changed, source) => {
    if (!network || !REDRAWN.some((name) => changed.has(name))) return;
    const anew = scene.make();
    if (source === "address") go(openingCamera());
    else if (anew) fit();
    draw();
  });

  /** Lay out what is shown anew; pinned nodes stay. */
  function arrangeAnew() {
    state.change({ arranged: state.now.arranged + 1 });
  }

  // --- for others

  function onScreen({ x, y }) {
    const box = $("graph").getBoundingClientRect();
    return { x: box.left + x, y: box.top + y };
  }

  /** Where a node stands on the screen. */
  function where(at) {
    return onScreen(network.canvasToDOM(network.getPosition(at)));
  }

  /** Where an arrow can be pointed at: aside of its words. */
  function whereArrow(key) {
    const [a, b] = scene.endsOf(key).map((at) => network.getPosition(at));
    return onScreen(network.canvasToDOM({ x: a.x * 0.62 + b.x * 0.38, y: a.y * 0.62 + b.y * 0.38 }));
  }

  /** How large the words are on the screen, in pixels, of those that are shown. */
  function sizesOnScreen() {
    return nodes
      .get()
      .filter(({ label }) => label.trim() !== "")
      .map(({ font }) => font.size * network.getScale());
  }

  return {
    start,
    draw,
    sizesOnScreen,
    fit,
    zoom,
    move,
    centre,
    arrangeAnew,
    where,
    whereArrow,
    middle: () => network.getViewPosition(),
    aspect: () => $("graph").clientWidth / Math.max(1, $("graph").clientHeight),
  };
})();
