/* What the page shows, in one object: changed in one place, told to all who listen, kept in the address. */
page.state = (() => {
  const { data } = page;
  const FACETS = ["form", "purpose", "year", "country", "status", "confidence"];
  const PANELS = ["facets", "timeline", "register", "details"];
  const UNCONNECTED = "unconnected"; // stands among the kinds: what nothing is tied to
  const listeners = [];

  /** The kinds that the picture opens with: those meant for it, or all where there is none of them. */
  const openingKinds = (() => {
    const here = new Set(data.nodes.map((node) => node.kind));
    const shown = data.kinds.filter((kind) => kind.shown && here.has(kind.id));
    return (shown.length ? shown : data.kinds).map((kind) => kind.id);
  })();

  /** What there is room for: everything on a large screen, the details alone on a narrow one. */
  function openingPanels() {
    if (matchMedia("(max-width: 820px)").matches) return ["details"];
    const wide = innerWidth >= 1180 ? ["facets", "timeline", "details"] : ["timeline", "details"];
    return innerHeight >= 1000 ? [...wide, "register"] : wide;
  }

  const PANELS_AT_FIRST = openingPanels(); // a window that is made wider later changes nothing

  function opening() {
    return {
      kinds: new Set(openingKinds),
      ...Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
      range: null,
      fold: data.folded,
      focus: null,
      path: null,
      node: null,
      arrow: null,
      unfolded: new Set(),
      pinned: new Map(),
      panels: new Set(PANELS_AT_FIRST),
      sort: ["date", "up"],
      find: "",
      unit: "auto",
      camera: null,
      arranged: 0,
    };
  }

  const now = opening();

  /** Change some of it; who listens is told the names of what was given. */
  function change(patch, source = null) {
    Object.assign(now, patch);
    const changed = new Set(Object.keys(patch));
    for (const listener of listeners) listener(changed, source);
    keep();
  }

  function listen(listener) {
    listeners.push(listener);
  }

  /** A set with one thing put in or taken out. */
  function toggled(set, thing) {
    const found = new Set(set);
    if (!found.delete(thing)) found.add(thing);
    return found;
  }

  // --- the address

  const same = (one, other) => [...one].sort().join("\n") === [...other].sort().join("\n");
  const listed = (items) => [...items].map(encodeURIComponent).join(",");
  const split = (text) => text.split(",").filter(Boolean).map(decodeURIComponent);

  /** The state as the fragment of an address: only what differs from the opening, entities by IRI. */
  function toFragment() {
    const first = opening();
    const found = {};
    if (!same(now.kinds, first.kinds)) found.kinds = listed(now.kinds);
    for (const facet of FACETS) if (now[facet].size) found[facet] = listed([...now[facet]].map(outward(facet)));
    if (now.range) found.time = now.range.join("/");
    if (now.fold !== first.fold) found.letters = now.fold ? "arrows" : "shapes";
    if (now.focus) found.around = `${now.focus.steps},${listed([data.short(now.focus.node)])}`;
    if (now.path) found.path = listed(now.path.map(data.short));
    if (now.node !== null) found.node = listed([data.short(now.node)]);
    if (now.arrow !== null) found.arrow = listed(page.scene.arrowInWords(now.arrow));
    if (now.unfolded.size) found.unfolded = listed([...now.unfolded].map(data.short));
    if (now.pinned.size) found.pinned = listed([...now.pinned].flatMap(([at, [x, y]]) => [data.short(at), x, y]));
    if (!same(now.panels, first.panels)) found.panels = listed(now.panels);
    if (now.sort.join() !== first.sort.join()) found.sort = now.sort.join(".");
    if (now.find) found.find = encodeURIComponent(now.find);
    if (now.unit !== "auto") found.unit = now.unit;
    if (now.arranged) found.arranged = now.arranged;
    if (now.camera) found.camera = now.camera.join(",");
    return Object.entries(found)
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
  }

  function outward(facet) {
    return facet === "country" ? data.short : (value) => value;
  }

  /** What the fragment of an address says; what no longer fits the graph is left out. */
  function fromFragment(text) {
    const given = {};
    for (const part of text.replace(/^#/, "").split("&")) {
      const at = part.indexOf("=");
      if (at > 0) given[part.slice(0, at)] = part.slice(at + 1);
    }
    const known = (names) => names.map(data.find).filter((node) => node >= 0);
    const found = opening();
    const readers = {
      kinds: (v) => {
        found.kinds = new Set(split(v).filter((kind) => Object.hasOwn(data.kindOf, kind) || kind === UNCONNECTED));
      },
      time: (v) => {
        found.range = daysIn(v);
      },
      letters: (v) => {
        found.fold = v === "arrows";
      },
      around: (v) => {
        found.focus = focusIn(split(v));
      },
      path: (v) => {
        found.path = known(split(v)).length === 2 ? known(split(v)) : null;
      },
      node: (v) => {
        [found.node = null] = known(split(v));
      },
      arrow: (v) => {
        found.arrow = page.scene.arrowFromWords(split(v));
      },
      unfolded: (v) => {
        found.unfolded = new Set(known(split(v)));
      },
      pinned: (v) => {
        found.pinned = pinsIn(split(v));
      },
      panels: (v) => {
        found.panels = new Set(split(v).filter((panel) => PANELS.includes(panel)));
      },
      sort: (v) => {
        found.sort = /^(date|sender|recipient|form|purpose|occasion)\.(up|down)$/.test(v) ? v.split(".") : found.sort;
      },
      find: (v) => {
        found.find = decodeURIComponent(v);
      },
      arranged: (v) => {
        found.arranged = /^\d{1,4}$/.test(v) ? Number(v) : 0;
      },
      camera: (v) => {
        found.camera = numbersIn(v);
      },
      unit: (v) => {
        found.unit = ["day", "month", "year"].includes(v) ? v : "auto";
      },
    };
    for (const facet of FACETS) {
      const values = facet === "country" ? known : (texts) => texts;
      readers[facet] = (v) => {
        found[facet] = new Set(values(split(v)).filter((value) => page.filters.has(facet, value)));
      };
    }
    for (const [name, value] of Object.entries(given))
      if (Object.hasOwn(readers, name)) tolerant(() => readers[name](value));
    return found;
  }

  /** A link that somebody cut short still opens the page. */
  function tolerant(read) {
    try {
      read();
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
  }

  function daysIn(text) {
    const days = text.split("/");
    return days.length === 2 && days.every(isDay) ? days.sort() : null;
  }

  /** Whether a text is a day of the calendar, of the years that a date field takes. */
  function isDay(text) {
    const day = /^[12]\d{3}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
    return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }

  function numbersIn(text) {
    const numbers = text.split(",").map(Number);
    return numbers.length === 3 && numbers.every(Number.isFinite) && numbers[2] > 0 ? numbers : null;
  }

  function focusIn([steps, iri]) {
    const node = data.find(iri ?? "");
    return node >= 0 && ["1", "2", "3"].includes(steps) ? { node, steps: Number(steps) } : null;
  }

  function pinsIn(parts) {
    const found = new Map();
    for (let i = 0; i + 2 < parts.length; i += 3) {
      const place = [Number(parts[i + 1]), Number(parts[i + 2])];
      const node = data.find(parts[i]);
      if (node >= 0 && place.every(Number.isFinite)) found.set(node, place);
    }
    return found;
  }

  /** The address follows what is shown, without a new step in the browser's history. */
  const keep = page.dom.later(() => history.replaceState(null, "", `#${toFragment()}`), 300);

  return { now, change, listen, toggled, toFragment, fromFragment, FACETS, UNCONNECTED };
})();
