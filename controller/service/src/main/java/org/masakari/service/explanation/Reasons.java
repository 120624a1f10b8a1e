package org.masakari.service.explanation;

import java.util.ArrayList;
import java.util.List;
import org.masakari.protocol.api.ExplanationDocument.Protection;
import org.masakari.protocol.api.ExplanationDocument.Verdict;

/** Collects why something is not protected, the most important first, and what helps. */
final class Reasons {
    private final List<String> because = new ArrayList<>();
    private final List<String> toDo = new ArrayList<>();

    /** One more reason. */
    Reasons because(String why) {
        because.add(why);
        return this;
    }

    /** More commands; one that is there already is not repeated. */
    Reasons toDo(List<String> commands) {
        commands.stream().filter(each -> !toDo.contains(each)).forEach(toDo::add);
        return this;
    }

    Reasons toDo(String command) {
        return toDo(List.of(command));
    }

    boolean isEmpty() {
        return because.isEmpty();
    }

    Protection verdict(Verdict verdict) {
        return new Protection(verdict, because, toDo);
    }
}
