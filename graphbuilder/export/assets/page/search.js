/* Finding a thing by any of its names, with suggestions: the box in the header, and wherever one of two ends is asked for. */
page.search = (() => {
  const { $, el, bdi, glyph, capital, joined, plain } = page.dom;
  const { data, dates } = page;
  const HITS = 12;
  let index = null;

  /** The names of every node, to compare by. */
  function names() {
    index ??= data.nodes.map((node) => [node.label, ...node.names].map(plain));
    return index;
  }

  /** Where a query stands in a node's names: 0 whole, 1 start, 2 start of a word, 3 inside, 4 in pieces, 9 nowhere. */
  function grade(found, query) {
    const grades = found.map((name) => {
      if (name === query) return 0;
      const at = name.indexOf(query);
      if (at < 0) return query.split(" ").every((word) => name.includes(word)) ? 4 : 9;
      return at === 0 ? 1 : name[at - 1] === " " ? 2 : 3;
    });
    return Math.min(...grades);
  }

  /** The best nodes for a query; communications and articles last, for their labels name others. */
  function find(query, wanted = () => true) {
    const late = (at) => ["communication", "article"].includes(data.nodes[at].kind);
    const graded = Array.from({ length: 10 }, () => []); // by grade, the late ones apart: most need no sorting
    names().forEach((found, at) => graded[2 * grade(found, query) + late(at)]?.push(at)); // 9 has no place
    const best = [];
    for (const nodes of graded) {
      if (best.length < HITS) best.push(...nodes.filter(wanted).sort(page.graph.byWeight));
    }
    return best.slice(0, HITS);
  }

  /** Make a combobox of an input and its list: ``take`` is called with the node that is taken. */
  function attach(input, list, take, wanted) {
    let hits = [];
    let at = -1;

    function suggest() {
      const query = plain(input.value.trim());
      hits = query ? find(query, wanted) : [];
      at = hits.length ? 0 : -1;
      const none = el(
        "li",
        { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        "Nothing of that name",
      );
      list.replaceChildren(...(hits.length ? hits.map(hit) : [none]));
      list.hidden = !query;
      input.setAttribute("aria-expanded", String(Boolean(query)));
      mark();
    }

    function hit(node, i) {
      const { label, kind, form, note, date } = data.nodes[node];
      const line = joined([capital(form || data.kindOf[kind].one), dates.say(date), note === label ? "" : note]);
      const taken = (event) => {
        event.preventDefault();
        choose(i);
      };
      return el(
        "li",
        { id: `${list.id}-${i}`, role: "option", onmousedown: taken },
        glyph(kind),
        el("span", {}, bdi(label), el("br"), el("span", { class: "soft" }, bdi(line))),
      );
    }

    function mark() {
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
      list.children[at]?.scrollIntoView({ block: "nearest" });
      if (at >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
      else input.removeAttribute("aria-activedescendant");
    }

    function choose(i) {
      const node = hits[i];
      close();
      if (node === undefined) return;
      input.value = "";
      take(node);
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function key(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && hits.length) {
        at = (at + step + hits.length) % hits.length;
        mark();
      } else if (event.key === "Enter") choose(at);
      else if (event.key === "Escape" && !list.hidden) close();
      else return;
      event.preventDefault();
    }

    input.addEventListener("input", suggest);
    input.addEventListener("focus", suggest);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", key);
  }

  function start() {
    attach($("search"), $("hits"), (node) => page.chosen.node(node));
  }

  return { start, attach };
})();
