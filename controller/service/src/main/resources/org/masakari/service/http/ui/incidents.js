// The failures of hosts, and what each of them waits for.
import { get, now } from "./api.js";
import { h, table } from "./dom.js";
import { advance } from "./recoveries.js";
import { between, duration, evidence, plural, sentence, short, state, time } from "./text.js";

function newest(incident) {
  return incident.recoveries[0];
}

function openFor(incident) {
  return duration(between(incident.opened_at, incident.closed_at ?? now().toISOString()));
}

/** What is in `recoveries` of an incident's is told with how far it is. */
export function incidentTable(incidents, recoveries) {
  const open = (incident) => recoveries.find((each) => each.uuid === newest(incident)?.uuid);
  return table(
    "Open incidents",
    [
      ["Host", "name", (each) => h("a", { href: `#/incidents/${each.uuid}` }, each.host)],
      ["Segment", "", (each) => each.segment ?? "none any more"],
      ["Since", "", (each) => time(each.opened_at)],
      ["For", "number", openFor],
      ["Now", "", (each) => latest(each)],
      ["Instances", "", (each) => open(each) && advance(open(each))],
      ["Waits for", "wide", (each) => sentence(each.waits_for ?? "–")],
    ],
    incidents,
  );
}

function latest(incident) {
  const recovery = newest(incident);
  return recovery ? h("a", { href: `#/recoveries/${recovery.uuid}` }, state(recovery.phase)) : "–";
}

function part(incident) {
  return h(
    "section",
    { "data-key": incident.uuid },
    h("h2", null, h("a", { href: `#/incidents/${incident.uuid}` }, incident.host), " ", latest(incident)),
    facts(incident),
    released(incident),
    recoveries(incident),
  );
}

function facts(incident) {
  return h(
    "dl",
    { class: "facts" },
    h("dt", null, "Segment"),
    h("dd", null, incident.segment ?? "none any more: an operator has taken the host out"),
    h("dt", null, "Open"),
    h("dd", null, "since ", time(incident.opened_at), incident.closed_at && [" until ", time(incident.closed_at)], `, ${openFor(incident)}`),
    h("dt", null, "Evidence"),
    h("dd", null, evidence(incident.evidence), incident.reports > 1 && ` (${plural(incident.reports, "report")})`),
    incident.waits_for !== null && [h("dt", null, "Waits for"), h("dd", null, sentence(incident.waits_for))],
  );
}

function released(incident) {
  const held = incident.recoveries.find((each) => each.phase === "held" && each.ended_at === null);
  return (
    held &&
    h(
      "div",
      { class: "notice warn" },
      h("strong", null, "Held. "),
      "It goes on by itself once that is over; or release it in your name: ",
      h("code", null, `masakari release ${held.uuid} --reason TEXT`),
    )
  );
}

function recoveries(incident) {
  return table(
    `Recoveries of ${incident.host}`,
    [
      ["Recovery", "", (each) => h("a", { href: `#/recoveries/${each.uuid}` }, short(each.uuid))],
      ["Kind", "", (each) => each.kind],
      ["Phase", "", (each) => state(each.phase)],
      ["Opened", "", (each) => time(each.opened_at)],
      ["Took", "number", (each) => duration(between(each.opened_at, each.ended_at))],
      ["Reason", "wide", (each) => sentence(each.reason ?? "")],
    ],
    incident.recoveries,
  );
}

export const incidents = {
  load: () => get("incidents?open=true", "incidents"),
  title: (all) => (all.length === 0 ? "No open incidents" : plural(all.length, "open incident")),
  show: (all) => [
    h("h1", null, all.length === 0 ? "No open incidents" : plural(all.length, "open incident")),
    all.length === 0 && h("p", { class: "quiet" }, "Every host that failed is back in service."),
    all.map(part),
  ],
  every: () => 3_000,
};

export const incident = {
  load: (uuid) => get(`incidents/${encodeURIComponent(uuid)}`, "incident"),
  title: (one) => `${one.host}: ${one.closed_at === null ? "open" : "closed"} incident`,
  show: (one) => [h("h1", null, one.closed_at === null ? "Open incident" : "Closed incident"), part(one)],
  every: (one) => (one.closed_at === null ? 2_000 : 30_000),
};
