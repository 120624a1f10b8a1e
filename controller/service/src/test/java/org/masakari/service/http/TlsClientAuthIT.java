package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.protocol.tls.TlsFiles;
import org.masakari.service.access.TokenCheck;
import org.masakari.service.http.tls.TlsConfig;

/** Clients' certificates where they are needed, and tokens as well. */
class TlsClientAuthIT extends TlsCase {
    private static final String TOKEN = "good";

    @Override
    TlsConfig.ClientAuth clients() {
        return TlsConfig.ClientAuth.NEEDED;
    }

    @Override
    TlsFiles own() {
        return authority.issue("compute1");
    }

    @Override
    Access access() {
        return Access.byToken(
                token ->
                        token.equals(TOKEN)
                                ? new TokenCheck.Good(
                                        "alice", Set.of("admin"), Instant.now().plusSeconds(60))
                                : new TokenCheck.Bad(),
                URI.create("http://keystone:5000/v3"),
                Set.of("admin"));
    }

    @Override
    String[] credentials() {
        return new String[] {"X-Auth-Token", TOKEN};
    }

    @Test
    void letInWithATokenWhoShowsAGoodOne() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/segments", new byte[0], credentials());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void areNoToken() throws Exception {
        assertThat(send("GET", "/v1/segments", new byte[0]).statusCode()).isEqualTo(401);
    }

    private void refused(TlsFiles files) {
        assertThat(report(files))
                .isInstanceOfSatisfying(
                        Answer.Untrusted.class,
                        untrusted ->
                                assertThat(untrusted.reason())
                                        .contains("refused this side's certificate"));
    }

    @Test
    void areMissed() {
        refused(authority.trusting());
    }

    @Test
    void areRefusedWhenTheyExpired() {
        refused(authority.issue("late", TestAuthority.LOOPBACK, -1));
    }

    @Test
    void areRefusedWhenAnotherAuthorityIssuedThem() {
        TlsFiles theirs = new TestAuthority(folder, "other").issue("stranger");

        refused(new TlsFiles(authority.certificate(), theirs.certificate(), theirs.key()));
    }
}
