package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.client.FakeController;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.protocol.tls.TlsFiles;
import org.openstack4j.api.types.Facing;

/** A Keystone of https; what it answers is no token. */
class KeystoneTlsTest {
    @TempDir Path folder;
    private TestAuthority authority;
    private FakeController keystone;

    @BeforeEach
    void start() {
        authority = new TestAuthority(folder, "ca");
        keystone = new FakeController(authority.issue("keystone"), false);
    }

    @AfterEach
    void stop() {
        keystone.close();
    }

    private Throwable askedWith(TlsFiles tls) {
        URI address = URI.create(keystone.url() + "/v3");
        CloudConfig config =
                new CloudConfig(address, "admin", "x", "admin", "Default", "r", tls, Facing.PUBLIC);
        KeystoneSession session =
                new KeystoneSession(
                        config, NovaCloud.tls(config), Deadlines.DEFAULT, Clock.systemUTC());
        return catchThrowable(() -> session.bind(Duration.ofSeconds(5)));
    }

    @Test
    void isAskedWhereItsAuthorityIsNamed() {
        assertThat(askedWith(authority.trusting())).hasMessageContaining("no token");
        assertThat(keystone.received())
                .singleElement()
                .extracting(FakeController.Received::path)
                .isEqualTo("/v3/auth/tokens");
    }

    @Test
    void isNotAskedWhereItIsNotAndThatIsSaid() {
        assertThat(askedWith(TlsFiles.NONE))
                .hasMessageContainingAll("CN=keystone", "issued by CN=ca", "the system's list");
        assertThat(keystone.received()).isEmpty();
    }
}
