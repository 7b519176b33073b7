/* Dates as the graph has them: an ISO 8601 day, month or year, or an interval "first/last". */
page.dates = (() => {
  const MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ];
  const PART = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;

  /** A date in words; what is no date, as it is. */
  function say(date) {
    if (/^[\d-]+\/[\d-]*$/.test(date)) return date.split("/").map(say).join(" – ");
    const found = PART.exec(date);
    if (!found || !found[2] || !MONTHS[found[2] - 1]) return date;
    return `${found[3] ? `${Number(found[3])} ` : ""}${MONTHS[found[2] - 1]} ${found[1]}`;
  }

  /** A date in few letters, for narrow places: "31 Jan 2018". */
  function brief(date) {
    return say(date).replace(/[A-Z][a-z]{3,}/g, (month) => month.slice(0, 3));
  }

  function lastDay(year, month) {
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
  }

  function whole(part) {
    const found = PART.exec(part);
    if (!found) return null;
    const [, year, month, day] = found;
    if (day) return [part, part];
    if (month) return [`${part}-01`, `${part}-${lastDay(Number(year), Number(month))}`];
    return [`${year}-01-01`, `${year}-12-31`];
  }

  const known = new Map();

  /** First and last day of a date as ISO days; null where it is none. */
  function interval(date) {
    if (!known.has(date)) known.set(date, read(date));
    return known.get(date);
  }

  function read(date) {
    const [first, last] = date.split("/");
    const from = whole(first);
    const to = last === undefined ? from : (whole(last) ?? from);
    return from && to ? [from[0], to[1]] : null;
  }

  /** Whether a date may lie between two ISO days; a date that isn't known doesn't. */
  function inside(date, [from, to]) {
    const days = interval(date);
    return days !== null && days[0] <= to && days[1] >= from;
  }

  return { say, brief, interval, inside, MONTHS };
})();
