// All segments and hosts, and what is going on.
import { get, now } from "./api.js";
import { h, table } from "./dom.js";
import { incidentTable } from "./incidents.js";
import { underWay } from "./recoveries.js";
import { between, duration, instant, plural, sentence, state, time } from "./text.js";

/** A diagnosis asks Nova and Keystone, so it is made now and then only, and nothing waits for it. */
const DIAGNOSIS_EVERY_MS = 30_000;
const diagnosis = { askedAt: 0, found: null };

function diagnosed() {
  if (Date.now() - diagnosis.askedAt > DIAGNOSIS_EVERY_MS) {
    diagnosis.askedAt = Date.now();
    get("diagnosis", "diagnosis").then(
      (found) => (diagnosis.found = found),
      () => (diagnosis.found = null),
    );
  }
  return diagnosis.found;
}

async function load() {
  const [segments, hosts, incidents, pauses, recoveries] = await Promise.all([
    get("segments", "segments"),
    get("protection", "protection"),
    get("incidents?open=true", "incidents"),
    get("pauses", "pauses"),
    get("recoveries?limit=200", "recoveries"),
  ]);
  const open = recoveries.filter((each) => each.ended_at === null);
  return { segments, hosts, incidents, pauses, open, diagnosis: diagnosed() };
}

function title({ incidents, hosts }) {
  const unprotected = count(hosts, "unprotected");
  if (incidents.length > 0) {
    return plural(incidents.length, "open incident");
  }
  return unprotected > 0 ? `${plural(unprotected, "host")} unprotected` : "Overview";
}

function count(hosts, word) {
  return hosts.filter((host) => host.state === word).length;
}

function show(data) {
  const segments = [...data.segments].sort((a, b) => a.name.localeCompare(b.name));
  return [
    h("h1", { class: "unseen" }, "Overview"),
    figures(data),
    notices(data),
    data.incidents.length > 0 && part("incidents", "Open incidents", incidentTable(data.incidents, data.open)),
    others(data.open),
    segments.length === 0 && nothingYet(),
    segments.map((segment) => segmentPart(segment, data)),
  ];
}

function part(key, title, content) {
  return h("section", { "data-key": key }, h("h2", null, title), content);
}

/** What is under way beside the incidents: instances, processes. */
function others(open) {
  const rest = open.filter((each) => each.incident_uuid === null);
  return rest.length > 0 && part("others", "Also under way", underWay(rest));
}

function nothingYet() {
  return h(
    "p",
    { class: "notice" },
    "There is no segment yet, so no host is protected. ",
    sentence('"masakari segment create NAME" and "masakari host create SEGMENT HOST" add some.'),
  );
}

function figures({ hosts, incidents, open }) {
  const held = open.filter((each) => each.phase === "held").length;
  const all = [
    ["protected", count(hosts, "protected"), "good"],
    ["reserve", count(hosts, "reserve"), ""],
    ["unprotected", count(hosts, "unprotected"), "bad"],
    ["open incidents", incidents.length, "bad"],
    ["under way", open.length - held, ""],
    ["held", held, "warn"],
  ];
  return h(
    "dl",
    { class: "figures" },
    all.map(([name, number, kind]) =>
      h("div", { class: number > 0 ? kind : "none" }, h("dt", null, name), h("dd", null, String(number))),
    ),
  );
}

function notices({ pauses, diagnosis: found }) {
  const problems = Object.entries(found?.problems ?? {});
  return [
    problems.length > 0 &&
      h(
        "div",
        { class: "notice bad" },
        h("strong", null, "This controller could not save a host now."),
        problems.map(([part, why]) => h("p", null, `${part}: ${why}`)),
      ),
    pauses.map(pauseNotice),
    found?.nova?.error && h("p", { class: "notice" }, `Nova's services are not known now: ${found.nova.error}`),
  ];
}

function pauseNotice({ segment, operator, reason, since }) {
  const command = segment === null ? `masakari resume` : `masakari resume --segment ${segment}`;
  return h(
    "div",
    { class: "notice warn" },
    h("strong", null, segment === null ? "All recoveries are paused" : `Segment ${segment} is paused`),
    ` by ${operator} since `,
    time(since),
    ` (${duration(now() - instant(since))}): ${reason}. `,
    h("code", null, command),
    " ends it.",
  );
}

const ORDER = ["unprotected", "protected", "reserve"];

function segmentPart(segment, data) {
  const hosts = data.hosts
    .filter((host) => host.segment === segment.name)
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return h(
    "section",
    { "data-key": segment.uuid },
    h("h2", null, segment.name, h("small", null, about(segment, hosts))),
    hosts.length === 0
      ? h("p", { class: "quiet" }, "It has no hosts.")
      : table(`Hosts of segment ${segment.name}`, columns(data), hosts),
  );
}

function about(segment, hosts) {
  const method = segment.recovery_method.replace("_", " ");
  return [plural(hosts.length, "host"), method, segment.enabled ? null : "disabled"].filter(Boolean).join(" · ");
}

function columns(data) {
  const services = data.diagnosis?.nova?.services ?? null;
  return [
    ["Host", "name", (host) => host.host],
    ["State", "", (host) => state(host.state)],
    ["nova-compute", "", (host) => service(services, host)],
    ["Why", "wide", (host) => why(host, data.incidents)],
  ];
}

/** That a reserve is disabled is as it should be. */
function service(services, { host: name, reserved }) {
  if (services === null) {
    return h("span", { class: "quiet" }, "not known");
  }
  const found = services.find((each) => each.host === name);
  if (found === undefined) {
    return state("none in Nova", "down");
  }
  const words = [
    found.forced_down ? "forced down" : found.up ? "up" : "down",
    found.enabled ? null : found.disabled_reason ? `disabled: ${found.disabled_reason}` : "disabled",
  ];
  const look = found.up ? (found.enabled ? "up" : reserved ? "reserve" : "disabled") : "down";
  return state(words.filter(Boolean).join(", "), look);
}

function why(host, incidents) {
  const incident = incidents.find((each) => each.uuid === host.incident_uuid);
  return [
    host.reasons.map((reason) => h("div", null, sentence(reason))),
    host.reasons.length === 0 && host.state === "reserve" && "held empty, free to be taken",
    incident && [
      h("a", { href: `#/incidents/${incident.uuid}` }, "its incident"),
      ` is open for ${duration(between(incident.opened_at, now().toISOString()))}`,
    ],
  ];
}

export const overview = { load, title, show, every: () => 3_000 };
