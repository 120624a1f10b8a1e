package org.masakari.cli.recovery;

import java.io.PrintWriter;
import org.masakari.cli.session.Screen;
import org.masakari.cli.session.Session;

/**
 * Lines that come one by one and, on a terminal, a last line that is redrawn. Where a program reads
 * the result, all of it goes to the error output.
 */
final class LiveScreen {
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter lines;
    private final boolean terminal;
    private boolean progressShown;
    private boolean troubleShown;

    LiveScreen(Session session) {
        Screen screen = session.screen();
        lines = session.isForPeople() ? screen.out() : screen.err();
        terminal = screen.terminal();
    }

    /** True if colours are welcome. */
    boolean colour() {
        return terminal;
    }

    /** One more line that stays. */
    void line(String text) {
        clearProgress();
        lines.println(text);
        lines.flush();
    }

    /** What is going on, in place of the former; on a terminal only. */
    void progress(String text) {
        if (terminal) {
            lines.print(ERASE_LINE + text);
            lines.flush();
            progressShown = true;
        }
    }

    /** Takes the progress away. */
    void clearProgress() {
        if (progressShown) {
            lines.print(ERASE_LINE);
            progressShown = false;
        }
    }

    /** Says once that something is in the way. */
    void trouble(String text) {
        if (!troubleShown) {
            troubleShown = true;
            line(text);
        }
    }

    /** Says that nothing is in the way any more, if something was. */
    void troubleOver(String text) {
        if (troubleShown) {
            troubleShown = false;
            line(text);
        }
    }
}
