package org.masakari.cli.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.config.ProgramReader;
import org.masakari.cli.inventory.Hosts;
import org.masakari.cli.inventory.Segments;
import org.masakari.cli.pause.PauseCommand;
import org.masakari.cli.recovery.Recoveries;
import org.masakari.cli.session.Session;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterView;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.PauseDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.NameChecks;
import org.masakari.protocol.diagnosis.SegmentChecks;
import org.masakari.protocol.diagnosis.ServiceChecks;
import org.masakari.protocol.diagnosis.Verdict;
import org.masakari.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code masakari doctor}. */
@Command(
        name = "doctor",
        description = {
            "Would a host be saved tonight? Looks at Pacemaker, the controllers, Nova, the names",
            "that they have for each host, and the monitors of this node, and changes nothing.",
            "Each line is ok, warn, fail or not checked, with what it means and what to do.",
            "Run it as root on a full cluster node: from elsewhere less can be seen, and is told",
            "as not checked. The exit code is 1 if any line is fail."
        },
        footer = {
            "  masakari doctor",
            "  masakari doctor -o json",
            "  masakari doctor --textfile /var/lib/prometheus/node-exporter/masakari.prom"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no line is fail",
            "1:a line is fail",
            "2:wrong usage or config, or the file of --textfile cannot be written"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final int RECOVERIES = 500;

    private final Session session;
    private final ClusterChecks cluster;
    private final MonitorChecks monitors;

    @Option(
            names = "--textfile",
            paramLabel = "FILE",
            description = {
                "Prints nothing, and writes all to FILE, whose name ends with .prom, as metrics for",
                "the textfile collector of Prometheus' node_exporter: each check (0 ok, 1 warn, 2",
                "fail), and of each monitor of this node the reports that wait, how long the oldest",
                "has waited, and the age of its heartbeat. The file is replaced as a whole."
            })
    private @Nullable Path textfile;

    public DoctorCommand(Session session) {
        this(
                session,
                new ClusterChecks(ClusterPrograms.STANDARD, Spool.standard(), session.clock()),
                new MonitorChecks(NodeFiles.STANDARD, ProgramReader.standard(), session.clock()));
    }

    DoctorCommand(Session session, ClusterChecks cluster, MonitorChecks monitors) {
        this.session = session;
        this.cluster = cluster;
        this.monitors = monitors;
    }

    @Override
    public Integer call() {
        Textfile file = textfile == null ? null : new Textfile(textfile);
        MonitorChecks.Result ofNode = monitors.run();
        List<Finding> findings = findings(ofNode.findings());
        if (file != null) {
            file.write(
                    new NodeMetrics(findings, ofNode.figures(), session.clock().instant()).text());
        } else if (session.isForPeople()) {
            session.printer().table(Rendering.table(findings));
        } else {
            session.printer()
                    .list(
                            findings.stream().map(DoctorCommand::document).toList(),
                            Rendering.LAYOUT);
        }
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL)
                ? Exit.FAILED
                : Exit.OK;
    }

    private static Document<Finding> document(Finding finding) {
        return new Document<>(Json.lenient().valueToTree(finding), finding);
    }

    /** Pacemaker, the controllers and what they have stored, then the monitors of this node. */
    private List<Finding> findings(List<Finding> ofMonitors) {
        ClusterChecks.Result seen = cluster.run();
        List<Finding> findings = new ArrayList<>(seen.findings());
        findings.addAll(ofControllers(seen.view()));
        findings.addAll(ofMonitors);
        return findings;
    }

    private List<Finding> ofControllers(Optional<ClusterView> view) {
        Map<URI, Api> apis;
        try {
            apis = session.apis();
        } catch (Failure e) {
            return List.of(notAsked(e));
        }
        ControllerChecks.Result asked = new ControllerChecks(apis, session.pause()).run();
        List<Finding> findings = new ArrayList<>(asked.findings());
        Api api = asked.api();
        if (api == null) {
            findings.add(
                    Finding.notChecked(
                            "segments, pauses, recoveries and names",
                            "no controller told of them",
                            "see the controllers' lines"));
        } else {
            findings.addAll(inventory(api, view, asked.diagnosis()));
        }
        return findings;
    }

    /** A Keystone that is away hides nothing of Pacemaker and this node. */
    private static Finding notAsked(Failure e) {
        if (e.exit() == Exit.USAGE) {
            throw e;
        }
        return Finding.notChecked("controllers", String.valueOf(e.getMessage()), e.advice());
    }

    private List<Finding> inventory(
            Api api, Optional<ClusterView> view, Optional<DiagnosisDocument> told) {
        try {
            List<SegmentDocument> segments = values(new Segments(api).all());
            List<HostDocument> hosts = values(new Hosts(api).all());
            List<PauseDocument> pauses =
                    values(
                            Document.list(
                                    api.get(PauseCommand.PATH).path("pauses"),
                                    PauseDocument.class));
            List<Finding> findings =
                    new ArrayList<>(
                            new SegmentChecks(segments, hosts)
                                    .run(pauses, values(new Recoveries(api).newest(RECOVERIES))));
            told.map(ReportChecks::new).map(ReportChecks::run).ifPresent(findings::addAll);
            findings.addAll(services(told, hosts));
            findings.addAll(names(view, told, hosts));
            return findings;
        } catch (Failure e) {
            return List.of(
                    Finding.notChecked(
                            "segments, pauses, recoveries and names",
                            String.valueOf(e.getMessage()),
                            e.advice()));
        }
    }

    private static <T> List<T> values(List<Document<T>> documents) {
        return documents.stream().map(Document::value).toList();
    }

    private static List<Finding> services(
            Optional<DiagnosisDocument> told, List<HostDocument> hosts) {
        return told.map(each -> each.nova().services())
                .map(services -> new ServiceChecks(services, hosts).run())
                .orElse(List.of());
    }

    private List<Finding> names(
            Optional<ClusterView> view,
            Optional<DiagnosisDocument> told,
            List<HostDocument> hosts) {
        Map<String, String> mapped = new TreeMap<>(monitors.hostNames());
        return new NameChecks(
                        view.map(v -> names(v.nodes().stream(), mapped)).orElse(null),
                        view.map(v -> names(v.nodes().stream().filter(ClusterNode::remote), mapped))
                                .orElse(null),
                        services(told),
                        hosts.stream()
                                .map(host -> host.name().value())
                                .collect(Collectors.toCollection(TreeSet::new)))
                .run();
    }

    private static Set<String> names(Stream<ClusterNode> nodes, Map<String, String> mapped) {
        return nodes.map(ClusterNode::name)
                .map(node -> mapped.getOrDefault(node, node))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable Set<String> services(Optional<DiagnosisDocument> told) {
        return told.map(each -> each.nova().services())
                .map(
                        services ->
                                services.stream()
                                        .map(service -> service.host().value())
                                        .collect(Collectors.toCollection(TreeSet::new)))
                .orElse(null);
    }
}
