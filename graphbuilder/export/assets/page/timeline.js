/* The timeline: communications and events by day, month or year, and what one entity sent and received. */
page.timeline = (() => {
  const { $, el, svg, bdi, button, number, counted, joined, capital } = page.dom;
  const { data, state, filters, units, histogram } = page;
  const UNITS = ["auto", "day", "month", "year"];
  const PITCH = 4;
  const MOST = 8000;
  const PAUSE = 120;
  const MOST_NAMED = 3;

  let whole = false; // all communications, even where an entity is chosen
  let held = null; // the range while it is being dragged: {range}
  let line = null; // the axis as drawn
  let shown = null; // what is drawn on it
  let drawnBy = null; // the unit that it is drawn by

  // --- what happened when

  let known = null;

  /** The days of communications and events, and the first and last that the axis must hold; read once. */
  function times() {
    known ??= read();
    return known;
  }

  function read() {
    const spans = data.communications.map(({ date }) => units.span(date));
    const events = data.nodes.flatMap(({ kind, date }, node) => {
      const days = kind === "event" ? units.span(date) : null;
      return days ? [{ node, days }] : [];
    });
    let [first, last] = [Infinity, -Infinity];
    for (const days of spans.some(Boolean) ? spans : events.map(({ days }) => days)) {
      if (days) [first, last] = [Math.min(first, days[0]), Math.max(last, days[0])];
    }
    return { spans, events, first, last, empty: first > last };
  }

  function range() {
    return held ? held.range : state.now.range;
  }

  // --- the person's view

  /** What the chosen entity sent and received, as tests of a communication; null where there is none. */
  function person() {
    const { node } = state.now;
    if (node === null || ["communication", "article"].includes(data.nodes[node].kind)) return null;
    const country = data.nodes[node].kind === "country";
    const is = (one) => one === node || (country && data.nodes[one].countries.includes(node));
    const among =
      (...columns) =>
      (i) =>
        columns.some((column) => data.communications[i][column].some(is));
    const found = {
      node,
      words: data.nodes[node].label,
      sent: among("senders", "sender_offices"),
      received: among("recipients", "recipient_offices"),
    };
    const any = country ? data.communications.map((_, i) => i) : data.communicationsOf(node);
    return any.some((i) => found.sent(i) || found.received(i)) ? found : null;
  }

  // --- what is drawn

  /** Counts by unit: of what lies in one unit, and of what may lie in others too. */
  function count(indices) {
    const side = { exact: new Array(line.count).fill(0), vague: new Array(line.count).fill(0) };
    for (const i of indices) {
      const [first, last] = times().spans[i].map(line.unitOf);
      side[first === last ? "exact" : "vague"][first] += 1;
    }
    return side;
  }

  function within(at) {
    const days = range()?.map(units.dayOf);
    return !days || (line.start(at + 1) > days[0] && line.start(at) <= days[1]);
  }

  /** The events of each unit; those outside the axis are only counted. */
  function happened() {
    const found = { byUnit: Array.from({ length: line.count }, () => []), outside: 0 };
    for (const {
      node,
      days: [first],
    } of times().events) {
      const here = found.byUnit[line.unitOf(first)];
      if (here) here.push(node);
      else found.outside += 1;
    }
    return found;
  }

  /** All that the drawing and the words under it say. */
  function model() {
    const one = person();
    const passing = filters.passing(["range"]);
    const dated = passing.filter((i) => times().spans[i]);
    const personal = one && !whole;
    const chosen = personal ? [] : [...page.chosen.communications()].filter((i) => times().spans[i]);
    const groups = personal ? [dated.filter(one.sent), dated.filter(one.received)] : [dated];
    const ours = personal ? passing.filter((i) => one.sent(i) || one.received(i)) : passing;
    return {
      one,
      personal,
      groups,
      sides: groups.map(count),
      happened: happened(),
      undated: ours.filter((i) => !times().spans[i]).length,
      touched: new Set(chosen.map((i) => line.unitOf(times().spans[i][0]))),
    };
  }

  function unit(width) {
    const { first, last } = times();
    const wanted = state.now.unit;
    if (wanted !== "auto" && units.length(wanted, first, last) <= MOST) return wanted;
    return units.fitting(first, last, width);
  }

  function showing() {
    return state.now.panels.has("timeline") && $("timeline").clientWidth > 0;
  }

  function draw() {
    if (!showing()) return;
    $("timeline-empty").hidden = !times().empty;
    $("timeline-body").hidden = times().empty;
    if (times().empty) return;
    const width = $("timeline-box").clientWidth;
    const { first, last } = times();
    const chosen = unit(width);
    const base = units.UNITS[chosen].index(first);
    line = histogram.axis(
      chosen,
      base,
      units.length(chosen, first, last),
      width,
      state.now.unit === "auto" ? 0 : PITCH,
    );
    shown = model();
    refresh();
    if (chosen !== drawnBy) toRange();
    drawnBy = chosen;
  }

  /** Where the axis is wider than its box: bring the beginning of the range into it. */
  function toRange() {
    const days = range();
    if (days) $("timeline-box").scrollLeft = line.x(units.dayOf(days[0])) - line.left - 20;
  }

  function refresh() {
    redraw();
    controls();
  }

  /** The picture anew, from what is counted already: while the range is dragged. */
  function redraw() {
    const picture = $("timeline-picture");
    picture.setAttribute("width", line.width);
    picture.setAttribute("aria-label", summary());
    $("timeline-brush").style.width = `${line.width}px`;
    $("timeline-brush").classList.toggle("scrolls", line.width > $("timeline-box").clientWidth);
    const { sides, personal, touched } = shown;
    const words = personal ? ["sent", "received"] : [];
    picture.replaceChildren(
      ...histogram.drawn(line, {
        sides,
        words,
        touched,
        within,
        happened: shown.happened.byUnit.map((nodes) => nodes.length),
      }),
    );
    page.brush.place();
    say();
  }

  // --- in words

  function inRange(group) {
    const days = range()?.map(units.dayOf);
    if (!days) return group.length;
    return group.filter((i) => times().spans[i][0] <= days[1] && times().spans[i][1] >= days[0]).length;
  }

  function rangeInWords() {
    return range() ? units.say(range()) : "Whole time";
  }

  /** What somebody who does not see the picture is told of it. */
  function summary() {
    const sums = shown.sides.map(({ exact, vague }) => exact.map((n, at) => n + vague[at]));
    const peak = (counts) => {
      const most = counts.reduce((best, n, at) => (n > counts[best] ? at : best), 0);
      return counts[most] ? `, most in ${line.say(most)}: ${number(counts[most])}` : "";
    };
    const time = `from ${line.say(0)} to ${line.say(line.count - 1)}, by ${line.unit}`;
    if (!shown.personal) return `${counted(shown.groups[0].length, "communication")} ${time}${peak(sums[0])}`;
    const [sent, received] = shown.groups.map((group, i) => `${number(group.length)}${peak(sums[i])}`);
    return `${shown.one.words}, ${time}: sent ${sent}; received ${received}`;
  }

  function say() {
    const { groups, one, personal, undated, sides } = shown;
    const numbers = groups.map((group) => {
      const [here, all] = [inRange(group), group.length];
      return here === all ? number(all) : `${number(here)} of ${number(all)}`;
    });
    const vague = sides.some((side) => side.vague.some(Boolean));
    const outside = shown.happened.outside;
    $("timeline-words").textContent = rangeInWords();
    $("timeline-numbers").replaceChildren(
      ...(personal
        ? [bdi(one.words), `: sent ${numbers[0]}, received ${numbers[1]}`]
        : [`${numbers[0]} ${groups[0].length === 1 ? "communication" : "communications"} by ${line.unit}`]),
    );
    $("timeline-note").textContent = joined([
      undated ? `${number(undated)} undated, not shown` : "",
      outside ? `${counted(outside, "event")} outside` : "",
    ]);
    $("timeline-vague").hidden = !vague;
    $("timeline-vague-words").textContent = `date known less exactly than to the ${line.unit}`;
  }

  // --- the controls

  function build() {
    $("timeline").append(
      bar(),
      el("p", { id: "timeline-empty", class: "timeline-empty", hidden: "" }, "No communication has a date."),
      el(
        "div",
        { id: "timeline-body", class: "timeline-body" },
        el(
          "div",
          { id: "timeline-box", class: "timeline-box" },
          el(
            "div",
            { id: "timeline-brush", class: "timeline-brush" },
            svg("svg", { id: "timeline-picture", role: "img", height: histogram.HEIGHT }),
          ),
        ),
        el("div", { id: "timeline-tip", class: "timeline-tip", hidden: "" }),
        foot(),
      ),
    );
  }

  function press(id, words, then) {
    return button(words, then, { id: `timeline-${id}`, "aria-pressed": "false" });
  }

  function bar() {
    const day = (id, label, end) =>
      el("input", {
        id,
        type: "date",
        "aria-label": label,
        min: "0001-01-01",
        max: "9999-12-31",
        onchange: () => typed(end),
      });
    return el(
      "div",
      { class: "timeline-bar" },
      el("h2", {}, "Timeline"),
      el(
        "div",
        { class: "pair", role: "group", "aria-label": "Count by" },
        UNITS.map((id) => press(id, capital(id), () => state.change({ unit: id }, "timeline"))),
      ),
      el(
        "div",
        { class: "timeline-days", role: "group", "aria-label": "Stretch of time" },
        day("timeline-from", "From", 0),
        "–",
        day("timeline-to", "To", 1),
        button("Whole time", () => set(null), { id: "timeline-whole" }),
      ),
    );
  }

  function foot() {
    const swatch = svg(
      "svg",
      { class: "swatch", width: 14, height: 11, "aria-hidden": "true" },
      svg("rect", { class: "vague", x: 0.5, y: 0.5, width: 13, height: 10, fill: histogram.HATCHED }),
    );
    const whose = { id: "timeline-whose", class: "pair", role: "group", "aria-label": "Whose", hidden: "" };
    return el(
      "div",
      { class: "timeline-foot" },
      el(
        "p",
        { class: "timeline-words" },
        el("strong", { id: "timeline-words" }),
        el("span", { id: "timeline-numbers" }),
        el("span", { id: "timeline-note" }),
        el("span", { id: "timeline-vague", class: "vague-key" }, swatch, el("span", { id: "timeline-vague-words" })),
      ),
      el(
        "div",
        whose,
        press("all", "All", () => show(true)),
        press("one", "", () => show(false)),
      ),
    );
  }

  function controls() {
    const { first, last } = times();
    for (const id of UNITS) {
      const one = $(`timeline-${id}`);
      one.setAttribute("aria-pressed", String(state.now.unit === id));
      one.disabled = id !== "auto" && units.length(id, first, last) > MOST;
      one.title = one.disabled ? `More than ${number(MOST)} ${id}s` : "";
    }
    const days = state.now.range ?? [first, last].map(units.isoOf);
    [$("timeline-from"), $("timeline-to")].forEach((input, end) => {
      if (document.activeElement !== input) input.value = days[end];
    });
    $("timeline-whole").disabled = !state.now.range;
    const { one, personal } = shown;
    $("timeline-whose").hidden = !one;
    $("timeline-one").replaceChildren(one ? bdi(one.words) : "");
    $("timeline-all").setAttribute("aria-pressed", String(!personal));
    $("timeline-one").setAttribute("aria-pressed", String(Boolean(personal)));
  }

  function show(all) {
    whole = all;
    draw();
  }

  /** A day given by hand. Years that are still being typed are waited for. */
  function typed(end) {
    const given = [$("timeline-from").value, $("timeline-to").value];
    if (given.some((day) => day && day < "1000")) return;
    const { first, last } = times();
    const [from, to] = [given[0] || units.isoOf(first), given[1] || units.isoOf(last)];
    if (from <= to) set([from, to]);
    else set(end ? [to, to] : [from, from]);
  }

  function set(days) {
    state.change({ range: days }, "timeline");
  }

  // --- brushing

  const pause = page.dom.later(() => {
    if (held) set(held.range);
  }, PAUSE);

  function brushed(days, done) {
    held = done ? null : { range: days };
    if (done) set(days);
    else pause();
    redraw();
  }

  /** A click on a unit makes it the range, or lifts that; one in the band chooses the unit's only event. */
  function pick(at, y) {
    const events = shown.happened.byUnit[at];
    if (y < histogram.BAND && events.length === 1) {
      page.chosen.node(events[0]);
      return;
    }
    const days = [line.start(at), line.start(at + 1) - 1].map(units.isoOf);
    const empty = shown.sides.every(({ exact, vague }) => !exact[at] && !vague[at]);
    set(empty || days.join() === state.now.range?.join() ? null : days);
  }

  /** What stands at the pointer, in words beside it. */
  function point(at, x = 0) {
    const tip = $("timeline-tip");
    tip.hidden = at === null || held !== null;
    if (tip.hidden) return;
    const counts = shown.sides.map(({ exact, vague }) => exact[at] + vague[at]);
    const vague = shown.sides.reduce((sum, side) => sum + side.vague[at], 0);
    const words = shown.personal
      ? `sent ${number(counts[0])}, received ${number(counts[1])}`
      : counted(counts[0], "communication");
    const less = vague ? `, ${number(vague)} of them less exactly dated` : "";
    tip.replaceChildren(el("b", {}, line.say(at)), ` ${words}${less}`, ...eventsIn(at));
    const { scrollLeft, clientWidth } = $("timeline-box");
    const left = Math.min(x - scrollLeft - tip.offsetWidth / 2, clientWidth - tip.offsetWidth - 4);
    tip.style.left = `${Math.max(4, left)}px`;
  }

  /** The first events of a unit by name, and how many more. */
  function eventsIn(at) {
    const names = shown.happened.byUnit[at].map((node) => data.nodes[node].label);
    const more = names.length > MOST_NAMED ? [`and ${counted(names.length - MOST_NAMED, "more event")}`] : [];
    return [...names.slice(0, MOST_NAMED), ...more].map((text) => el("span", {}, bdi(text)));
  }

  // --- in step with the page

  let asked = 0;
  let anew = false;

  /** Draw once for all that changes before the next frame; the range alone changes no count. */
  function soon(counts = true) {
    anew ||= counts;
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      if (anew || !shown) draw();
      else if (showing()) refresh();
      anew = false;
    });
  }

  const COUNTED = ["node", "arrow", "unit", "panels", ...state.FACETS];

  function start() {
    build();
    page.brush.start($("timeline-brush"), { axis: () => line, range, change: brushed, pick, point });
    state.listen((changed) => {
      if (changed.has("node")) whole = false;
      const counts = COUNTED.some((name) => changed.has(name));
      if (counts || changed.has("range")) soon(counts);
    });
    new ResizeObserver(() => soon()).observe($("timeline"));
    draw();
  }

  return { start };
})();
