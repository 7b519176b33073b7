/* The facets: what is shown by class, form, purpose, year, country, confidence, stated or inferred. */
page.facets = (() => {
  const { $, el, bdi, button, glyph, number, capital } = page.dom;
  const { data, state, filters } = page;
  const FIRST = 7; // values of a facet before "more"
  const TITLES = {
    form: "Form",
    purpose: "Purpose",
    year: "Year",
    country: "Country",
    status: "Stated or inferred",
    confidence: "Confidence",
  };
  const opened = new Set();

  const total = Object.fromEntries(data.kinds.map(({ id }) => [id, 0]));
  data.nodes.forEach(({ kind }) => {
    total[kind] += 1;
  });

  function start() {
    build();
    state.listen((changed) => {
      if (["kinds", "range", "fold", ...state.FACETS].some((name) => changed.has(name))) build();
    });
  }

  /** All facets anew; what has the focus keeps it. */
  function build() {
    const focused = document.activeElement?.id;
    const lift = button("Lift all", liftAll, {
      class: "lift",
      id: "lift",
      hidden: filters.active() ? null : "",
    });
    $("facets").replaceChildren(
      el("div", { class: "facets-head" }, el("h2", {}, "Filters"), lift),
      classes(),
      ...state.FACETS.map(facet).filter(Boolean),
    );
    if (focused && $("facets").querySelector(`#${CSS.escape(focused)}`)) $(focused).focus();
    $("filters-number").textContent = filters.active() ? ` (${filters.active()})` : "";
  }

  function liftAll() {
    filters.lift();
    $("show-facets").focus(); // the button that had the focus is gone
  }

  function box(id, checked, onchange, ...words) {
    const input = el("input", { type: "checkbox", id, onchange });
    input.checked = checked;
    return el("li", {}, el("label", {}, input, ...words));
  }

  /** The classes of nodes: the legend, and which of them are drawn. */
  function classes() {
    const boxes = data.kinds
      .filter(({ id }) => total[id])
      .map(({ id, many }) =>
        box(
          `kind-${id}`,
          state.now.kinds.has(id),
          () => state.change({ kinds: state.toggled(state.now.kinds, id) }),
          glyph(id),
          el("span", { class: "words" }, many),
          count(total[id]),
        ),
      );
    if (data.edges.length && !data.bounded) {
      boxes.push(
        box(
          "kind-unconnected",
          state.now.kinds.has(state.UNCONNECTED),
          () => state.change({ kinds: state.toggled(state.now.kinds, state.UNCONNECTED) }),
          el("span", { class: "words" }, "Unconnected ones too"),
        ),
      );
    }
    return el("fieldset", {}, el("legend", {}, "Class: drawn in the graph"), el("ul", {}, ...boxes));
  }

  function count(n) {
    return el("span", { class: "number" }, number(n));
  }

  /** One facet; none where it has but one value and that isn't chosen. */
  function facet(name) {
    const values = filters.values(name);
    if (values.length < 2 && !state.now[name].size) return null;
    const wanted = state.now[name];
    const many = values.length > FIRST + 2 && !opened.has(name);
    const shown = many ? values.filter(({ id }, i) => i < FIRST || wanted.has(id)) : values;
    const boxes = shown.map(({ id, words, count: n }) =>
      box(
        `${name}-${idOf(id)}`,
        wanted.has(id),
        () => state.change({ [name]: state.toggled(wanted, id) }),
        el("span", { class: "words" }, bdi(capital(words))),
        count(n),
      ),
    );
    const more = many
      ? button(
          `${values.length - shown.length} more`,
          () => {
            opened.add(name);
            build();
            $(boxes[FIRST].querySelector("input").id)?.focus();
          },
          { class: "more" },
        )
      : null;
    return el("fieldset", {}, el("legend", {}, TITLES[name]), el("ul", {}, ...boxes), more);
  }

  function idOf(id) {
    return encodeURIComponent(id).replace(/[^\w-]/g, "_");
  }

  return { start };
})();
