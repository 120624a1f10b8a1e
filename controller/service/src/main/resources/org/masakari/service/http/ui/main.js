// Which page is shown, and how it is kept fresh.
import { Refused, token } from "./api.js";
import { h, show } from "./dom.js";
import { incident, incidents } from "./incidents.js";
import { overview } from "./overview.js";
import { history } from "./recoveries.js";
import { recovery } from "./recovery.js";
import { clockText, sentence } from "./text.js";

const ROUTES = [
  [/^$/, overview],
  [/^incidents$/, incidents],
  [/^incidents\/([^/]+)$/, incident],
  [/^recoveries$/, history],
  [/^recoveries\/([^/]+)$/, recovery],
];

const SLOWEST_MS = 15_000;

const main = document.getElementById("main");
const trouble = document.getElementById("trouble");
const updated = document.getElementById("updated");
const forget = document.getElementById("forget");

/** What is shown now: a view, the id in its address, and how the last tries went. */
let current = null;
let timer = 0;

/** Counts the tries: what an earlier one brings is not shown any more. */
let turns = 0;

/** True while the page waits for a token. */
let asking = false;

function route() {
  const path = location.hash.replace(/^#?\/?/, "");
  for (const [pattern, view] of ROUTES) {
    const match = pattern.exec(path);
    if (match) {
      return { view, argument: match[1] };
    }
  }
  return { view: nowhere, argument: path };
}

const nowhere = {
  load: async (path) => path,
  title: () => "Not found",
  show: (path) => [h("h1", null, "Not found"), h("p", null, `There is nothing at #/${path}. `, h("a", { href: "#/" }, "To the overview"))],
  every: () => 60_000,
};

function go() {
  const first = current === null;
  current = { ...route(), failures: 0, loaded: false };
  markNavigation();
  if (!first) {
    main.focus();
    window.scrollTo(0, 0);
  }
  refresh();
}

function markNavigation() {
  const section = location.hash.split("/")[1] ?? "";
  for (const link of document.querySelectorAll("nav a")) {
    const here = link.getAttribute("href").split("/")[1] === section;
    if (here) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

async function refresh() {
  clearTimeout(timer);
  asking = false;
  turns += 1;
  const turn = turns;
  try {
    const data = await current.view.load(current.argument);
    if (turn === turns) {
      loaded(data);
    }
  } catch (error) {
    if (turn === turns) {
      failed(error);
    }
  }
}

/** Who looks again wants to see how things are now. */
function refreshForReader() {
  if (!asking && !document.hidden) {
    refresh();
  }
}

function loaded(data) {
  current.failures = 0;
  current.loaded = true;
  unreachableSince = null;
  trouble.hidden = true;
  forget.hidden = token.get() === null;
  updated.textContent = `as of ${clockText(new Date())}`;
  document.title = `${current.view.title(data)} – Masakari`;
  show(main, current.view.show(data));
  timer = setTimeout(refresh, current.view.every(data));
}

/** Stays while pages change, until the controller has answered. */
let unreachableSince = null;

function failed(error) {
  if (error instanceof Refused && (error.status === 401 || error.status === 403)) {
    askForToken(error);
  } else if (error instanceof Refused && error.status === 404) {
    trouble.hidden = true;
    unreachableSince = null;
    document.title = "Not found – Masakari";
    show(main, [h("h1", null, "Not found"), h("p", null, `${error.message}. It may have been purged.`)]);
  } else {
    sayTrouble(error);
    current.failures += 1;
    timer = setTimeout(refresh, Math.min(1_000 * 2 ** (current.failures - 1), SLOWEST_MS));
  }
}

function sayTrouble(error) {
  unreachableSince ??= new Date();
  const since = clockText(unreachableSince);
  const what =
    error instanceof Refused
      ? `The controller answers, but not with this, since ${since}: ${error.message}.`
      : `The controller is not reachable since ${since}.`;
  show(trouble, [
    h("strong", null, what),
    current.loaded ? ` What is shown is from ${updated.textContent.replace("as of ", "")}.` : "",
    " It is tried again by itself.",
  ]);
  trouble.hidden = false;
  document.title = "Not reachable – Masakari";
  if (!current.loaded) {
    show(main, [h("p", { class: "quiet" }, "Nothing could be loaded yet.")]);
  }
}

/** Whatever was shown goes: who has no good token sees nothing. */
function askForToken(refusal) {
  const had = token.get() !== null;
  token.forget();
  forget.hidden = true;
  trouble.hidden = true;
  updated.textContent = "";
  document.title = "Token needed – Masakari";
  current.loaded = false;
  asking = true;
  main.replaceChildren(tokenForm(had ? refusal.message : null));
  document.getElementById("token").focus();
}

function tokenForm(refused) {
  const field = h("input", { id: "token", type: "password", autocomplete: "off", spellcheck: "false", required: true });
  const form = h(
    "form",
    { class: "token" },
    h("h1", null, "A token is needed"),
    refused !== null && h("p", { class: "notice bad", id: "refused", role: "alert" }, `Refused: ${refused}`),
    h("label", { for: "token" }, "Keystone token"),
    field,
    h("button", { type: "submit" }, "Show"),
    h("p", { class: "quiet" }, sentence('"openstack token issue -f value -c id" makes one. It is kept in this tab until that is closed, and sent to this controller only.')),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    token.set(field.value.trim());
    main.replaceChildren();
    refresh();
  });
  return form;
}

forget.addEventListener("click", () => {
  token.forget();
  go();
});
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
document.addEventListener("visibilitychange", refreshForReader);
window.addEventListener("online", refreshForReader);
window.addEventListener("hashchange", go);
go();
