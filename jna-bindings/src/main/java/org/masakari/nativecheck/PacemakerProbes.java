package org.masakari.nativecheck;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.masakari.nativelib.Availability;
import org.masakari.pacemaker.ClusterLook;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.CrmMon;
import org.masakari.pacemaker.Fencer;
import org.masakari.pacemaker.FencerEvents;
import org.masakari.pacemaker.FencerListener;
import org.masakari.pacemaker.FencingEvent;
import org.masakari.pacemaker.FencingHistory;
import org.masakari.pacemaker.StonithAdmin;

/** Asks Pacemaker. */
final class PacemakerProbes {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String ALERTS = "alert agent and crm_mon";

    private PacemakerProbes() {}

    static Finding cluster() {
        try (CrmMon crmMon = CrmMon.standard()) {
            ClusterLook look = crmMon.look();
            if (look instanceof ClusterLook.Seen seen) {
                long remote = seen.view().nodes().stream().filter(ClusterNode::remote).count();
                return new Finding(
                        "cluster",
                        Finding.State.IN_USE,
                        "crm_mon",
                        seen.view().nodes().size()
                                + " nodes, "
                                + remote
                                + " of them remote, "
                                + (seen.view().quorate() ? "quorate" : "no quorum")
                                + (seen.view().options().fencing() ? "" : ", fencing disabled"));
            }
            String reason =
                    look instanceof ClusterLook.Failed failed ? failed.reason() : "no answer";
            return new Finding("cluster", Finding.State.MISSING, "", reason);
        }
    }

    static Finding fencingEvents() {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Availability<FencerEvents> events = FencerEvents.start(into(heard));
        if (events instanceof Availability.Available<FencerEvents> available) {
            try (FencerEvents open = available.feature()) {
                String answer = heard.poll(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                if ("connected".equals(answer)) {
                    return new Finding(
                            "fencing events",
                            Finding.State.IN_USE,
                            LoadedLibrary.file("libstonithd"),
                            answer + ", by the structures of Pacemaker " + open.structures());
                }
                return fallback(answer == null ? "no answer within " + TIMEOUT : answer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return fallback("interrupted");
            }
        }
        return fallback(
                events instanceof Availability.NotAvailable<FencerEvents> missing
                        ? missing.reason()
                        : "");
    }

    private static Finding fallback(String why) {
        return new Finding("fencing events", Finding.State.FALLBACK, ALERTS, why);
    }

    static Finding fencingHistory() {
        FencingHistory history = Fencer.history(TIMEOUT);
        if (history instanceof FencingHistory.Known known) {
            String library = LoadedLibrary.file("libstonithd");
            return history(Finding.State.IN_USE, library, known.fencings().size());
        }
        try (StonithAdmin admin = new StonithAdmin(List.of("stonith_admin"), TIMEOUT)) {
            return history(Finding.State.FALLBACK, "stonith_admin", admin.history().size());
        } catch (IOException e) {
            String why = history instanceof FencingHistory.Unknown unknown ? unknown.reason() : "";
            return new Finding(
                    "fencing history", Finding.State.MISSING, "", why + "; " + e.getMessage());
        }
    }

    private static Finding history(Finding.State state, String path, int fencings) {
        return new Finding("fencing history", state, path, fencings + " fencings remembered");
    }

    static Finding fenceDevices() {
        try (CrmMon crmMon = CrmMon.standard();
                StonithAdmin admin = new StonithAdmin(List.of("stonith_admin"), TIMEOUT)) {
            TreeSet<String> without = new TreeSet<>();
            List<ClusterNode> nodes =
                    crmMon.look() instanceof ClusterLook.Seen seen
                            ? seen.view().nodes()
                            : List.of();
            for (ClusterNode node : nodes) {
                if (admin.devices(node.name()).isEmpty()) {
                    without.add(node.name());
                }
            }
            String text = without.isEmpty() ? "for each node" : "none for " + without;
            return new Finding("fence devices", Finding.State.IN_USE, "stonith_admin", text);
        } catch (IOException e) {
            return new Finding(
                    "fence devices", Finding.State.MISSING, "", String.valueOf(e.getMessage()));
        }
    }

    private static FencerListener into(BlockingQueue<String> heard) {
        return new FencerListener() {
            @Override
            public void connected() {
                heard.add("connected");
            }

            @Override
            public void fencing(FencingEvent event) {
                heard.add("connected");
            }

            @Override
            public void lost(String why) {
                heard.add(why);
            }
        };
    }
}
