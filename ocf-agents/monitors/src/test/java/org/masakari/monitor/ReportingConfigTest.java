package org.masakari.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.client.MonitorSecret;
import org.masakari.protocol.peer.KeystonePassword;
import org.masakari.protocol.peer.OriginalFormat;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;

class ReportingConfigTest {
    private static final String URLS = "[controller]\nurls = http://a:1\n";

    @TempDir Path folder;

    @Test
    void reportsGoToThisMasakariUnlessSaidOtherwise() throws Exception {
        assertThat(receiver(URLS)).isEqualTo(new Receiver.Ours());
    }

    @Test
    void theOriginalNeedsItsRegionAndClusterPort() throws Exception {
        String text = URLS + "format = original\nregion = rgnOne\ncluster_port = 1.2.3.4:5405\n";

        assertThat(receiver(text))
                .isEqualTo(new Receiver.Original(new OriginalFormat("rgnOne", "1.2.3.4:5405")));
    }

    @Test
    void openStackMasakariNeedsAKeystoneUser() throws Exception {
        String text =
                URLS
                        + "format = openstack\n[keystone]\nauth_url = http://k:5000/v3\n"
                        + "admin_user = m\nadmin_password = p\n";

        assertThat(receiver(text))
                .isEqualTo(
                        new Receiver.OpenStack(
                                KeystonePassword.of(
                                        URI.create("http://k:5000/v3"),
                                        "m",
                                        "Default",
                                        "p",
                                        "service",
                                        "Default")));
    }

    @Test
    void whatOpenStackMasakariNeedsAndIsMissingIsTold() {
        assertThatThrownBy(() -> receiver(URLS + "format = openstack\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "[keystone] auth_url",
                        "[keystone] admin_user",
                        "[keystone] admin_password");
    }

    @Test
    void reportsAreSignedWithTheSecretOfItsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("s"), "c1 sixteen-letters-x\n");

        assertThat(config(URLS + "secret_file = " + file + "\n").secret())
                .isEqualTo(new MonitorSecret("c1", "sixteen-letters-x"));
    }

    @Test
    void aSecretFileThatIsMissingIsTold() {
        assertThatThrownBy(() -> config(URLS + "secret_file = /nowhere\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("secret_file");
    }

    @Test
    void theControllersAreTrustedByTheFileThatIsNamed() throws Exception {
        TestAuthority authority = new TestAuthority(folder, "ca");

        assertThat(config(URLS + "cafile = " + authority.certificate() + "\n").controller().tls())
                .isEqualTo(authority.trusting());
    }

    private Receiver receiver(String text) throws IOException, ConfigException {
        return config(text).receiver();
    }

    private ReportingConfig config(String text) throws IOException, ConfigException {
        ConfigReader in = ConfigReader.open(Files.writeString(folder.resolve("m.conf"), text));
        ReportingConfig config = ReportingConfig.read(in, "m");
        in.finish();
        return config;
    }
}
