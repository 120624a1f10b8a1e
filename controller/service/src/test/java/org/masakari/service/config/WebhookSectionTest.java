package org.masakari.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.tls.TlsFiles;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.Settings;
import org.masakari.service.webhook.EventName;
import org.masakari.service.webhook.Receiver;
import org.masakari.service.webhook.WebhookConfig;

class WebhookSectionTest {
    private static final String SECRET = "secret = 0123456789abcdef\n";

    @TempDir private Path folder;

    private ConfigReader reader(String keys) throws Exception {
        Path file = folder.resolve("c.conf");
        Files.writeString(file, "[webhooks]\n" + keys);
        return ConfigReader.open(file);
    }

    private WebhookConfig read(String keys) throws Exception {
        ConfigReader reader = reader(keys);
        WebhookConfig config = WebhookSection.read(reader.section("webhooks"));
        reader.finish();
        return config;
    }

    private String problem(String keys) {
        ConfigException problems = catchThrowableOfType(ConfigException.class, () -> read(keys));
        return String.join("\n", problems.problems());
    }

    @Test
    void nobodyIsToldByDefault() throws Exception {
        assertThat(read(""))
                .isEqualTo(
                        new WebhookConfig(
                                List.of(),
                                "",
                                EnumSet.allOf(EventName.class),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                Duration.ofDays(1),
                                10_000,
                                TlsFiles.NONE));
    }

    @Test
    void readsReceiversFromAFileAndWhatTheyAreTold() throws Exception {
        Path urls = folder.resolve("urls");
        Files.writeString(urls, "http://a/x,\nhttps://bob:pass@b:8443/y\n");

        WebhookConfig config =
                read(
                        "urls_file = "
                                + urls
                                + "\nevents = recovery.held, incident.closed\n"
                                + SECRET);

        assertThat(config.receivers()).extracting(Receiver::url).hasSize(2);
        assertThat(config.events())
                .containsExactlyInAnyOrder(EventName.RECOVERY_HELD, EventName.INCIDENT_CLOSED);
    }

    @Test
    void aUrlThatIsWrongIsNotShown() {
        assertThat(problem("urls = http://a/x, ftp://bob:pass@b/t0ken\n" + SECRET))
                .contains("[webhooks] urls: number 2 is wrong")
                .doesNotContain("pass", "t0ken");
    }

    @Test
    void receiversNeedASecretThatIsLongEnough() {
        assertThat(problem("urls = http://a/x\n")).contains("[webhooks] secret: missing");
        assertThat(problem("urls = http://a/x\nsecret = short\n")).contains("secret: too short");
    }

    @Test
    void theSameReceiverTwiceIsRefused() {
        assertThat(problem("urls = http://a/x, http://a/x\n" + SECRET)).contains("is there twice");
    }

    @Test
    void anEventThatThereIsNotIsRefusedWithThoseThatThereAre() {
        assertThat(problem("events = recovery.hold\n"))
                .contains("\"recovery.hold\" is none", "recovery.held");
    }

    @Test
    void neitherUrlsNorSecretAreInTheSettings() throws Exception {
        ConfigReader reader = reader("urls = http://bob:pass@a/t0ken\n" + SECRET);
        WebhookSection.read(reader.section("webhooks"));

        assertThat(Settings.of(reader, List.of()).json())
                .doesNotContain("pass@", "t0ken", "0123456789abcdef");
    }
}
