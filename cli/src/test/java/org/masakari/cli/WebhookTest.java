package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.WebhookTestDocument;

class WebhookTest {
    private static final String REQUEST = "POST /v1/webhooks/test";

    private final FakeController controller = new FakeController();

    @AfterEach
    void close() {
        controller.close();
    }

    private Result run(WebhookTestDocument... answers) {
        controller.on(REQUEST, 200, Map.of("webhooks", List.of(answers)));
        return Cli.of(controller).run("webhook", "test");
    }

    @Test
    void whatEachReceiverAnsweredIsShown() {
        Result result =
                run(new WebhookTestDocument("chat.example.org/0a1b2c3d", true, "HTTP 204", 12));

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out()).contains("chat.example.org/0a1b2c3d", "HTTP 204", "12");
    }

    @Test
    void itFailsIfOneDidNotTakeIt() {
        Result result =
                run(
                        new WebhookTestDocument("a/1", true, "HTTP 204", 12),
                        new WebhookTestDocument("b/2", false, "Connection refused", 1));

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out()).contains("Connection refused");
    }

    @Test
    void aControllerWithoutReceiversSaysWhatToSet() {
        controller.refuses(REQUEST, 404, "no receiver of webhooks");

        Result result = Cli.of(controller).run("webhook", "test");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("secret_file in [webhooks]");
    }
}
