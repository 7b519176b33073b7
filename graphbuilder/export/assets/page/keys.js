/* The keyboard: in the graph from entity to entity, and letters for the parts of the page. */
page.keys = (() => {
  const { $ } = page.dom;
  const { data, state, scene } = page;
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function start() {
    $("graph").addEventListener("keydown", graphKey);
    document.addEventListener("keydown", pageKey);
  }

  function graphKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { picture, chosen } = page;
    const way = WAYS[event.key];
    const act =
      {
        "+": () => picture.zoom(1.3),
        "=": () => picture.zoom(1.3),
        "-": () => picture.zoom(1 / 1.3),
        0: () => picture.fit(),
        "[": () => turn(-1),
        "]": () => turn(1),
        Enter: open,
      }[event.key] ??
      (way && (() => (event.shiftKey ? picture.move(way) : step(way))));
    if (event.key === "Escape") chosen.clear();
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Enter unfolds what is folded away; where nothing is, it goes to the details. */
  function open() {
    const { node } = state.now;
    if (node !== null && data.bounded && scene.folded(node).length) scene.unfold(node);
    else page.details.focus();
  }

  /** Go to the nearest node that way; from nowhere, to the one nearest the middle. */
  function step([dx, dy]) {
    const { nodes } = scene.now();
    const here = nodes.find(({ at }) => at === state.now.node);
    const from = here ?? page.picture.middle();
    let best = null;
    for (const { at, x, y } of nodes) {
      const along = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      const far = here ? along + 2 * aside : Math.hypot(x - from.x, y - from.y);
      if (at !== here?.at && (!here || along > aside / 2) && (!best || far < best.far)) best = { at, far };
    }
    if (best) page.chosen.node(best.at);
  }

  /** From arrow to arrow of the chosen node, or of the arrow's source. */
  function turn(by) {
    const { node, arrow } = state.now;
    const pivot = node ?? (arrow === null ? null : scene.endsOf(arrow)[0]);
    if (pivot === null) return;
    const tied = scene
      .now()
      .arrows.filter(({ source, target }) => source === pivot || target === pivot)
      .map(({ key }) => key);
    if (!tied.length) return;
    const now = tied.indexOf(arrow);
    page.chosen.arrow(tied[(now + by + tied.length) % tied.length]);
  }

  const LETTERS = {
    "/": () => $("search").focus(),
    g: () => $("graph").focus(),
    r: () => page.panels.toggle("register"),
    t: () => page.panels.toggle("timeline"),
    f: () => page.panels.toggle("facets"),
    d: () => page.panels.toggle("details"),
    l: () => page.panels.fold(!state.now.fold),
    "?": () => page.help.open(),
  };

  let letters = true;

  /** Single letters as keys, on or off: who speaks to the machine may set them off unasked (WCAG 2.1.4). */
  function useLetters(wanted) {
    letters = wanted;
  }

  function pageKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|textarea|select)$/i.test(event.target.tagName) && event.target.type !== "checkbox") return;
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      page.chosen.clear();
      return;
    }
    const act = letters && LETTERS[event.key];
    if (!act || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  }

  return { start, useLetters };
})();
