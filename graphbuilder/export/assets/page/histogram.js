/* The timeline's drawing: bars upward, or up and down, a band of events, the axis and the scale of counts. */
page.histogram = (() => {
  const { svg, number } = page.dom;
  const { dates, units } = page;
  const HEIGHT = 124;
  const LEFT = 56;
  const RIGHT = 26;
  const BAND = 17;
  const AXIS = 21;
  const WIDEST = 44;
  const LEAST = 1.5;
  const ROOM = { day: 50, month: 38, year: 40 };
  const ROOMY = 11;
  const HATCHED = "url(#timeline-hatch)";
  const STAR = star(5.2, 2.2);

  function star(outer, inner) {
    const points = Array.from({ length: 10 }, (_, i) => {
      const [radius, angle] = [i % 2 ? inner : outer, (Math.PI * i) / 5];
      return [radius * Math.sin(angle), -radius * Math.cos(angle)];
    });
    const steps = points.map(([x, y], i) => {
      const [fromX, fromY] = i ? points[i - 1] : [0, 0];
      return `${(x - fromX).toFixed(1)} ${(y - fromY).toFixed(1)}`;
    });
    return `m${steps.join("l")}z`;
  }

  // --- where things stand

  /** The axis: ``count`` units from ``base`` on so many pixels, at least ``pitch`` for each. */
  function axis(unit, base, count, width, pitch = 0) {
    const room = Math.max(1, width - LEFT - RIGHT);
    const step = Math.max(room / count, pitch);
    const { index, first } = units.UNITS[unit];
    const start = (at) => first(base + at);
    const unitOf = (day) => index(day) - base;
    return {
      unit,
      count,
      step,
      start,
      unitOf,
      left: LEFT,
      right: LEFT + step * count,
      width: LEFT + step * count + RIGHT,
      at: (x) => Math.min(count - 1, Math.max(0, Math.floor((x - LEFT) / step))),
      x: (day) => {
        const at = Math.min(count, Math.max(0, unitOf(day)));
        const share = at < count && unitOf(day) >= 0 ? (day - start(at)) / (start(at + 1) - start(at)) : 0;
        return LEFT + step * (at + share);
      },
      say: (at) => units.UNITS[unit].say(base + at),
    };
  }

  /** The least of 1, 2, 5, 10, 20 … that is not below a count. */
  function ceiling(count) {
    const power = 10 ** Math.floor(Math.log10(Math.max(1, count)));
    return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= count);
  }

  // --- bars

  /** The outlines of bars: counts that stand on those ``under`` them, of the units that ``shown`` picks. */
  function bars(line, counts, under, scale, shown) {
    const gap = line.step > 6 ? 1.5 : line.step > 3 ? 0.6 : 0;
    const width = Math.min(WIDEST, line.step - gap);
    const parts = [];
    for (let at = 0; at < counts.length; at += 1) {
      if (!counts[at] || !shown(at)) continue;
      const x = line.left + line.step * (at + 0.5) - width / 2;
      const foot = scale.y(under ? under[at] : 0);
      const rise = scale.turn * Math.max(LEAST, scale.size(counts[at]));
      const [up, wide] = [rise.toFixed(1), width.toFixed(1)];
      parts.push(`M${x.toFixed(1)} ${foot.toFixed(1)}v${-up}h${wide}v${up}z`);
    }
    return parts.join("");
  }

  /** The paths of one side: known to the unit, and less exactly (hatched), each in and outside the range. */
  function pile(line, side, scale, within) {
    const without = (at) => !within(at);
    const path = (name, counts, under, shown) => {
      const d = bars(line, counts, under, scale, shown);
      return d && svg("path", { class: name, d, fill: counts === side.vague && HATCHED });
    };
    const { exact, vague } = side;
    return [
      path("bars", exact, null, within),
      path("bars out", exact, null, without),
      path("bars vague", vague, exact, within),
      path("bars vague out", vague, exact, without),
    ];
  }

  const highest = ({ exact, vague }) => exact.reduce((most, n, at) => Math.max(most, n + vague[at]), 0);

  /** How counts become heights: one scale for what stands up and what hangs down. */
  function scales(sides, top, bottom) {
    const most = sides.map((side) => ceiling(highest(side)));
    const room = bottom - top;
    const least = Math.max(...most) / 4;
    const shares = most.map((count) => Math.max(count, least));
    const size = (count) => (count * room) / shares.reduce((sum, share) => sum + share);
    const foot = top + size(shares[0]);
    return sides.map((_, i) => {
      const turn = i ? -1 : 1;
      return { turn, size, most: most[i], foot, y: (count) => foot - turn * size(count) };
    });
  }

  function level(line, name, y) {
    return svg("line", { class: name, x1: line.left, x2: line.right, y1: y, y2: y });
  }

  function scaleLines(line, scale) {
    const counts =
      scale.most > 1 && scale.size(scale.most) > 40 && scale.most % 2 === 0
        ? [scale.most, scale.most / 2]
        : [scale.most];
    return counts.flatMap((count) => [
      level(line, "grid", scale.y(count)),
      svg("text", { class: "scale", x: LEFT - 15, y: scale.y(count) + 4 }, number(count)),
    ]);
  }

  function sideName({ turn, most, y }, words) {
    return words && svg("text", { class: "side", x: LEFT + 6, y: y(most) + (turn > 0 ? 12 : -4) }, words);
  }

  // --- the axis

  const STEPS = {
    day: [
      [1, () => true],
      [7, (d) => d % 7 === 1 && d < 29],
      [14, (d) => d === 1 || d === 15],
      [30, (d) => d === 1],
      [91, (d, m) => d === 1 && m % 3 === 1],
      [365, (d, m) => d === 1 && m === 1],
    ],
    month: [
      [1, () => true],
      [3, (d, m) => m % 3 === 1],
      [6, (d, m) => m % 6 === 1],
      [12, (d, m) => m === 1],
    ],
    year: [],
  };
  const YEARS = { day: 365.25, month: 12, year: 1 };

  /** Which units carry a mark, so that their words have room: days of a month, months, or round years. */
  function marked(line) {
    const enough = (length) => length * line.step >= ROOM[line.unit];
    const found = STEPS[line.unit].find(([length]) => enough(length));
    if (found) return found[1];
    const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((n) => enough(n * YEARS[line.unit])) ?? 1000;
    return (d, m, y) => d === 1 && m === 1 && y % every === 0;
  }

  /** The words at a mark: the year where it begins, else the month or day. */
  function tick(unit, d, m, y) {
    if (unit === "year" || (m === 1 && unit === "month")) return String(y);
    const month = dates.MONTHS[m - 1].slice(0, 3);
    if (unit === "month") return month;
    return d === 1 && m === 1 ? String(y) : `${d} ${month}`;
  }

  /** The units that carry a mark, with their words; where none of them names the year, the first does. */
  function marks(line) {
    const wanted = marked(line);
    const found = [];
    for (let at = 0; at < line.count; at += 1) {
      const [year, month, day] = units.isoOf(line.start(at)).split("-").map(Number);
      if (!wanted(day, month, year)) continue;
      const strong = line.unit !== "year" && month === 1 && day === 1;
      found.push({ at, year, strong, words: tick(line.unit, day, month, year) });
    }
    const [first] = found;
    if (first && line.unit !== "year" && !found.some(({ strong }) => strong)) first.words += ` ${first.year}`;
    return found;
  }

  function ticks(line, y) {
    return [
      level(line, "axis", y),
      ...marks(line).flatMap(({ at, strong, words }) => {
        const x = line.left + line.step * (at + 0.5);
        return [
          svg("line", { class: "axis", x1: x, x2: x, y1: y, y2: y + 4 }),
          svg("text", { class: strong ? "tick strong" : "tick", x, y: y + 16 }, words),
        ];
      }),
    ];
  }

  // --- all of it

  /** A fine hatching, for what is known less exactly. */
  function hatch() {
    const stripes = { patternUnits: "userSpaceOnUse", width: 4, height: 4, patternTransform: "rotate(45)" };
    return svg(
      "defs",
      {},
      svg(
        "pattern",
        { id: "timeline-hatch", ...stripes },
        svg("line", { class: "hatch", x1: 1, x2: 1, y1: 0, y2: 4 }),
      ),
    );
  }

  /** The events: a star in each unit that has any, or low bars where stars would touch. */
  function band(line, happened) {
    const counts = happened.filter(Boolean);
    if (!counts.length) return [];
    const thin = Math.max(1, line.step - 1).toFixed(1);
    const at = happened.flatMap((count, i) => (count ? [line.left + line.step * (i + 0.5)] : []));
    const most = Math.max(...happened);
    const mark =
      line.step < ROOMY
        ? (x, i) => `M${x.toFixed(1)} ${BAND}h${thin}v${(-3 - (11 * counts[i]) / most).toFixed(1)}h-${thin}z`
        : (x) => `M${x.toFixed(1)} ${BAND / 2}${STAR}`;
    return [
      svg("path", { class: "events", d: at.map(mark).join("") }),
      svg("text", { class: "scale", x: LEFT - 15, y: BAND / 2 + 4 }, "events"),
    ];
  }

  /** Units that the choice touches: a short bar under the axis. */
  function underlined(line, touched, y) {
    return [...touched].map((at) =>
      svg("rect", {
        class: "touched",
        x: line.left + line.step * at,
        y: y + 1,
        width: Math.max(3, line.step),
        height: 4,
      }),
    );
  }

  /**
   * The parts of the picture. ``sides`` ([{exact, vague}], counts by unit) stand up and hang down, ``words``
   * name them, ``happened`` counts events by unit, ``within`` says which units are in the range.
   */
  function drawn(line, { sides, words, happened, touched, within }) {
    const top = happened.some(Boolean) ? BAND + 5 : 7;
    const foot = HEIGHT - AXIS;
    const found = scales(sides, top, sides.length > 1 ? foot - 4 : foot);
    return [
      hatch(),
      ...found.flatMap((scale) => scaleLines(line, scale)),
      ...found.flatMap((scale, i) => pile(line, sides[i], scale, within)),
      sides.length > 1 && level(line, "axis", found[0].foot),
      ...found.map((scale, i) => sideName(scale, words[i])),
      ...band(line, happened),
      ...ticks(line, foot),
      ...underlined(line, touched, foot),
    ].filter(Boolean);
  }

  return { axis, drawn, HEIGHT, HATCHED, BAND, AXIS };
})();
