// What somebody has typed, ticked or chosen in a page and not sent: found, and put into another page.

const TYPED = "textarea[id], input[id]:not([type=hidden], [type=password], [type=file], [type=radio], [type=checkbox])";

/* Words of somebody's own, which nobody would like to type again; also while they are on their way, and locked for that.
   What is shown to be copied stands in no form. */
const OWN = "main form textarea, main .fields:not([data-plain]) input[id]:not([type])";

// What is said to be wrong with a form or a field; what was sent and refused stands there as if nothing had been typed.
export const wrongAt = (one) => one.closest("section, details, main").querySelector(".wrong:not(.summary)");

// Whether something was typed that a form does not send, and nothing keeps; what was sent and refused counts too.
export function unsent(form) {
  const texts = [...document.querySelectorAll(OWN)].filter((one) => one.form !== form);
  return texts.some((one) => one.value.trim() && (one.value !== one.defaultValue || wrongAt(one)));
}

// What is typed and not sent is lost where the page is loaded anew or closed: whatever a browser keeps over that, it writes
// to the disk. So the browser asks first, in words of its own. A call, a link to a helpline and a download are never held
// up, also by a busy computer; nor is, by what this gives back, whoever has been asked already. A helpline opens beside
// the page where something would be lost; else in its place, since whoever closes it in a hurry is not to stand before it.
export function guard(lost) {
  let chosen = -Infinity;
  const onward = () => { chosen = Date.now(); };
  const away = (link) => link && link.origin !== location.origin;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!away(link)) return;
    onward();
    if (link.protocol === "https:") link.target = lost() ? "_blank" : "_self";
  }, true);
  document.addEventListener("submit", (event) => { if (event.target.dataset.plain !== undefined) onward(); }, true);
  addEventListener("beforeunload", (event) => {
    if (Date.now() - chosen > 10000 && lost()) event.preventDefault();
    chosen = -Infinity;
  });
  return onward;
}

// In all forms but one: where it stands, what stands there, and whether that is words of somebody's own.
export function typedIn(main, sent) {
  const others = (what) => [...main.querySelectorAll(what)].filter((one) => one.form && one.form !== sent);
  const before = (one) => ([...one.options].find((option) => option.defaultSelected) ?? one.options[0]).value;
  const named = (one) => ({ where: `#${one.id}`, what: "value", is: one.value, words: one.matches(OWN) && Boolean(one.value.trim()) });
  return [
    ...others(TYPED).filter((one) => one.value !== one.defaultValue || wrongAt(one)).map(named),
    ...others("select[id]").filter((one) => one.value !== before(one)).map(named),
    ...others("input[type=checkbox], input[type=radio]").filter((one) => one.checked !== one.defaultChecked).map((one) => (
      { where: `input[name="${one.name}"][value="${one.value}"]`, what: "checked", is: one.checked })),
  ];
}

export function put(typed, main) {
  for (const { where, what, is } of typed) {
    const there = main.querySelector(where);
    if (there) there[what] = is;
  }
}

// Says something below a page's heading, and what that says at once, also to whoever listens.
export function tell(page, words) {
  const told = Object.assign(page.createElement("p"), { className: "done", textContent: words });
  told.dataset.said = "";
  (page.querySelector("h1 + p.lead") ?? page.querySelector("h1")).after(told);
  return told;
}

// Shows words that have no place any more in a page, to be copied.
export function rescue(page, typed) {
  const texts = typed.filter((one) => one.words).map((one) => {
    const text = Object.assign(page.createElement("textarea"), { defaultValue: one.is, rows: 6, readOnly: true });
    text.setAttribute("aria-label", "What you wrote");
    return text;
  });
  if (texts.length) tell(page, "What you wrote is not lost yet. It is below: copy it before you go on.").after(...texts);
  return page;
}
