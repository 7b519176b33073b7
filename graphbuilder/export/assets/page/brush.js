/* Choosing a stretch of time on the axis: by dragging, by a click on a unit, by two handles and keys. */
page.brush = (() => {
  const { el } = page.dom;
  const { units, dates } = page;
  const CLICK = 4;
  const KEYS = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -10,
    PageUp: 10,
    Home: -Infinity,
    End: Infinity,
  };

  let box = null;
  let given = null;
  let veils = [];
  let grip = null;
  let handles = [];

  /**
   * The brush in its box. ``does.axis()`` is what page.histogram.axis gives, ``range()`` two days or null.
   * ``change(range, done)`` is told every new range, ``pick(at, y)`` the unit that is clicked and how far
   * down, ``point(at, x)`` the unit that is pointed at, or null.
   */
  function start(inBox, does) {
    box = inBox;
    given = does;
    veils = ["before", "after"].map((name) => el("div", { class: `veil ${name}` }));
    grip = el("div", { class: "grip", title: "Drag to move the stretch of time" });
    handles = ["from", "to"].map(handle);
    box.append(...veils, grip, ...handles);
    box.addEventListener("pointerdown", down);
    box.addEventListener("pointermove", during);
    box.addEventListener("pointerup", up);
    box.addEventListener("pointercancel", () => {
      drag = null;
      given.change(given.range(), true);
    });
    box.addEventListener("pointerleave", () => given.point(null));
  }

  function handle(name, end) {
    return el("div", {
      id: `timeline-handle-${name}`,
      class: `handle ${name}`,
      role: "slider",
      tabindex: 0,
      "aria-label": end ? "To" : "From",
      "aria-orientation": "horizontal",
      onkeydown: (event) => pressed(event, end),
    });
  }

  const axis = () => given.axis();
  const lastUnit = () => axis().count - 1;

  /** The units that the range begins and ends in. */
  function ends() {
    const days = given.range();
    if (!days) return [0, lastUnit()];
    return days.map((day) => Math.min(lastUnit(), Math.max(0, axis().unitOf(units.dayOf(day)))));
  }

  /** Units as ISO days; null for all of them. */
  function daysOf([first, last]) {
    if (first <= 0 && last >= lastUnit()) return null;
    return [units.isoOf(axis().start(first)), units.isoOf(axis().start(last + 1) - 1)];
  }

  /** One end moved to a unit; the other stays, to the day. */
  function moved(end, at) {
    const [first, last] = ends();
    const to = end ? Math.max(first, Math.min(at, lastUnit())) : Math.min(last, Math.max(at, 0));
    const found = daysOf(end ? [first, to] : [to, last]);
    const days = given.range();
    if (!days) return found;
    const whole = [units.isoOf(axis().start(0)), units.isoOf(axis().start(lastUnit() + 1) - 1)];
    const kept = found ?? whole;
    kept[1 - end] = days[1 - end];
    return kept[0] <= whole[0] && kept[1] >= whole[1] ? null : kept;
  }

  function pressed(event, end) {
    const by = KEYS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    given.change(moved(end, ends()[end] + by), true);
  }

  // --- the pointer

  let drag = null;
  const xOf = (event) => event.clientX - box.getBoundingClientRect().left;

  function down(event) {
    if (event.button !== 0) return;
    const end = handles.indexOf(event.target.closest(".handle"));
    const kind = end >= 0 ? "end" : event.target === grip ? "move" : "new";
    drag = { kind, end, from: xOf(event), ends: ends(), far: false };
    box.setPointerCapture(event.pointerId);
    if (end >= 0) handles[end].focus();
    event.preventDefault();
  }

  function during(event) {
    const x = xOf(event);
    given.point(axis().at(x), x);
    if (!drag) return;
    drag.far ||= Math.abs(x - drag.from) > CLICK;
    if (drag.far) given.change(dragged(x), false);
  }

  /** The stretch that a drag has come to. */
  function dragged(x) {
    const {
      kind,
      end,
      from,
      ends: [first, last],
    } = drag;
    const at = axis().at(x);
    if (kind === "end") return moved(end, axis().at(x + (end ? -0.5 : 0.5) * axis().step));
    if (kind === "new") return daysOf([at, axis().at(from)].sort((one, other) => one - other));
    const by = Math.round((x - from) / axis().step);
    const kept = Math.min(lastUnit() - last, Math.max(-first, by));
    return daysOf([first + kept, last + kept]);
  }

  function up(event) {
    const y = event.clientY - box.getBoundingClientRect().top;
    const { kind, far } = drag ?? {};
    if (far) given.change(dragged(xOf(event)), true);
    drag = null;
    if (kind === "new" && !far) given.pick(axis().at(xOf(event)), y);
  }

  /** Put handles and veils to where the range is. */
  function place() {
    const days = given.range();
    const line = axis();
    const left = days ? line.x(units.dayOf(days[0])) : line.left;
    const right = days ? line.x(units.dayOf(days[1]) + 1) : line.right;
    handles[0].style.left = `${left}px`;
    handles[1].style.left = `${right}px`;
    veils[0].style.left = `${line.left}px`;
    veils[0].style.width = `${Math.max(0, left - line.left)}px`;
    veils[1].style.left = `${right}px`;
    veils[1].style.width = `${Math.max(0, line.right - right)}px`;
    grip.hidden = !days;
    grip.style.left = `${left}px`;
    grip.style.width = `${Math.max(0, right - left)}px`;
    ends().forEach((at, end) => say(end, at, days));
  }

  function say(end, at, days) {
    const slider = handles[end];
    const [first, last] = ends();
    slider.setAttribute("aria-valuemin", end ? first : 0);
    slider.setAttribute("aria-valuemax", end ? lastUnit() : last);
    slider.setAttribute("aria-valuenow", at);
    const edge = units.isoOf(end ? axis().start(at + 1) - 1 : axis().start(at));
    const words = !days || days[end] === edge ? axis().say(at) : dates.say(days[end]);
    slider.setAttribute("aria-valuetext", words);
  }

  return { start, place };
})();
