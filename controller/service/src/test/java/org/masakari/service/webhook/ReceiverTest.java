package org.masakari.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private static String name(String url) {
        return Receiver.at(URI.create(url)).name();
    }

    @Test
    void theNameIsTheHostsAndShowsNothingThatMayBeSecret() {
        assertThat(name("https://bob:pass@chat.example.org:8443/hooks/T0KEN?key=s3cret"))
                .matches("chat\\.example\\.org:8443/[0-9a-f]{8}");
        assertThat(Receiver.at(URI.create("https://h/T0KEN")).toString()).doesNotContain("T0KEN");
    }

    @Test
    void receiversOnOneHostHaveDifferentNames() {
        assertThat(name("https://h/a")).isNotEqualTo(name("https://h/b"));
        assertThat(name("https://h/a?x=1")).isNotEqualTo(name("https://h/a?x=2"));
    }

    @Test
    void aChangedPasswordLeavesTheQueueItsReceiver() {
        assertThat(name("https://bob:old@h/a")).isEqualTo(name("https://bob:new@h/a"));
    }
}
