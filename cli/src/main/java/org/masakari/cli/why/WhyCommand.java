package org.masakari.cli.why;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.ExplanationDocument;
import org.masakari.protocol.api.ExplanationDocument.Host;
import org.masakari.protocol.api.ExplanationDocument.Instance;
import org.masakari.protocol.api.ExplanationDocument.Protection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code masakari why}. */
@Command(
        name = "why",
        description = {
            "Why was this host or instance recovered, or not, and is it protected now?",
            "Says what keeps it from being recovered, its failures with their evidence and",
            "outcome, what became of each report about it, what operators have said, and at the",
            "end the commands that help. Changes nothing, and exits with 0 whatever it finds.",
            "Whether Pacemaker would fence the host is for \"masakari doctor\"."
        },
        footer = {
            "  masakari why compute1",
            "  masakari why 6f1c2e9a-3b4d-4f60-8a7b-9c0d1e2f3a4b",
            "  masakari why web-3",
            "  masakari why compute1 -o json"
        })
public final class WhyCommand implements Runnable {
    private static final Layout<ExplanationDocument> LAYOUT =
            new Layout<ExplanationDocument>()
                    .text("about", WhyCommand::about)
                    .text("verdict", each -> Words.word(protection(each).verdict()))
                    .text("because", each -> String.join("; ", protection(each).because()))
                    .text("to_do", each -> String.join("; ", protection(each).toDo()));

    private final Session session;

    @Parameters(
            paramLabel = "HOST|INSTANCE",
            description = {
                "A host's name, an instance's UUID, or the name under which an instance was moved,",
                "where only one had it."
            })
    private @Nullable String about;

    @Spec private @Nullable CommandSpec spec;

    public WhyCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String word = URLEncoder.encode(asked(), StandardCharsets.UTF_8);
        Document<ExplanationDocument> found =
                Document.of(
                        session.api()
                                .get("/v1/explanations/" + word.replace("+", "%20"))
                                .path("explanation"),
                        ExplanationDocument.class);
        if (session.isForPeople()) {
            text(found.value()).print(session.screen());
        } else {
            session.printer().one(found, LAYOUT);
        }
    }

    /** The API's server takes neither of these within a path, however they are encoded. */
    private String asked() {
        String asked = String.valueOf(about);
        if (spec != null && (asked.contains("/") || asked.contains("%"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + asked + "\": a name with / or % cannot be asked for; give the UUID");
        }
        return asked;
    }

    private static Lines text(ExplanationDocument found) {
        Instance instance = found.instance();
        return instance == null ? HostText.of(host(found)) : InstanceText.of(instance);
    }

    private static Host host(ExplanationDocument found) {
        return Objects.requireNonNull(found.host(), "an explanation of nothing");
    }

    private static Object about(ExplanationDocument found) {
        Instance instance = found.instance();
        return instance == null ? host(found).name() : instance.uuid();
    }

    private static Protection protection(ExplanationDocument found) {
        Instance instance = found.instance();
        return instance == null ? host(found).protection() : instance.protection();
    }
}
