/* The filters in words, and what to say where they leave nothing. */
page.restrictions = (() => {
  const { el, bdi, button, capital, counted, joined, number } = page.dom;
  const { data, state, filters, units } = page;

  /** The values of a facet that are wanted, in words. */
  function wanted(facet) {
    const words = filters.values(facet).filter(({ id }) => state.now[facet].has(id));
    return words.map((value) => value.words).join(" or ");
  }

  /** Each facet that restricts, and the stretch of time, as [name, words]. */
  function listed() {
    const found = state.FACETS.filter((facet) => state.now[facet].size).map((facet) => [facet, wanted(facet)]);
    if (state.now.range) found.push(["range", units.say(state.now.range)]);
    return found;
  }

  const called = (name) => (name === "range" ? "time" : name);

  /** All that restricts the register in one line; empty where nothing does. */
  function say(only = null) {
    const { find } = state.now;
    return joined([filters.inWords(), find && `with “${find}”`, only && `only ${only.words}`]);
  }

  /** What leaves the register empty, with a button that undoes it. */
  function empty(only, unrestrict) {
    if (!data.communications.length) return [el("p", {}, "The graph holds no communication.")];
    const passing = filters.passing().length;
    if (!passing) return nothingPasses();
    if (state.now.find) {
      return [
        el(
          "p",
          {},
          "Nothing matches “",
          bdi(state.now.find),
          "” among ",
          only ? bdi(only.words) : counted(passing, "communication"),
          ".",
        ),
        button("Clear the text", () => state.change({ find: "" }), { id: "register-clear" }),
      ];
    }
    return [
      el("p", {}, "The filters leave no communication of ", bdi(only.words), "."),
      button("Show all that pass the filters", unrestrict, { id: "register-clear" }),
    ];
  }

  function nothingPasses() {
    const items = listed().map(([name, words]) => {
      const without = filters.passing([name]).length;
      return el(
        "li",
        {},
        `${capital(called(name))}: ${words}`,
        without ? ` (without it ${number(without)} would be left)` : "",
      );
    });
    return [
      el("p", {}, "No communication passes all of these filters:"),
      el("ul", {}, items),
      button("Lift the filters", filters.lift, { id: "register-lift" }),
    ];
  }

  return { say, empty };
})();
