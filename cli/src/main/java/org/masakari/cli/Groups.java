package org.masakari.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.masakari.cli.config.ConfigCommand;
import org.masakari.cli.database.DatabaseCommand;
import org.masakari.cli.declaration.AckCommand;
import org.masakari.cli.declaration.ReleaseCommand;
import org.masakari.cli.declaration.ReturnCommand;
import org.masakari.cli.doctor.DoctorCommand;
import org.masakari.cli.incident.IncidentCommand;
import org.masakari.cli.inventory.HostCommand;
import org.masakari.cli.inventory.ReservedHostCommand;
import org.masakari.cli.inventory.SegmentCommand;
import org.masakari.cli.keystone.KeystoneCommand;
import org.masakari.cli.manual.CompletionCommand;
import org.masakari.cli.manual.ManualCommand;
import org.masakari.cli.migration.ImportCommand;
import org.masakari.cli.nativelib.NativeCommand;
import org.masakari.cli.notification.NotificationCommand;
import org.masakari.cli.original.NotificationStatusManage;
import org.masakari.cli.original.RecoveryStatusManage;
import org.masakari.cli.original.ReserveHostManage;
import org.masakari.cli.original.VmhaDataManage;
import org.masakari.cli.pause.PauseCommand;
import org.masakari.cli.pause.ResumeCommand;
import org.masakari.cli.plan.DrillCommand;
import org.masakari.cli.plan.PlanCommand;
import org.masakari.cli.recovery.RecoveryCommand;
import org.masakari.cli.session.Session;
import org.masakari.cli.webhook.WebhookCommand;
import org.masakari.cli.why.WhyCommand;

/** The groups of verbs. Reading one's annotations takes time: only what may be needed is read. */
final class Groups {
    /** What tells of all the others. */
    private static final Set<String> ABOUT_ALL = Set.of("completion", "manual");

    private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

    private Groups() {}

    static Groups of(Session session) {
        Groups groups = new Groups();
        groups.makers.put("segment", () -> new SegmentCommand(session));
        groups.makers.put("host", () -> new HostCommand(session));
        groups.makers.put("reserved-host", () -> new ReservedHostCommand(session));
        groups.makers.put("notification", () -> new NotificationCommand(session));
        groups.makers.put("recovery", () -> new RecoveryCommand(session));
        groups.makers.put("incident", () -> new IncidentCommand(session));
        groups.makers.put("why", () -> new WhyCommand(session));
        groups.makers.put("plan", () -> new PlanCommand(session));
        groups.makers.put("drill", () -> new DrillCommand(session));
        groups.makers.put("ack", () -> new AckCommand(session));
        groups.makers.put("return", () -> new ReturnCommand(session));
        groups.makers.put("release", () -> new ReleaseCommand(session));
        groups.makers.put("pause", () -> new PauseCommand(session));
        groups.makers.put("resume", () -> new ResumeCommand(session));
        groups.makers.put("webhook", () -> new WebhookCommand(session));
        groups.makers.put("db", () -> new DatabaseCommand(session));
        groups.makers.put("keystone", () -> KeystoneCommand.of(session));
        groups.makers.put("import", () -> new ImportCommand(session));
        groups.makers.put("doctor", () -> new DoctorCommand(session));
        groups.makers.put("config", () -> new ConfigCommand(session));
        groups.makers.put("native", () -> new NativeCommand(session));
        groups.makers.put("completion", () -> new CompletionCommand(session));
        groups.makers.put("manual", ManualCommand::new);
        groups.makers.put("reserve-host-manage", () -> new ReserveHostManage(session));
        groups.makers.put(
                "notification-status-manage", () -> new NotificationStatusManage(session));
        groups.makers.put("recovery-status-manage", () -> new RecoveryStatusManage(session));
        groups.makers.put("vmha-data-manage", () -> new VmhaDataManage(session));
        return groups;
    }

    /** The groups that are named among the arguments; all, for help and hints, if none is. */
    List<Object> neededFor(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean some =
                makers.keySet().stream().anyMatch(words::contains)
                        && ABOUT_ALL.stream().noneMatch(words::contains);
        return makers.entrySet().stream()
                .filter(group -> !some || words.contains(group.getKey()))
                .map(group -> group.getValue().get())
                .toList();
    }
}
