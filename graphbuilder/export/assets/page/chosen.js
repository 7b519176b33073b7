/* The one thing that is chosen: an entity, a communication, or an arrow. Graph, register and details follow it. */
page.chosen = (() => {
  const { data, state } = page;
  const COMPANY = 12; // neighbours that come with a node into a large graph's picture

  /** Choose a node. An entity is unfolded where it is not shown; a letter is shown for as long as it is chosen.
      ``centre`` brings it into the middle. */
  function node(at, { centre = true, focus = false } = {}) {
    const patch = { node: at, arrow: null };
    if (!page.scene.shows(at) && !page.graph.isLetter(at))
      patch.unfolded = page.scene.unfoldedWith(at, data.bounded ? COMPANY : 0);
    remember();
    state.change(patch);
    if (centre) page.picture.centre(at);
    if (focus) page.details.focus();
    const { label, form, note } = data.nodes[at];
    page.dom.announce(page.dom.joined([label, form, note === label ? "" : note], ", "));
  }

  /** Choose an arrow of the picture by its key. */
  function arrow(key, { focus = false } = {}) {
    remember();
    state.change({ node: null, arrow: key });
    if (focus) page.details.focus();
    page.dom.announce(page.scene.sayArrow(key));
  }

  const before = []; // what was chosen, step by step

  function remember() {
    const { node, arrow } = state.now;
    before.push({ node, arrow });
  }

  /** What was chosen a step before; from the first step on, nothing, and then no path either. */
  function back() {
    const { node, arrow } = state.now;
    if (node === null && arrow === null) state.change({ path: null });
    else state.change(before.pop() ?? { node: null, arrow: null });
  }

  /** Nothing chosen; where nothing was, no path and no neighbourhood either. */
  function clear() {
    const { node, arrow, path, focus } = state.now;
    before.length = 0;
    if (node !== null || arrow !== null) state.change({ node: null, arrow: null });
    else if (path || focus) state.change({ path: null, focus: null });
  }

  /** The communications that a choice is, carries or concerns. */
  function communications({ node, arrow } = state.now) {
    if (node !== null) return new Set(data.communicationsOf(node));
    return new Set(arrow === null ? [] : page.scene.communicationsOn(arrow));
  }

  return { node, arrow, back, clear, communications };
})();
