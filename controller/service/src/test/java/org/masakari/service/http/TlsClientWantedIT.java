package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.service.http.tls.TlsConfig;

/** Clients' certificates where they are asked for and not needed. */
class TlsClientWantedIT extends TlsCase {

    @Override
    TlsConfig.ClientAuth clients() {
        return TlsConfig.ClientAuth.WANTED;
    }

    @Test
    void mayBeMissing() {
        assertThat(report(authority.trusting())).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void areTaken() {
        assertThat(report(authority.issue("compute1"))).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void areRefusedWhenTheyExpired() {
        assertThat(report(authority.issue("late", TestAuthority.LOOPBACK, -1)))
                .isInstanceOf(Answer.Untrusted.class);
    }
}
