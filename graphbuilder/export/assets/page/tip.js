/* The words beside the pointer. */
page.tip = (() => {
  const { $, bdi } = page.dom;

  function show(text, { x, y }) {
    const box = $("tip");
    box.replaceChildren(bdi(text));
    box.hidden = false;
    const room = $("graph").clientWidth - box.offsetWidth - 12;
    box.style.left = `${Math.max(8, Math.min(x + 14, room))}px`;
    box.style.top = `${Math.min(y + 18, $("graph").clientHeight - box.offsetHeight - 8)}px`;
  }

  function hide() {
    $("tip").hidden = true;
  }

  return { show, hide };
})();
