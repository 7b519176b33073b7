/* What the keys do, in a dialog. */
page.help = (() => {
  const { $, el, button } = page.dom;
  const KEYS = [
    ["/", "to the search"],
    ["g", "to the graph"],
    ["r", "register on or off"],
    ["t", "timeline on or off"],
    ["f", "filters on or off"],
    ["d", "details on or off"],
    ["?", "this list"],
    ["Esc", "nothing chosen; back out of what is open"],
    ["Arrow keys", "in the graph: to the next entity that way"],
    ["Enter", "in the graph: unfold the neighbours"],
    ["Shift + arrow keys", "in the graph: move the picture"],
    ["+ − 0", "in the graph: larger, smaller, all in view"],
    ["[ ]", "in the graph: from arrow to arrow of the chosen entity"],
    ["l", "letters as shapes or as arrows"],
  ];

  function lettersSwitch() {
    const box = el("input", { id: "letters-as-keys", type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", () => page.keys.useLetters(box.checked));
    return box;
  }

  function start() {
    const rows = KEYS.map(([key, words]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, words)));
    $("help").append(
      el("h2", { id: "help-title" }, "Keys and clicks"),
      el("dl", {}, ...rows),
      el(
        "p",
        {},
        "A click on a shape or an arrow shows what is said and the sentence that says so. ",
        "A double click unfolds. What is dragged stays where it is put.",
      ),
      el("label", { class: "switch" }, lettersSwitch(), " Single letters as keys"),
      button("Close", () => $("help").close(), { class: "wide" }),
    );
    $("help-button").addEventListener("click", () => $("help").showModal());
  }

  return { start, open: () => $("help").showModal() };
})();
