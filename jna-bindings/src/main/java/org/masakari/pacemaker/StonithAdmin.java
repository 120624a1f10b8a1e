package org.masakari.pacemaker;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Asks the fencer by {@code stonith_admin}, some 15 ms, and orders. Used by one thread. */
public final class StonithAdmin implements AutoCloseable {
    private static final String XML = "--output-as=xml";

    private final XmlProgram program;

    /**
     * For the given program.
     *
     * @param command {@code stonith_admin}, or its path with arguments that come first
     * @param timeout after which it is ended; with a hung fencer it would take 33 s
     */
    public StonithAdmin(List<String> command, Duration timeout) {
        program = new XmlProgram("stonith_admin", command, timeout);
    }

    /**
     * The fence devices that can fence {@code node}; empty if there is none.
     *
     * @throws IOException if the fencer cannot be asked
     */
    public List<String> devices(String node) throws IOException {
        return ask(
                List.of("--list", node, XML),
                in -> {
                    boolean device =
                            in.getLocalName().equals("item")
                                    && "device".equals(in.getAttributeValue(null, "name"));
                    return device ? in.getElementText() : null;
                });
    }

    /**
     * What this node's fencer remembers of all nodes, newest first. Without {@code --verbose} it
     * would show the oldest success alone.
     *
     * @throws IOException if the fencer cannot be asked
     */
    public List<PastFencing> history() throws IOException {
        return ask(
                List.of("--history", "*", "--verbose", XML),
                in ->
                        in.getLocalName().equals("fence_event")
                                ? CrmMonXml.fencing(Attributes.of(in))
                                : null);
    }

    /**
     * Has {@code node} fenced by a reboot, and returns once the fencer says that it is done.
     *
     * @param patience the fencer's, in whole seconds; less than what this object waits for it
     * @throws IOException if it says that it failed, with its reason, or says nothing: then the
     *     node may be fenced or not
     */
    public void reboot(String node, Duration patience) throws IOException {
        ask(
                List.of("--reboot", node, "--timeout", String.valueOf(patience.toSeconds()), XML),
                nothing -> null);
    }

    @FunctionalInterface
    private interface Element<T> {
        @Nullable T of(XMLStreamReader in) throws XMLStreamException;
    }

    private <T> List<T> ask(List<String> options, Element<T> element) throws IOException {
        try {
            return program.run(options, xml -> read(xml, element));
        } catch (PacemakerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static <T> List<T> read(InputStream xml, Element<T> element) throws PacemakerException {
        List<T> found = new ArrayList<>();
        Integer status = null;
        String message = "it wrote no status";
        StringBuilder errors = new StringBuilder();
        try {
            XMLStreamReader in = CrmMonXml.reader(xml);
            while (in.hasNext()) {
                if (in.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (in.getLocalName().equals("status")) {
                    status = Attributes.of(in).number("code");
                    message = Attributes.of(in).text("message", "");
                }
                if (in.getLocalName().equals("error")) {
                    errors.append("; ").append(in.getElementText().strip());
                    continue;
                }
                T one = element.of(in);
                if (one != null) {
                    found.add(one);
                }
            }
        } catch (XMLStreamException e) {
            throw new PacemakerException("stonith_admin's XML cannot be read: " + e.getMessage());
        }
        if (status == null || status != 0) {
            throw new PacemakerException(
                    "stonith_admin answered " + status + ": " + message + errors);
        }
        return found;
    }

    @Override
    public void close() {
        program.close();
    }
}
