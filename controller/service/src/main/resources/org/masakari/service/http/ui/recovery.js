// One recovery, as it goes on: its phases, instances and timeline.
import { get, now } from "./api.js";
import { h, table } from "./dom.js";
import { KINDS, counts, progress, runningFor, total } from "./recoveries.js";
import { between, duration, evidence, instant, proof, sentence, short, state, time } from "./text.js";

/** The way of a host's recovery; where it ends is its outcome. */
const WAY = ["received", "gated", "quarantined", "planned", "evacuating", "verifying"];

function headline(recovery) {
  const rto = recovery.summary.rto_ms;
  const figure = rto !== null ? ["RTO", duration(rto)] : [recovery.ended_at === null ? "Running" : "Took", runningFor(recovery)];
  return h(
    "div",
    { class: "headline" },
    h("h1", null, recovery.host, h("small", null, KINDS[recovery.kind] ?? recovery.kind)),
    state(recovery.phase),
    h("p", { class: "figure" }, h("span", null, figure[0]), h("strong", null, figure[1])),
  );
}

function stopsOf({ phase, ended_at: ended }) {
  if (phase === "held") {
    return ["received", "held", ...WAY.slice(1), "recovered"];
  }
  return [...WAY, ended === null ? "recovered" : phase];
}

function way(recovery) {
  if (recovery.kind !== "recovery") {
    return null;
  }
  const been = new Set(recovery.steps.map((step) => step.phase));
  const stops = stopsOf(recovery);
  const at = stops.indexOf(recovery.phase);
  return h(
    "ol",
    { class: "way", "aria-label": "Phases" },
    stops.map((phase, index) => {
      const kind = index === at ? "now" : index < at && (index === 0 || been.has(phase)) ? "done" : "ahead";
      return h("li", { class: kind, "aria-current": index === at ? "step" : null }, phase);
    }),
  );
}

function facts(recovery) {
  const rows = [
    ["Evidence", recovery.kind === "recovery" && evidence(recovery.evidence)],
    ["Approved by", recovery.approved_by],
    ["Reserved hosts", recovery.reserved_hosts.join(", ")],
    ["Driven by", recovery.claimed_by],
    ["Opened", time(recovery.opened_at)],
    ["Ended", recovery.ended_at && [time(recovery.ended_at), `, after ${runningFor(recovery)}`]],
    ["Incident", recovery.incident_uuid && h("a", { href: `#/incidents/${recovery.incident_uuid}` }, short(recovery.incident_uuid))],
    ["Recovery", h("span", { class: "id" }, recovery.uuid)],
  ];
  return h(
    "dl",
    { class: "facts", "data-key": "facts" },
    rows.filter(([, value]) => value).map(([name, value]) => [h("dt", null, name), h("dd", null, value)]),
  );
}

function reason(recovery) {
  if (recovery.reason === null) {
    return null;
  }
  const bad = ["failed", "partial"].includes(recovery.phase);
  const held = recovery.phase === "held";
  const command = held
    ? `masakari release ${recovery.uuid} --reason TEXT`
    : `masakari recovery retry ${recovery.uuid} --reason TEXT`;
  return h(
    "div",
    { class: `notice ${held ? "warn" : bad ? "bad" : ""}`, "data-key": "reason" },
    h("p", null, sentence(recovery.reason)),
    (held || bad) && h("p", null, `${held ? "Release it" : "Try it again"} in your name: `, h("code", null, command)),
  );
}

function moves(recovery) {
  return h(
    "section",
    { "data-key": "moves" },
    h("h2", null, "Instances", h("small", null, counts(recovery))),
    progress(recovery),
    table(
      `Instances of ${recovery.host}`,
      [
        ["Instance", "name", (move) => h("span", { title: move.instance_uuid }, move.instance_name)],
        ["State", "", (move) => state(move.status === "ongoing" ? move.detail : move.status === "ignored" ? "left alone" : move.status, move.status)],
        ["To", "", (move) => move.dest_host ?? "–"],
        ["Began", "", (move) => time(move.start_time)],
        ["Took", "number", (move) => duration(between(move.start_time, move.end_time ?? (move.start_time && now().toISOString())))],
        ["Tries", "number", (move) => (move.attempts > 1 ? String(move.attempts) : "")],
        ["Reason", "wide", (move) => sentence(move.message ?? "")],
      ],
      recovery.moves,
    ),
  );
}

function timeline(recovery) {
  const names = new Map(recovery.moves.map((move) => [move.instance_uuid, move.instance_name]));
  const fenced = recovery.kind === "recovery" ? recovery.evidence?.completed_at : null;
  const start = fenced ?? recovery.steps[0]?.at ?? recovery.opened_at;
  return h(
    "section",
    { "data-key": "timeline" },
    h("h2", null, "Timeline", h("small", null, fenced ? "seconds since the completed fencing" : "seconds since the first step")),
    h(
      "ol",
      { class: "timeline" },
      fenced && entry(start, fenced, "fenced", null, proof(recovery.evidence)),
      recovery.steps.map((step) => entry(start, step.at, step.phase, step.instance && (names.get(step.instance) ?? step.instance), step.text)),
      recovery.ended_at === null && h("li", { class: "waiting" }, recovery.phase === "held" ? "held …" : "goes on …"),
    ),
  );
}

function entry(start, at, phase, instance, text) {
  const seconds = (instant(at) - instant(start)) / 1000;
  return h(
    "li",
    null,
    h("span", { class: "offset" }, `${seconds < 0 ? "−" : "+"}${Math.abs(seconds).toFixed(3)}`),
    time(at),
    h("span", { class: "phase" }, phase),
    h("span", { class: "text" }, instance && h("b", null, instance, " "), sentence(text)),
  );
}

export const recovery = {
  load: (uuid) => get(`recoveries/${encodeURIComponent(uuid)}`, "recovery"),
  title: (one) => `${one.host}: ${one.phase}${one.ended_at === null && total(one) > 0 ? ` ${one.summary.succeeded}/${total(one)}` : ""}`,
  show: (one) => [headline(one), way(one), reason(one), facts(one), one.moves.length > 0 && moves(one), timeline(one)],
  every: (one) => (one.ended_at === null ? 1_000 : 30_000),
};
