// Times, durations and words.
import { h } from "./dom.js";

/** The API's times are UTC, with or without saying so. */
export function instant(text) {
  return new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : text.replace(" ", "T") + "Z");
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" });

export function clockText(date) {
  return clock.format(date);
}

/** A time in the reader's zone, with its day unless that is today; UTC as its title. */
export function time(text) {
  if (text == null) {
    return "–";
  }
  const date = instant(text);
  const today = day.format(date) === day.format(new Date());
  const utc = date.toISOString();
  return h(
    "time",
    { datetime: utc, title: utc.replace("T", " ").replace("Z", " UTC") },
    today ? clock.format(date) : `${day.format(date)} ${clock.format(date)}`,
  );
}

/** Milliseconds as a person says them: 4.4 s, 2 min 5 s, 3 h 20 min, 2 d 4 h. */
export function duration(ms) {
  if (ms == null) {
    return "–";
  }
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  const steps = [
    [86400, "d", 3600, "h"],
    [3600, "h", 60, "min"],
    [60, "min", 1, "s"],
  ];
  const [large, name, small, other] = steps.find(([from]) => seconds >= from);
  return `${Math.floor(seconds / large)} ${name} ${Math.floor((seconds % large) / small)} ${other}`;
}

export function between(from, to) {
  return from == null || to == null ? null : instant(to) - instant(from);
}

export function plural(count, one, many = one + "s") {
  return `${count} ${count === 1 ? one : many}`;
}

/** The beginning of a UUID, and all of it as the title. */
export function short(uuid) {
  return h("span", { class: "id", title: uuid }, uuid.slice(0, 8));
}

/** A sentence in which the commands that it quotes are set as such. */
export function sentence(text) {
  return text
    .split(/"((?:masakari|stonith_admin|openstack|systemctl|crm) [^"]+)"/)
    .map((part, index) => (index % 2 === 1 ? h("code", null, part) : part))
    .filter((part) => part !== "");
}

const LOOKS = {
  protected: ["good", "●"],
  reserve: ["calm", "◆"],
  unprotected: ["bad", "▲"],
  held: ["warn", "‖"],
  partial: ["bad", "◑"],
  failed: ["bad", "✕"],
  recovered: ["good", "✓"],
  returned: ["good", "✓"],
  succeeded: ["good", "✓"],
  ignored: ["quiet", "–"],
  skipped: ["quiet", "–"],
  superseded: ["quiet", "–"],
  pending: ["quiet", "○"],
  up: ["good", "●"],
  down: ["bad", "✕"],
  disabled: ["warn", "‖"],
};

/** A state: its word, a sign, and a colour for who sees it. */
export function state(word, look = word) {
  const [kind, sign] = LOOKS[look] ?? ["calm", "▶"];
  return h("span", { class: `state ${kind}` }, h("span", { class: "sign", "aria-hidden": "true" }, sign), word);
}

const SOURCES = {
  fencer: "seen in Pacemaker's fencer",
  alert: "told by Pacemaker's alert",
  history: "found in the fencing history",
  operator: "said by a person",
  monitor: "claimed by a monitor",
  "legacy-monitor": "claimed by a monitor of 2015",
};

/** What proves that a host is off, without its time. */
export function proof({ acknowledgement, action, delegate, source, reporter }) {
  if (acknowledgement != null) {
    return `${reporter} says that it is off: ${acknowledgement.reason}`;
  }
  const by = delegate == null ? "" : ` by ${delegate}`;
  return `fenced (${action})${by}, ${SOURCES[source] ?? source}, reported by ${reporter}`;
}

/** The same with its times; `found` may be null. */
export function evidence(found) {
  if (found == null) {
    return "none: nothing proves that it is off";
  }
  const until = found.acknowledgement?.expires_at;
  return [proof(found), ", at ", time(found.completed_at), until && ["; holds until ", time(until)]];
}
