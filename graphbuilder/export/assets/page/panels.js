/* The parts of the page that can be shown or put away, and the tools over the picture. */
page.panels = (() => {
  const { $, number, counted, announce } = page.dom;
  const { state, data, scene } = page;
  const BUTTONS = {
    facets: "show-facets",
    timeline: "show-timeline",
    register: "show-register",
    details: "show-details",
  };

  function toggle(panel) {
    state.change({ panels: state.toggled(state.now.panels, panel) });
    announce(`${panel} ${state.now.panels.has(panel) ? "shown" : "put away"}`);
  }

  function show() {
    for (const [panel, id] of Object.entries(BUTTONS)) {
      const on = state.now.panels.has(panel);
      $(panel).hidden = !on;
      $(id).setAttribute("aria-pressed", String(on));
      document.body.classList.toggle(`with-${panel}`, on);
    }
  }

  function tools() {
    const { now } = state;
    $("letters-shapes").setAttribute("aria-pressed", String(!now.fold));
    $("letters-arrows").setAttribute("aria-pressed", String(now.fold));
    $("whole").hidden = !now.focus && !now.path && !now.unfolded.size && !now.pinned.size && !now.arranged;
  }

  /** Letters as shapes or as arrows; an arrow of the one kind is none of the other. */
  function fold(wanted) {
    state.change({ fold: wanted, arrow: null });
  }

  /** What is in the picture, in words. */
  function count() {
    const { nodes, left } = scene.now();
    const words =
      nodes.length === data.nodes.length
        ? counted(nodes.length, "entity", "entities")
        : `${number(nodes.length)} of ${counted(data.nodes.length, "entity", "entities")}`;
    const why = left
      ? `, ${number(left)} further ones left out`
      : data.bounded && !state.now.focus && !state.now.path
        ? ", the strongest"
        : "";
    $("count").textContent = words + why;
  }

  function start() {
    for (const [panel, id] of Object.entries(BUTTONS)) $(id).addEventListener("click", () => toggle(panel));
    $("zoom-in").addEventListener("click", () => page.picture.zoom(1.3));
    $("zoom-out").addEventListener("click", () => page.picture.zoom(1 / 1.3));
    $("fit").addEventListener("click", () => page.picture.fit());
    $("arrange").addEventListener("click", () => page.picture.arrangeAnew());
    $("letters-shapes").addEventListener("click", () => fold(false));
    $("letters-arrows").addEventListener("click", () => fold(true));
    $("whole").addEventListener("click", () =>
      state.change({ focus: null, path: null, unfolded: new Set(), pinned: new Map(), arranged: 0 }),
    );
    $("full-screen").addEventListener("click", fullScreen);
    $("full-screen").hidden = !document.fullscreenEnabled;
    show();
    state.listen((changed) => {
      if (changed.has("panels")) show();
      follow();
    });
  }

  /** What depends on the picture, once it stands. */
  function follow() {
    tools();
    count();
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  return { start, follow, toggle, fold };
})();
