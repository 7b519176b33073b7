/* Days, months and years as whole numbers to count by, and stretches of time in words. */
page.units = (() => {
  const { dates } = page;
  const MS = 86400000;
  const AUTO = [
    ["day", 120],
    ["month", 15 * 366],
    ["year", Infinity],
  ];
  const LEAST = 2;

  /** An ISO day as a number of days since 1970; NaN where there is no such day. */
  function dayOf(iso) {
    return Math.floor(Date.parse(`${iso}T00:00:00Z`) / MS);
  }

  function isoOf(day) {
    return new Date(day * MS).toISOString().slice(0, 10);
  }

  const padded = (number, length) => String(number).padStart(length, "0");
  const firstOf = (year, month) => `${padded(year, 4)}-${padded(month, 2)}-01`;
  const yearOf = (day) => new Date(day * MS).getUTCFullYear();

  /** By unit: the unit that a day lies in, a unit's first day, and the unit in words. */
  const UNITS = {
    day: { index: (day) => day, first: (at) => at, say: (at) => dates.say(isoOf(at)) },
    month: {
      index: (day) => yearOf(day) * 12 + new Date(day * MS).getUTCMonth(),
      first: (at) => dayOf(firstOf(Math.floor(at / 12), (at % 12) + 1)),
      say: (at) => dates.say(firstOf(Math.floor(at / 12), (at % 12) + 1).slice(0, 7)),
    },
    year: { index: yearOf, first: (at) => dayOf(firstOf(at, 1)), say: String },
  };

  /** First and last day of a date as numbers; null where none is known. */
  function span(date) {
    const found = dates.interval(date)?.map(dayOf);
    return found && found.every(Number.isFinite) ? found : null;
  }

  function length(unit, first, last) {
    return UNITS[unit].index(last) - UNITS[unit].index(first) + 1;
  }

  /** The unit for a stretch of days on so many pixels: coarser where bars would be too thin to see. */
  function fitting(first, last, width) {
    const fits = ([unit, most]) => last - first < most && width / length(unit, first, last) >= LEAST;
    return (AUTO.find(fits) ?? AUTO.at(-1))[0];
  }

  /** Two ISO days in words: a whole month or year by its name. */
  function say([from, to]) {
    const whole = [4, 7].find((end) => {
      const [first, last] = [from.slice(0, end), to.slice(0, end)];
      return dates.interval(first)?.[0] === from && dates.interval(last)?.[1] === to;
    });
    const [first, last] = [from, to].map((day) => dates.say(day.slice(0, whole ?? 10)));
    return first === last ? first : `${first} to ${last}`;
  }

  return { UNITS, dayOf, isoOf, span, length, fitting, say };
})();
