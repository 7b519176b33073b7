/* Which communications are shown: the facets and the stretch of time, each counted under the others. */
page.filters = (() => {
  const { data, dates, state } = page;
  const UNDATED = "undated";
  const CONFIDENCE = [
    ["high", "90 % and more", 0.9],
    ["middle", "70 to 90 %", 0.7],
    ["low", "below 70 %", 0],
    ["none", "no figure", Infinity],
  ];

  /** The years that a date touches. */
  function yearsOf(date) {
    const days = dates.interval(date);
    if (!days) return [UNDATED];
    const [first, last] = days.map((day) => Number(day.slice(0, 4)));
    return Array.from({ length: Math.min(last - first, 200) + 1 }, (_, i) => String(first + i));
  }

  function gradeOf(confidence) {
    return confidence === null ? "none" : (CONFIDENCE.find(([, , least]) => confidence >= least)?.[0] ?? "low");
  }

  /** What a communication counts for, by facet. */
  const VALUES = {
    form: (one) => [data.nodes[one.node].form],
    purpose: (one) => (one.purposes.length ? one.purposes : ["none said"]),
    year: (one) => yearsOf(one.date),
    country: (one) => one.countries,
    status: (one) => [one.status],
    confidence: (one) => [gradeOf(one.confidence)],
  };
  const valuesOf = Object.fromEntries(state.FACETS.map((facet) => [facet, data.communications.map(VALUES[facet])]));

  /** Whether any communication has a value of a facet. */
  function has(facet, value) {
    return valuesOf[facet].some((values) => values.includes(value));
  }

  function passes(i, except = []) {
    const { now } = state;
    for (const facet of state.FACETS) {
      const wanted = now[facet];
      if (wanted.size && !except.includes(facet) && !valuesOf[facet][i].some((value) => wanted.has(value)))
        return false;
    }
    return !now.range || except.includes("range") || dates.inside(data.communications[i].date, now.range);
  }

  let kept = null;

  /** The communications that are shown, in order of their dates. */
  function passing(except = []) {
    const all = () => data.communications.map((_, i) => i).filter((i) => passes(i, except));
    if (except.length) return all();
    kept ??= all();
    return kept;
  }

  /** How many restrictions there are. */
  function active() {
    return state.FACETS.reduce((sum, facet) => sum + state.now[facet].size, state.now.range ? 1 : 0);
  }

  /** All restrictions in one word, to compare by. */
  function key() {
    return [...state.FACETS.map((facet) => [...state.now[facet]].sort().join()), state.now.range ?? ""].join(";");
  }

  /** The restrictions in words, for a heading: "Purpose: condolence · 1 July 2024 – 31 July 2024". */
  function inWords() {
    const facets = state.FACETS.filter((facet) => state.now[facet].size).map(
      (facet) =>
        `${page.dom.capital(facet)}: ${[...state.now[facet]].map((value) => wordsOf(facet, value)).join(", ")}`,
    );
    const { range } = state.now;
    return page.dom.joined([...facets, range && `${dates.say(range[0])} – ${dates.say(range[1])}`]);
  }

  /** Lift all restrictions. */
  function lift() {
    state.change({ ...Object.fromEntries(state.FACETS.map((facet) => [facet, new Set()])), range: null });
  }

  function wordsOf(facet, value) {
    if (facet === "country") return data.nodes[value].label;
    if (facet === "confidence") return CONFIDENCE.find(([id]) => id === value)[1];
    return page.dom.capital(value);
  }

  /** The values of a facet with the number of communications that each would leave. */
  function values(facet) {
    const counts = new Map([...state.now[facet]].map((value) => [value, 0]));
    for (const i of passing([facet])) {
      for (const value of valuesOf[facet][i]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const found = [...counts].map(([id, count]) => ({ id, count, words: wordsOf(facet, id) }));
    const fixed = facet === "confidence" ? CONFIDENCE.map(([id]) => id) : null;
    const order =
      {
        year: (a, b) => String(a.id).localeCompare(String(b.id)),
        confidence: (a, b) => fixed.indexOf(a.id) - fixed.indexOf(b.id),
      }[facet] ?? ((a, b) => b.count - a.count || a.words.localeCompare(b.words, "en"));
    return found.sort(order);
  }

  /** Whether an arrow is wanted: a letter's with the letter, others by status and confidence. What no claim stands
      behind is reference data. */
  function edgePasses({ source, target, term, status, confidence }) {
    const { now } = state;
    if (data.terms[term].letter) {
      const letter = data.communicationOf.get(source) ?? data.communicationOf.get(target);
      if (letter !== undefined) return passes(letter);
    }
    if (status === "reference") return true;
    return (
      (!now.status.size || now.status.has(status)) &&
      (!now.confidence.size || now.confidence.has(gradeOf(confidence)))
    );
  }

  state.listen((changed) => {
    if (changed.has("range") || state.FACETS.some((facet) => changed.has(facet))) kept = null;
  });

  return { has, passes, passing, active, key, inWords, lift, values, edgePasses };
})();
