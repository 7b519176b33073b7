/* The page's elements: every text is set as text, never as markup. */
const page = {};

page.dom = (() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const OUTLINES = {
    communication: "M1 4h14v8H1z",
    person: "M8 2a6 6 0 1 0 .01 0z",
    organization: "M3 3h10v10H3z",
    post: "M8 1l7 7-7 7-7-7z",
    document: "M8 2l7 12H1z",
    country: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
    event: "M8 1l2.1 4.7 5 .5-3.8 3.4 1.1 5L8 12l-4.4 2.6 1.1-5L.9 6.2l5-.5z",
    place: "M8 14L1 2h14z",
    article: "M8 4a7 4 0 1 0 .01 0z",
  };

  const $ = (id) => document.getElementById(id);

  /** A text as it is shown: signs that turn the order of letters round become a visible mark, one for one. */
  function shown(text) {
    return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
  }

  function filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    const there = children.flat().filter((child) => child !== null && child !== undefined && child !== "");
    element.append(...there.map((child) => (typeof child === "string" ? shown(child) : child)));
    return element;
  }

  /** An element with attributes (on… listens) and children; strings become text. */
  function el(tag, attributes = {}, ...children) {
    return filled(document.createElement(tag), attributes, children);
  }

  function svg(tag, attributes = {}, ...children) {
    return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  }

  /** A text from an article or a name, set apart from the direction of what stands around it. */
  function bdi(text) {
    return el("bdi", { dir: "auto" }, String(text));
  }

  /** A link that opens apart and tells the other side nothing; only for addresses of the web. */
  function link(address, text) {
    if (!/^https?:\/\//i.test(address)) return bdi(text);
    return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, bdi(text));
  }

  function button(words, onclick, attributes = {}) {
    return el("button", { type: "button", onclick, ...attributes }, words);
  }

  /** A kind's shape and colour, as in the picture. */
  function glyph(kind) {
    const shape = svg("path", { d: OUTLINES[kind] ?? OUTLINES.person, "stroke-linejoin": "round" });
    return svg("svg", { class: `glyph of-${kind}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, shape);
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function joined(parts, by = " · ") {
    return parts.filter(Boolean).join(by);
  }

  const thousands = new Intl.NumberFormat("en");

  /** A number with its thousands apart. */
  function number(n) {
    return thousands.format(n);
  }

  /** A number with its noun: "1 letter", "2 letters". */
  function counted(n, one, many = `${one}s`) {
    return `${number(n)} ${n === 1 ? one : many}`;
  }

  function announce(text) {
    $("live").textContent = text;
  }

  /** A button that does a thing once and goes away. */
  function once(words, then, name = "more") {
    const found = button(
      words,
      () => {
        then();
        found.remove();
      },
      { class: name },
    );
    return found;
  }

  /** A text without accents and capitals, to compare by. */
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /** Calls a function once, a while after the last of many calls. */
  function later(then, wait) {
    let waiting = 0;
    const call = (...given) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => then(...given), wait);
    };
    call.cancel = () => clearTimeout(waiting);
    return call;
  }

  return {
    $,
    el,
    svg,
    bdi,
    link,
    button,
    glyph,
    shown,
    capital,
    joined,
    number,
    counted,
    announce,
    once,
    plain,
    later,
    reduced: () => still.matches,
  };
})();
