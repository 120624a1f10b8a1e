package org.masakari.service.metrics;

import java.util.Locale;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.Recovery;

/** Values of labels, as the API spells them. */
final class Label {
    /** Of a recovery's {@code kind}. */
    static final String[] KINDS = {"host", "return", "instance", "process", "process_return"};

    private Label() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String kind(Recovery recovery) {
        if (recovery instanceof HostRecovery) {
            return "host";
        }
        if (recovery instanceof HostReturn) {
            return "return";
        }
        if (recovery instanceof InstanceRecovery) {
            return "instance";
        }
        return recovery instanceof ProcessRecovery process && process.back()
                ? "process_return"
                : "process";
    }
}
