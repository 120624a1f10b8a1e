package org.masakari.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ControllerClient;

/** The controller's API; whatever is no success is a {@link Failure}. */
public final class Api {
    /** HTTP 429. */
    private static final int TOO_MANY = 429;

    private final ControllerClient client;

    public Api(ControllerClient client) {
        this.client = client;
    }

    /** Reads {@code path}. */
    public JsonNode get(String path) {
        return accepted(client.get(path), false);
    }

    /** Creates below {@code path} what {@code body} describes. */
    public JsonNode post(String path, JsonNode body) {
        return accepted(client.post(path, body), true);
    }

    /** Changes {@code path} to what {@code body} describes. */
    public JsonNode put(String path, JsonNode body) {
        return accepted(client.put(path, body), true);
    }

    /** Removes {@code path}; the answer may say what that was. */
    public JsonNode delete(String path) {
        return accepted(client.delete(path), true);
    }

    private static JsonNode accepted(Answer answer, boolean changing) {
        if (answer instanceof Answer.Accepted accepted) {
            return accepted.body();
        } else if (answer instanceof Answer.Refused refused) {
            throw refused(refused).byAController();
        } else if (answer instanceof Answer.Busy busy) {
            Failure failure = busy(busy, changing);
            throw busy.status() == TOO_MANY ? failure.ofABusyController() : failure;
        } else if (answer instanceof Answer.Untrusted untrusted) {
            throw untrusted(untrusted);
        }
        throw unreachable((Answer.Unreachable) answer, changing);
    }

    private static Failure refused(Answer.Refused refused) {
        String happened = "the controller refused: " + refused.reason();
        String unchanged = "nothing was changed";
        return switch (refused.status()) {
            case 404 ->
                    Failure.notFound(
                            refused.reason(),
                            "a mistyped id, or it was removed meanwhile",
                            "see what there is with the \"list\" command");
            case 409 ->
                    new Failure(
                            Exit.CONFLICT,
                            happened,
                            "the name is in use, or a host of the segment is being recovered",
                            unchanged,
                            "choose another name, or wait: \"masakari recovery list\"");
            case 401 ->
                    new Failure(
                            Exit.FAILED,
                            happened,
                            "the controller wants a token of Keystone, and got none that is good",
                            unchanged,
                            "set OS_AUTH_URL, OS_USERNAME, OS_PASSWORD and OS_PROJECT_NAME, or give"
                                    + " --os-token");
            case 403 ->
                    new Failure(
                            Exit.FAILED,
                            happened,
                            "your user has none of the roles in that project that [api] roles of the"
                                    + " controller names",
                            unchanged,
                            "use another user or project, or have the role assigned");
            case 426 ->
                    new Failure(
                            Exit.FAILED,
                            happened,
                            "the controller speaks TLS, and was asked without it",
                            unchanged,
                            "write https:// in --url, MASAKARI_URL or the config file");
            default ->
                    new Failure(
                            Exit.FAILED,
                            happened,
                            "a value that it does not take (HTTP " + refused.status() + ")",
                            unchanged,
                            "correct the value that the reason names");
        };
    }

    private static Failure busy(Answer.Busy busy, boolean changing) {
        return new Failure(
                Exit.UNREACHABLE,
                "the controller cannot answer now: " + busy.reason(),
                "its database or itself is starting, overloaded or down (HTTP "
                        + busy.status()
                        + ")",
                sofar(changing),
                "try again; if it stays so, ask /readyz of the controller what is missing");
    }

    private static Failure untrusted(Answer.Untrusted untrusted) {
        return Failure.untrusted(
                "no controller was trusted: " + untrusted.reason(),
                "every address was tried; nothing was changed");
    }

    private static Failure unreachable(Answer.Unreachable unreachable, boolean changing) {
        return new Failure(
                Exit.UNREACHABLE,
                "no controller answered: " + unreachable.reason(),
                "the address is wrong, or no controller runs there",
                sofar(changing),
                "check --url or MASAKARI_URL, and \"crm status\" for the controller");
    }

    private static String sofar(boolean changing) {
        return changing
                ? "every address was tried; whether the change was made is unknown: look first"
                : "every address was tried; nothing was changed";
    }
}
