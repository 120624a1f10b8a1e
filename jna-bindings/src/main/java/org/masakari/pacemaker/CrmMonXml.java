package org.masakari.pacemaker;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code crm_mon -1 --output-as=xml} writes: API 2.0 and later, Pacemaker 2.0.3 to 3.
 */
final class CrmMonXml {
    /** {@code 2026-01-31 23:59:59Z}, {@code 2026-01-31 23:59:59.123456 +01:00}. */
    private static final DateTimeFormatter COMPLETED =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral(' ')
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalStart()
                    .appendLiteral(' ')
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:MM", "Z")
                    .optionalEnd()
                    .toFormatter(Locale.ROOT);

    private static final XMLInputFactory FACTORY = safeFactory();

    private final XMLStreamReader in;
    private final List<Attributes> nodes = new ArrayList<>();
    private final List<ResourceElement> resources = new ArrayList<>();
    private final List<PastFencing> fencings = new ArrayList<>();
    private @Nullable String historyTrouble = "crm_mon wrote no fence_history";
    private boolean quorate;
    private @Nullable Integer status;
    private String message = "";
    private ClusterOptions options = ClusterOptions.USUAL;
    private boolean inNodes;
    private boolean inResource;

    private CrmMonXml(XMLStreamReader in) {
        this.in = in;
    }

    /**
     * Reads a whole document.
     *
     * @throws PacemakerException if it is cut off, is no such document, or says that it failed
     */
    static ClusterView read(InputStream xml) throws PacemakerException {
        try {
            CrmMonXml reader = new CrmMonXml(reader(xml));
            reader.readAll();
            return reader.result();
        } catch (XMLStreamException e) {
            throw new PacemakerException("crm_mon's XML cannot be read: " + e.getMessage());
        }
    }

    /** Reads no external entity. */
    static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(xml);
    }

    private static XMLInputFactory safeFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void readAll() throws XMLStreamException {
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(in.getLocalName(), Attributes.of(in));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end(in.getLocalName());
            }
        }
    }

    private void end(String element) {
        switch (element) {
            case "nodes" -> inNodes = false;
            case "resource" -> inResource = false;
            default -> {}
        }
    }

    private void start(String element, Attributes a) {
        switch (element) {
            case "current_dc" -> quorate = a.flag("present") && a.flag("with_quorum");
            case "cluster_options" ->
                    options =
                            new ClusterOptions(
                                    a.flag("stonith-enabled"), a.flag("maintenance-mode"));
            case "nodes" -> inNodes = true;
            case "node" -> node(a);
            case "resource" -> {
                inResource = true;
                resources.add(new ResourceElement(a, new ArrayList<>()));
            }
            case "fence_history" -> historyTrouble = trouble(a);
            case "fence_event" -> fencings.add(fencing(a));
            case "status" -> {
                status = a.number("code");
                message = a.text("message", "");
            }
            default -> {}
        }
    }

    /** Elements of that name also stand in node_history. */
    private void node(Attributes a) {
        if (inNodes && a.has("online")) {
            nodes.add(a);
        } else if (inResource) {
            resources.get(resources.size() - 1).nodes.add(a.text("name", ""));
        }
    }

    private record ResourceElement(Attributes attributes, List<String> nodes) {
        ClusterResource toResource() {
            return new ClusterResource(
                    attributes.text("id", ""),
                    attributes.text("resource_agent", ""),
                    attributes.text("role", ""),
                    attributes.flag("failed"),
                    attributes.flag("managed"),
                    nodes);
        }
    }

    /** With the fencer gone, crm_mon itself ends well and marks the history alone. */
    private static @Nullable String trouble(Attributes a) {
        Integer code = a.number("status");
        return code == null || code == 0 ? null : "the fencer did not answer (" + code + ")";
    }

    static PastFencing fencing(Attributes a) {
        return new PastFencing(
                a.text("target", ""),
                a.text("action", ""),
                switch (a.text("status", "")) {
                    case "success" -> PastFencing.Status.SUCCESS;
                    case "pending" -> PastFencing.Status.PENDING;
                    default -> PastFencing.Status.FAILED;
                },
                completed(a.text("completed")),
                a.text("origin"),
                a.text("delegate"),
                a.text("client"),
                a.text("exit-reason"));
    }

    static @Nullable Instant completed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            TemporalAccessor time = COMPLETED.parse(text.strip());
            ZoneId zone = time.query(TemporalQueries.offset());
            return LocalDateTime.from(time)
                    .atZone(zone == null ? ZoneId.systemDefault() : zone)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private ClusterView result() throws PacemakerException {
        if (status == null || status != 0) {
            throw new PacemakerException("crm_mon answered " + status + ": " + message);
        }
        List<ClusterResource> all = resources.stream().map(ResourceElement::toResource).toList();
        Map<String, String> roles = new HashMap<>();
        all.stream()
                .filter(ClusterResource::isConnection)
                .forEach(connection -> roles.put(connection.id(), connection.role()));
        List<ClusterNode> seen = nodes.stream().map(node -> toNode(node, roles)).toList();
        return new ClusterView(quorate, options, seen, all, history());
    }

    private FencingHistory history() {
        return historyTrouble == null
                ? new FencingHistory.Known(fencings)
                : new FencingHistory.Unknown(historyTrouble);
    }

    private static ClusterNode toNode(Attributes a, Map<String, String> connectionRoles) {
        String name = a.text("name", "");
        return new ClusterNode(
                name,
                a.text("type", "").equals("remote"),
                a.flag("online"),
                a.flag("unclean"),
                a.flag("pending"),
                a.flag("maintenance"),
                connectionRoles.get(name));
    }
}
