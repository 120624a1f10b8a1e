package org.masakari.nativecheck;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masakari.corosync.Cmap;
import org.masakari.corosync.NodeLinks;
import org.masakari.corosync.Quorum;
import org.masakari.corosync.QuorumListener;
import org.masakari.corosync.QuorumWatch;
import org.masakari.corosync.Votes;
import org.masakari.nativelib.Availability;

/** Asks Corosync. */
final class CorosyncProbes {
    private static final long PATIENCE_SECONDS = 3;
    private static final String CRM_MON = "crm_mon";

    private CorosyncProbes() {}

    static Finding quorum() {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Availability<QuorumWatch> watch = QuorumWatch.start(into(heard));
        if (watch instanceof Availability.Available<QuorumWatch> available) {
            try (QuorumWatch open = available.feature()) {
                String answer = next(heard);
                String path = LoadedLibrary.file("libquorum") + ", " + open.model();
                return answer.startsWith("quor") || answer.startsWith("no quorum")
                        ? new Finding("quorum", Finding.State.IN_USE, path, answer)
                        : new Finding("quorum", Finding.State.FALLBACK, CRM_MON, answer);
            }
        }
        return new Finding("quorum", Finding.State.FALLBACK, CRM_MON, reason(watch));
    }

    static Finding votes() {
        return finding(
                "votes",
                "libvotequorum",
                Votes.ask(),
                votes ->
                        votes.total()
                                + " of "
                                + votes.expected()
                                + ", "
                                + votes.needed()
                                + " needed"
                                + (votes.qdevice().isEmpty() ? "" : ", with " + votes.qdevice()));
    }

    static Finding nodeNames() {
        return finding(
                "node names",
                "libcmap",
                names(),
                names -> String.join(", ", names.values().stream().sorted().toList()));
    }

    static Finding links() {
        Availability<Map<Integer, String>> names = names();
        if (names instanceof Availability.Available<Map<Integer, String>> available) {
            List<Integer> ids = available.feature().keySet().stream().sorted().toList();
            return finding("links", "libcfg", NodeLinks.ask(ids), CorosyncProbes::text);
        }
        return new Finding("links", Finding.State.MISSING, "", reason(names));
    }

    private static Availability<Map<Integer, String>> names() {
        Availability<Cmap> opened = Cmap.open();
        if (opened instanceof Availability.Available<Cmap> available) {
            try (Cmap cmap = available.feature()) {
                return new Availability.Available<>(cmap.nodeNames());
            }
        }
        return new Availability.NotAvailable<>(reason(opened));
    }

    private static String text(Collection<NodeLinks> nodes) {
        long unreachable = nodes.stream().filter(node -> !node.reachable()).count();
        String broken =
                nodes.stream()
                        .flatMap(node -> node.links().stream())
                        .filter(link -> !link.connected())
                        .map(link -> link.number() + " to " + link.destination())
                        .collect(Collectors.joining(", "));
        return nodes.size()
                + " nodes, "
                + unreachable
                + " unreachable"
                + (broken.isEmpty() ? "" : "; broken: link " + broken);
    }

    private static <T> Finding finding(
            String feature, String library, Availability<T> found, Function<T, String> text) {
        return found instanceof Availability.Available<T> available
                ? new Finding(
                        feature,
                        Finding.State.IN_USE,
                        LoadedLibrary.file(library),
                        text.apply(available.feature()))
                : new Finding(feature, Finding.State.MISSING, "", reason(found));
    }

    private static String reason(Availability<?> found) {
        return found instanceof Availability.NotAvailable<?> missing ? missing.reason() : "";
    }

    private static String next(BlockingQueue<String> heard) {
        try {
            String answer = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return answer == null ? "no answer within " + PATIENCE_SECONDS + " s" : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static QuorumListener into(BlockingQueue<String> heard) {
        return new QuorumListener() {
            @Override
            public void changed(Quorum quorum) {
                String state = quorum.quorate() ? "quorate" : "no quorum";
                heard.add(state + ", " + quorum.members().size() + " members");
            }

            @Override
            public void lost(String why) {
                heard.add(why);
            }
        };
    }
}
