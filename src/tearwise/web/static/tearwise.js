// Makes the page live where scripts run; everything works without this file.
// Forms are sent without leaving the page, what comes back takes the place of the content, and Esc leaves at once.

const root = document.documentElement;
root.classList.add("js");

// What the server answers is a page of ours; nothing else is ever turned into elements.
const pages = globalThis.trustedTypes?.createPolicy("tearwise", { createHTML: (text) => text });
const parsed = (text) =>
  new DOMParser().parseFromString(pages ? pages.createHTML(text) : text, "text/html");

let waiting = null;
let shown = location.pathname;

function leave() {
  waiting?.abort();
  document.querySelector("main")?.replaceChildren();
  document.title = "New tab";
  fetch("/leave", { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
  location.replace("/blank");
}

function say(text) {
  const place = document.getElementById("said");
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 50);
}

// Puts the content of a page in the place of what is there, without a jump: what the person was at stays where it was.
function show(page, address, anchor) {
  const main = document.querySelector("main");
  const fresh = page.querySelector("main");
  if (!fresh) return false;
  const stays = anchor && document.getElementById(anchor);
  const before = stays ? stays.getBoundingClientRect().top : 0;
  const opened = [...main.querySelectorAll("details[open]")].map((one) => one.className);
  if (!main.querySelector("details.whole:not([open])")) unfold(fresh);
  main.replaceWith(fresh);
  fresh.classList.add("fresh");
  for (const one of fresh.querySelectorAll("details")) if (opened.includes(one.className)) one.open = true;
  document.title = page.title;
  for (const nav of document.querySelectorAll(".top nav")) {
    const new_nav = page.querySelector(".top nav");
    if (new_nav) nav.replaceWith(new_nav);
  }
  if (address !== location.href.split("#")[0]) history.pushState(null, "", address);
  shown = location.pathname;
  const now = anchor && document.getElementById(anchor);
  if (stays && now) {
    scrollBy(0, now.getBoundingClientRect().top - before);
    const first = fresh.querySelector(".wrong") ?? fresh.querySelector(`#${anchor} h2:last-of-type`);
    first?.setAttribute("tabindex", "-1");
    first?.focus({ preventScroll: true });
    const moved = fresh.querySelector("[data-said]");
    if (moved) say(moved.textContent);
  } else {
    scrollTo(0, 0);
    const heading = fresh.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }
  return true;
}

// There is room on a wide screen for what is folded on a phone; who has folded it finds it so again.
function unfold(place) {
  if (matchMedia("(min-width: 62rem)").matches) for (const one of place.querySelectorAll("details.whole")) one.open = true;
}
unfold(document);

async function send(form, button) {
  if (waiting) return;
  const typed = new FormData(form, button);
  const fields = form.enctype === "multipart/form-data" ? typed : new URLSearchParams(typed);
  const main = button ?? form.querySelector("button.main");
  const named = main?.textContent;
  waiting = new AbortController();
  main?.setAttribute("aria-disabled", "true");
  if (main && form.dataset.wait) main.textContent = form.dataset.wait;
  if (form.dataset.wait) say(form.dataset.wait);
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, signal: waiting.signal });
    const page = parsed(await answer.text());
    if (answer.status === 401) throw new Error(page.querySelector("main .lead")?.textContent ?? "");
    const anchor = form.closest("section[id]")?.id;
    const address = answer.redirected ? answer.url.split("#")[0] : location.href.split("#")[0];
    if (!show(page, address, anchor)) throw new Error("no page");
  } catch (error) {
    if (error.name === "AbortError") return;
    if (main) { main.removeAttribute("aria-disabled"); main.textContent = named; }
    const why = error instanceof TypeError || !error.message
      ? "Tearwise did not answer. Is it still running? What you wrote is still here: try again."
      : `${error.message} What you wrote is still here: copy it first.`;
    form.querySelector(".wrong")?.remove();
    form.append(Object.assign(document.createElement("p"), { className: "wrong", textContent: why }));
    say(why);
  } finally {
    waiting = null;
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.classList.contains("leave")) { event.preventDefault(); leave(); return; }
  if (form.method !== "post" || form.dataset.plain !== undefined) return;
  event.preventDefault();
  send(form, event.submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) leave();
});

// Whoever writes for a long time uses the page, though nothing is sent: the session and the journal stay open.
let told = Date.now();
document.addEventListener("input", () => {
  if (Date.now() - told < 60000) return;
  told = Date.now();
  fetch("/awake", { method: "POST" }).catch(() => {});
});

// Going back to another page fetches it; a jump within the page is none of that.
addEventListener("popstate", () => { if (location.pathname !== shown) location.reload(); });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
