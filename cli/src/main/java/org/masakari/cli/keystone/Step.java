package org.masakari.cli.keystone;

import org.masakari.cli.api.Document;
import org.masakari.cli.output.Layout;
import org.masakari.protocol.json.Json;

/**
 * One thing that Keystone shall have, or no longer have.
 *
 * @param kind {@code service}, {@code endpoint}, {@code user} or {@code role}
 * @param name its name; an endpoint's is its interface
 * @param value what there is to say of it, such as an endpoint's URL
 * @param deed makes it so; does nothing unless {@code outcome} is a change
 */
record Step(String kind, String name, String value, Outcome outcome, Runnable deed) {
    /** What becomes of it. */
    enum Outcome {
        ALREADY_SO("already so", "already so"),
        CREATE("to be created", "created"),
        REMOVE("to be removed", "removed"),
        ABSENT("not there", "not there"),
        DIFFERS("in the way", "in the way");

        private final String planned;
        private final String done;

        Outcome(String planned, String done) {
            this.planned = planned;
            this.done = done;
        }
    }

    /** A step as it is shown. */
    record Row(String kind, String name, String value, String result) {
        static final Layout<Row> LAYOUT =
                new Layout<Row>()
                        .text("kind", Row::kind)
                        .text("name", Row::name)
                        .text("value", Row::value)
                        .text("result", Row::result);
    }

    static Step alreadySo(String kind, String name, String value) {
        return new Step(kind, name, value, Outcome.ALREADY_SO, () -> {});
    }

    static Step create(String kind, String name, String value, Runnable deed) {
        return new Step(kind, name, value, Outcome.CREATE, deed);
    }

    static Step remove(String kind, String name, String value, Runnable deed) {
        return new Step(kind, name, value, Outcome.REMOVE, deed);
    }

    static Step differs(String kind, String name, String value) {
        return new Step(kind, name, value, Outcome.DIFFERS, () -> {});
    }

    static Step absent(String kind, String name, String value) {
        return new Step(kind, name, value, Outcome.ABSENT, () -> {});
    }

    boolean removes() {
        return outcome == Outcome.REMOVE;
    }

    boolean isInTheWay() {
        return outcome == Outcome.DIFFERS;
    }

    Document<Row> planned() {
        return document(outcome.planned);
    }

    Document<Row> done() {
        return document(outcome.done);
    }

    private Document<Row> document(String result) {
        Row row = new Row(kind, name, value, result);
        return new Document<>(Json.lenient().valueToTree(row), row);
    }
}
