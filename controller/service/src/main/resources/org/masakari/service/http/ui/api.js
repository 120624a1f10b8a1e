// The controller's API, read with the token of who looks. Nothing here writes.

const PATIENCE_MS = 10_000;
const KEY = "masakari.token";

/** The controller has answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Kept as long as the tab is open; no cookie, so that no other page can use it. */
export const token = {
  get: () => sessionStorage.getItem(KEY),
  set: (text) => sessionStorage.setItem(KEY, text),
  forget: () => sessionStorage.removeItem(KEY),
};

let clockDifference = 0;

/** The controller's time, so that a browser whose clock is wrong shows how long something takes. */
export function now() {
  return new Date(Date.now() + clockDifference);
}

/** What stands under `name` in the answer of `GET /v1/PATH`. */
export async function get(path, name) {
  const headers = { "OpenStack-API-Version": "instance-ha 1.1000" };
  if (token.get() !== null) {
    headers["X-Auth-Token"] = token.get();
  }
  const answer = await fetch(`/v1/${path}`, {
    headers,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  noteTime(answer.headers.get("Date"));
  const text = await answer.text();
  if (!answer.ok) {
    throw new Refused(answer.status, reason(answer.status, text));
  }
  return JSON.parse(text)[name];
}

/** Its Date has whole seconds: less than two of them are no difference. */
function noteTime(date) {
  const difference = date === null ? 0 : Date.parse(date) - Date.now();
  clockDifference = Math.abs(difference) < 2000 ? 0 : difference;
}

function reason(status, text) {
  try {
    const [error] = Object.values(JSON.parse(text));
    return error.message ?? `status ${status}`;
  } catch {
    return `status ${status}`;
  }
}
