package org.masakari.pacemaker;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads what {@code cibadmin --query} writes: the CIB of Pacemaker 2 and 3. */
final class CibXml {
    private static final Set<String> CONTAINERS = Set.of("clone", "group", "master");

    private final Element configuration;
    private final Map<String, Element> templates = new HashMap<>();

    private CibXml(Element configuration) {
        this.configuration = configuration;
        all(configuration, "template").forEach(each -> templates.put(id(each), each));
    }

    /**
     * Reads a whole document.
     *
     * @throws PacemakerException if it is cut off, or no CIB
     */
    static ClusterConfiguration read(InputStream xml) throws PacemakerException, IOException {
        Element root = parse(xml);
        List<Element> found = all(root, "configuration");
        if (found.isEmpty()) {
            throw new PacemakerException("cibadmin wrote no configuration");
        }
        return new CibXml(found.get(0)).configuration();
    }

    private static Element parse(InputStream xml) throws PacemakerException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(xml).getDocumentElement();
        } catch (SAXException e) {
            throw new PacemakerException("cibadmin's XML cannot be read: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser has these features", e);
        }
    }

    private ClusterConfiguration configuration() {
        return new ClusterConfiguration(
                pairs(all(configuration, "cluster_property_set")),
                all(configuration, "primitive").stream().map(this::resource).toList(),
                all(configuration, "alert").stream().map(CibXml::alert).toList());
    }

    private ConfiguredResource resource(Element primitive) {
        Element template = templates.get(primitive.getAttribute("template"));
        Map<String, String> meta = defaults("rsc_defaults");
        List<String> ids = new ArrayList<>(List.of(id(primitive)));
        if (template != null) {
            meta.putAll(pairs(children(template, "meta_attributes")));
            ids.add(id(template));
        }
        // What is said of the clone counts for all that is in it, unless that says otherwise.
        for (Element each : containers(primitive)) {
            meta.putAll(pairs(children(each, "meta_attributes")));
            ids.add(id(each));
        }
        meta.putAll(pairs(children(primitive, "meta_attributes")));
        return new ConfiguredResource(
                id(primitive),
                agent(template == null ? primitive : template),
                meta,
                operations(primitive, template),
                discoveredEverywhere(ids));
    }

    private static List<Element> containers(Element primitive) {
        List<Element> outermostFirst = new ArrayList<>();
        for (Node up = primitive.getParentNode(); up instanceof Element each; ) {
            if (CONTAINERS.contains(each.getTagName())) {
                outermostFirst.add(0, each);
            }
            up = each.getParentNode();
        }
        return outermostFirst;
    }

    private static String agent(Element described) {
        String provider = described.getAttribute("provider");
        return described.getAttribute("class")
                + (provider.isEmpty() ? ":" : ":" + provider + ":")
                + described.getAttribute("type");
    }

    private List<ConfiguredOperation> operations(Element primitive, @Nullable Element template) {
        List<Element> found = new ArrayList<>(all(primitive, "op"));
        if (template != null) {
            found.addAll(all(template, "op"));
        }
        Map<String, String> normal = defaults("op_defaults");
        return found.stream()
                .map(
                        op ->
                                new ConfiguredOperation(
                                        op.getAttribute("name"),
                                        ConfiguredOperation.time(text(op, "interval")),
                                        ConfiguredOperation.time(
                                                op.hasAttribute("timeout")
                                                        ? text(op, "timeout")
                                                        : normal.get("timeout")),
                                        op.hasAttribute("on-fail")
                                                ? text(op, "on-fail")
                                                : normal.get("on-fail")))
                .toList();
    }

    private boolean discoveredEverywhere(List<String> ids) {
        return all(configuration, "rsc_location").stream()
                .filter(location -> ids.contains(location.getAttribute("rsc")))
                .noneMatch(location -> location.getAttribute("resource-discovery").equals("never"));
    }

    private static ConfiguredAlert alert(Element alert) {
        return new ConfiguredAlert(
                id(alert),
                alert.getAttribute("path"),
                all(alert, "recipient").stream().map(each -> each.getAttribute("value")).toList());
    }

    private Map<String, String> defaults(String section) {
        Map<String, String> pairs = new HashMap<>();
        all(configuration, section)
                .forEach(each -> pairs.putAll(pairs(children(each, "meta_attributes"))));
        return pairs;
    }

    private static Map<String, String> pairs(List<Element> sets) {
        Map<String, String> pairs = new HashMap<>();
        for (Element set : sets) {
            all(set, "nvpair")
                    .forEach(each -> pairs.put(each.getAttribute("name"), text(each, "value")));
        }
        return pairs;
    }

    private static String id(Element element) {
        return element.getAttribute("id");
    }

    private static String text(Element element, String attribute) {
        return element.getAttribute(attribute);
    }

    private static List<Element> children(Element parent, String name) {
        return all(parent, name).stream().filter(each -> each.getParentNode() == parent).toList();
    }

    private static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
