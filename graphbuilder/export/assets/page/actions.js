/* What can be done with a chosen node: its neighbourhood, a path from it, unfolding, letting go of its place. */
page.actions = (() => {
  const { el, button, counted } = page.dom;
  const { state, scene, data } = page;

  function of(at) {
    return [el("div", { class: "actions" }, neighbourhood(at), pathTo(at), pin(at)), unfoldButton(at)];
  }

  /** Three buttons that show what stands around it, in one, two or three steps; the pressed one lifts it. */
  function neighbourhood(at) {
    const now = state.now.focus?.node === at ? state.now.focus.steps : 0;
    const steps = [1, 2, 3].map((n) =>
      button(String(n), () => state.change({ focus: n === now ? null : { node: at, steps: n }, path: null }), {
        "aria-pressed": String(n === now),
        id: `around-${n}`,
        "aria-label": `Neighbourhood: ${counted(n, "step")}`,
        title: `Only what stands ${counted(n, "step")} away`,
      }),
    );
    const all = state.now.focus
      ? button("All", () => state.change({ focus: null }), { id: "around-all", title: "The whole picture again" })
      : null;
    return el(
      "div",
      { class: "group", role: "group", "aria-label": "Neighbourhood" },
      el("span", { class: "soft" }, "Around it"),
      ...steps,
      all,
    );
  }

  /** A button that asks for the other end of a path. */
  function pathTo(at) {
    const box = el("div", { class: "group path-to" });
    const open = button(
      "Path to …",
      () => {
        box.replaceChildren(...asked(at, box));
        box.querySelector("input").focus();
      },
      { id: "path-to" },
    );
    const first = state.now.path?.includes(at)
      ? [open, button("No path", () => state.change({ path: null }), { id: "no-path" })]
      : [open];
    box.append(...first);
    return box;
  }

  function asked(at, box) {
    const list = el("ul", {
      id: "path-hits",
      class: "hits",
      role: "listbox",
      "aria-label": "Suggestions",
      hidden: "",
    });
    const input = el("input", {
      id: "path-search",
      type: "search",
      role: "combobox",
      autocomplete: "off",
      "aria-expanded": "false",
      "aria-controls": "path-hits",
      "aria-autocomplete": "list",
      "aria-label": "The other end of the path",
      placeholder: "Path to …",
      dir: "auto",
    });
    page.search.attach(
      input,
      list,
      (to) => state.change({ path: [at, to], focus: null, node: null, arrow: null }),
      (to) => to !== at,
    );
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && list.hidden) {
        box.replaceWith(pathTo(at));
        document.getElementById("path-to").focus();
      }
    });
    return [input, list];
  }

  function pin(at) {
    if (!state.now.pinned.has(at)) return null;
    const free = () => {
      const pinned = new Map(state.now.pinned);
      pinned.delete(at);
      state.change({ pinned });
    };
    return button("Let go of its place", free, { id: "unpin" });
  }

  function unfoldButton(at) {
    const folded = scene.folded(at).length;
    const most = scene.MOST.unfold;
    const words =
      folded > most
        ? `Show ${most} of ${counted(folded, "more neighbour")}`
        : `Show ${counted(folded, "more neighbour")}`;
    const away = state.now.unfolded.has(at)
      ? button("Fold away", () => scene.foldAway(at), { class: "wide", id: "fold-away" })
      : null;
    return [
      folded && data.nodes[at].kind !== "article"
        ? button(words, () => scene.unfold(at), { class: "wide", id: "unfold" })
        : null,
      away,
    ];
  }

  return { of };
})();
