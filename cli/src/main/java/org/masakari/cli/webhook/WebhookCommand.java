package org.masakari.cli.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.WebhookTestDocument;
import picocli.CommandLine.Command;

/** {@code masakari webhook}. */
@Command(
        name = "webhook",
        description = "Who is told of failures by HTTP.",
        footer = {"  masakari webhook test"})
public final class WebhookCommand {
    private static final Layout<WebhookTestDocument> LAYOUT =
            new Layout<WebhookTestDocument>()
                    .text("receiver", WebhookTestDocument::receiver)
                    .text("taken", WebhookTestDocument::taken)
                    .text("answer", WebhookTestDocument::answer)
                    .text("milliseconds", WebhookTestDocument::milliseconds);

    private final Session session;

    public WebhookCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "test",
            description = {
                "Lets the controller send a test, signed as all that it sends, to each receiver of",
                "[webhooks] urls, and shows what each has answered. What waits for a receiver stays",
                "in its queue. The exit code is 1 if one did not take it."
            },
            footer = {
                "  masakari webhook test",
                "  masakari --url http://controller2:15868 webhook test -o json"
            })
    int test() {
        List<Document<WebhookTestDocument>> answers =
                Document.list(answer().path("webhooks"), WebhookTestDocument.class);
        session.printer().list(answers, LAYOUT);
        return answers.stream().allMatch(each -> each.value().taken()) ? Exit.OK : Exit.FAILED;
    }

    private JsonNode answer() {
        try {
            return session.api().post("/v1/webhooks/test", JsonNodeFactory.instance.objectNode());
        } catch (Failure e) {
            throw e.exit() == Exit.NOT_FOUND
                    ? e.because(
                            "its config has no receivers, or it is of an older version",
                            "set urls and secret_file in [webhooks] of masakari-controller.conf on"
                                    + " each controller")
                    : e;
        }
    }
}
