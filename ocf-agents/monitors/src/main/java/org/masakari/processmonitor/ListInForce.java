package org.masakari.processmonitor;

import java.util.Optional;
import java.util.stream.Collectors;
import org.masakari.processmonitor.list.ListFile;
import org.masakari.processmonitor.list.ListProblem;
import org.masakari.processmonitor.list.ProcList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list of processes that is followed: the last one without a problem. */
final class ListInForce {
    private static final Logger log = LoggerFactory.getLogger(ListInForce.class);

    private final ListFile file;
    private ProcList list;

    /** Begins with {@code list}, which was read at the start. */
    ListInForce(ListFile file, ProcList list) {
        this.file = file;
        this.list = list;
    }

    ProcList list() {
        return list;
    }

    /** The new list, if the file was edited and is right. */
    Optional<ProcList> edited() {
        Optional<ProcList> found = file.readIfEdited();
        if (found.isEmpty() || found.get().equals(list) || isStillAbsent()) {
            return Optional.empty();
        }
        ProcList read = found.get();
        if (read.problems().isEmpty()) {
            list = read;
            log.info("{} was edited: it names {} processes now", file.path(), size(read));
            return Optional.of(read);
        }
        log.error(
                "{} was edited, and is wrong: a slip in the lines below. What was watched before is"
                        + " still watched. Mend it; it is read again by itself:\n{}",
                file.path(),
                read.problems().stream()
                        .map(ListProblem::toString)
                        .collect(Collectors.joining("\n")));
        return Optional.empty();
    }

    /** With units to watch a list is not needed. */
    private boolean isStillAbsent() {
        return list.processes().isEmpty() && !file.exists();
    }

    private static int size(ProcList list) {
        return list.processes().size();
    }
}
