// What the controller does and did about failures.
import { get, now } from "./api.js";
import { h, table } from "./dom.js";
import { between, duration, plural, sentence, short, state, time } from "./text.js";

export const KINDS = {
  recovery: "evacuation",
  return: "return",
  instance: "instance restart",
  process: "process failure",
  process_return: "process return",
};

export function total({ summary }) {
  return summary.pending + summary.ongoing + summary.succeeded + summary.failed + summary.ignored;
}

export function counts(recovery) {
  const { pending, ongoing, succeeded, failed, ignored } = recovery.summary;
  const all = [
    [succeeded, `${succeeded} of ${total(recovery)} moved`],
    [ongoing, `${ongoing} moving`],
    [pending, `${pending} waiting`],
    [failed, `${failed} failed`],
    [ignored, `${ignored} left alone`],
  ];
  const said = all.filter(([count]) => count > 0).map(([, text]) => text);
  return said.length === 0 ? "no instances" : said.join(", ");
}

/** How far its instances are, in few words. */
export function advance(recovery) {
  const { succeeded, failed } = recovery.summary;
  const all = total(recovery);
  return all > 0 && [progress(recovery), ` ${succeeded} of ${all} moved`, failed > 0 && `, ${failed} failed`];
}

/** What it is about, or how many instances. */
function subject(recovery) {
  if (recovery.instance !== null) {
    return ["instance ", short(recovery.instance)];
  }
  if (recovery.process !== null) {
    return recovery.process;
  }
  return recovery.kind === "recovery" ? counts(recovery) : "";
}

export function progress(recovery) {
  const all = total(recovery);
  const done = all - recovery.summary.pending - recovery.summary.ongoing;
  return (
    all > 0 &&
    h("progress", { max: String(all), value: String(done), "aria-label": `${done} of ${plural(all, "instance")} done` })
  );
}

export function runningFor(recovery) {
  return duration(between(recovery.opened_at, recovery.ended_at ?? now().toISOString()));
}

const LINK = ["Host", "name", (each) => h("a", { href: `#/recoveries/${each.uuid}` }, each.host)];
const KIND = ["Kind", "", (each) => KINDS[each.kind] ?? each.kind];

export function underWay(open) {
  return table(
    "Recoveries under way",
    [
      LINK,
      KIND,
      ["Phase", "", (each) => state(each.phase)],
      ["About", "", (each) => subject(each)],
      ["For", "number", runningFor],
      ["Waits for", "wide", (each) => sentence(each.reason ?? "")],
    ],
    open,
  );
}

function historyTable(all) {
  return table(
    "Recoveries, the newest first",
    [
      ["Opened", "", (each) => time(each.opened_at)],
      LINK,
      KIND,
      ["Outcome", "", (each) => state(each.phase)],
      ["Instances", "", subject],
      ["RTO", "number", (each) => duration(each.summary.rto_ms)],
      ["Took", "number", (each) => (each.ended_at === null ? `${runningFor(each)} …` : runningFor(each))],
      ["Reason", "wide", (each) => sentence(each.reason ?? "")],
    ],
    all,
  );
}

const SHOWN = 100;

export const history = {
  load: () => get(`recoveries?limit=${SHOWN}`, "recoveries"),
  title: () => "History",
  show: (all) => [
    h("h1", null, "History"),
    h(
      "p",
      { class: "quiet" },
      all.length === 0
        ? "Nothing has been recovered yet."
        : `The newest ${plural(all.length, "recovery", "recoveries")}. RTO: from the completed fencing until the last instance had arrived.`,
    ),
    all.length > 0 && historyTable(all),
  ],
  every: () => 10_000,
};
