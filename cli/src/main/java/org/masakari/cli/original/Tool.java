package org.masakari.cli.original;

import java.util.List;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Failure;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;

/** One of the original's tools: what it says at its begin and end, and how it shows rows. */
final class Tool {
    private final Session session;
    private final String name;

    /**
     * A tool.
     *
     * @param name as the original's messages have it, such as {@code reserve_host_manage}
     */
    Tool(Session session, String name) {
        this.session = session;
        this.name = name;
    }

    /** Does {@code work} between the original's messages. */
    void run(DatabaseOptions database, Runnable work) {
        database.warn(session.screen().err());
        say(name + " execution start");
        try {
            work.run();
        } catch (Failure e) {
            session.screen().err().println(name + " execution failure");
            throw e;
        }
        say(name + " execution end");
    }

    /** Shows rows; {@code none} where there are none. */
    <T> void show(List<Document<T>> rows, Layout<T> layout, String none) {
        if (rows.isEmpty() && session.isForPeople()) {
            say(none);
        } else {
            session.printer().framed(rows, layout);
        }
    }

    /** One line for people; a program reads the rows alone. */
    void say(String line) {
        if (session.isForPeople()) {
            session.screen().out().println(line);
        }
    }
}
