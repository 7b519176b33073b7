/* The page opens: every part starts once, with what the address asks for. */
(() => {
  const { $ } = page.dom;
  const { state, data } = page;

  $("title").textContent = page.dom.shown(data.title);
  if (location.hash.length > 1) Object.assign(state.now, state.fromFragment(location.hash));
  for (const part of [
    "panels",
    "facets",
    "timeline",
    "picture",
    "details",
    "search",
    "register",
    "keys",
    "take",
    "help",
  ]) {
    page[part].start();
  }
  page.panels.follow();
  addEventListener("hashchange", () => {
    const fragment = location.hash.slice(1);
    if (/(^|&)[a-z]+=/.test(fragment) && fragment !== state.toFragment()) {
      state.change(state.fromFragment(fragment), "address");
    }
  });
  $("skip").addEventListener("click", (event) => {
    // to follow the link would be to ask for another view
    event.preventDefault();
    page.details.focus();
  });

  /** For scripts that drive the page: what is drawn, where it stands on the screen, and to choose one. */
  window.graphbuilderView = Object.freeze({
    version: data.version,
    shown: () => page.scene.now().nodes.map(({ at }) => data.nodes[at].iri),
    arrows: () => page.scene.now().arrows.map(({ key }) => page.scene.sayArrow(key)),
    where: (iri) => page.picture.where(data.find(iri)),
    whereEdge: (source, words, target) => page.picture.whereArrow(page.scene.arrowFromWords([source, target, words])),
    choose: (iri) => page.chosen.node(data.find(iri)),
    chooseArrow: (source, words, target) => page.chosen.arrow(page.scene.arrowFromWords([source, target, words])),
    words: () => page.picture.sizesOnScreen(),
    passing: () => page.filters.passing().map((i) => data.nodes[data.communications[i].node].iri),
  });
})();
