// Elements from text alone: nothing here, or anywhere in the page, reads markup out of a string.

/** An element; `attributes` that are null or false are left out, children that are null too. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value != null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((each) => each != null && each !== false));
  return element;
}

/** Makes the children of `parent` like `fresh`, and leaves alone what is so already: focus, selection, scroll. */
export function show(parent, fresh) {
  const wanted = fresh.flat(Infinity).filter((each) => each != null && each !== false);
  patchChildren(parent, wanted);
}

/** What has a key keeps its element wherever it comes to stand; the rest goes by its place. */
function patchChildren(parent, wanted) {
  const keys = new Set(wanted.map(keyOf));
  const known = new Map();
  for (const old of [...parent.children]) {
    const key = keyOf(old);
    if (key !== null && !keys.has(key)) {
      old.remove();
    } else if (key !== null) {
      known.set(key, old);
    }
  }
  wanted.forEach((fresh, index) => {
    const here = parent.childNodes[index] ?? null;
    const old = keyOf(fresh) === null && keyOf(here) === null ? here : (known.get(keyOf(fresh)) ?? null);
    if (old === null) {
      parent.insertBefore(typeof fresh === "string" ? document.createTextNode(fresh) : fresh, here);
      return;
    }
    if (old !== here) {
      parent.insertBefore(old, here);
    }
    patch(old, fresh);
  });
  while (parent.childNodes.length > wanted.length) {
    parent.lastChild.remove();
  }
}

function patch(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE && typeof fresh === "string") {
    setText(old, fresh);
  } else if (typeof fresh === "string" || old.nodeName !== fresh.nodeName) {
    old.replaceWith(fresh);
  } else if (fresh.nodeType === Node.TEXT_NODE) {
    setText(old, fresh.data);
  } else {
    patchAttributes(old, fresh);
    patchChildren(old, [...fresh.childNodes]);
  }
}

function setText(node, text) {
  if (node.data !== text) {
    node.data = text;
  }
}

function keyOf(node) {
  return node instanceof Element ? node.getAttribute("data-key") : null;
}

function patchAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
}

/** What is in it is one element, so that it stands beside its title where the row is a card. */
function cell(title, kind, content) {
  const empty = [content].flat(Infinity).every((each) => each == null || each === false || each === "");
  return h("td", { class: kind || null, "data-title": title }, empty ? null : h("div", null, content));
}

/** A table whose rows are cards where the window is narrow. Columns: [title, class, cell of a row]. */
export function table(caption, columns, rows) {
  return h(
    "div",
    { class: "scroll" },
    h(
      "table",
      null,
      h("caption", { class: "unseen" }, caption),
      h("thead", null, h("tr", null, columns.map(([title, kind]) => h("th", { scope: "col", class: kind || null }, title)))),
      h(
        "tbody",
        null,
        rows.map((row) =>
          h(
            "tr",
            { "data-key": row.uuid ?? row.host },
            columns.map(([title, kind, content]) => cell(title, kind, content(row))),
          ),
        ),
      ),
    ),
  );
}
