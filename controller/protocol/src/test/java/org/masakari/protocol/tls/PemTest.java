package org.masakari.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemTest {
    @TempDir Path folder;
    private Path key;

    @BeforeEach
    void name() {
        key = folder.resolve("own.key");
    }

    private Identity identityBy(String command) throws PemException {
        int end = command.indexOf(' ');
        openssl(command.substring(0, end) + " -out " + key + command.substring(end));
        Path certificate = folder.resolve("own.pem");
        openssl("req -x509 -new -days 2 -subj /CN=own -key " + key + " -out " + certificate);
        return Identity.of(Pem.read(certificate), Pem.read(key));
    }

    private static void openssl(String words) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(words.split(" ", -1)));
        TestAuthority.run(command);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "genpkey -algorithm RSA, BEGIN PRIVATE KEY, RSA",
        "genrsa -traditional 2048, BEGIN RSA PRIVATE KEY, RSA",
        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384, BEGIN PRIVATE KEY, EC",
        "ecparam -name prime256v1 -genkey -noout, BEGIN EC PRIVATE KEY, EC",
        "ecparam -name secp521r1 -genkey, BEGIN EC PARAMETERS, EC",
        "genpkey -algorithm ed25519, BEGIN PRIVATE KEY, EdDSA",
    })
    void readsEveryFormOfAKeyThatOpensslWrites(String command, String form, String algorithm)
            throws Exception {
        Identity identity = identityBy(command);

        assertThat(Files.readString(key)).contains(form);
        assertThat(identity.key().getAlgorithm()).isEqualTo(algorithm);
    }

    @Test
    void passesOverTheTextBetweenTheBlocks() throws Exception {
        TestAuthority authority = new TestAuthority(folder, "ca");
        String own = Files.readString(authority.issue("own").certificate());
        Path chain = folder.resolve("chain.pem");
        Files.writeString(
                chain,
                "subject - own\n"
                        + own
                        + "\n# the issuer --\n"
                        + Files.readString(authority.certificate()));

        assertThat(Pem.read(chain).certificates()).hasSize(2);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'', has no private key",
        "'-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA\n', has an encrypted key",
        "'-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----', that is broken",
        "'-----BEGIN EC PRIVATE KEY-----\nMAMCAQE=\n-----END EC PRIVATE KEY-----', its curve",
        "'-----BEGIN EC PRIVATE KEY-----\nMA==\n-----END EC PRIVATE KEY-----', cut off",
        "'-----BEGIN EC PRIVATE KEY-----\nMISAgICA\n-----END EC PRIVATE KEY-----', broken",
        "'-----BEGIN RSA PRIVATE KEY-----\nA\n-----END RSA PRIVATE KEY-----', no Base64",
    })
    void saysWhatIsWrongWithAKey(String text, String what) throws Exception {
        Files.writeString(key, text);
        Pem pem = Pem.read(key);

        assertThatThrownBy(pem::privateKey)
                .isInstanceOf(PemException.class)
                .hasMessageStartingWith(key.toString())
                .hasMessageContaining(what);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'no certificate', has no certificate",
        "'-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----', 'broken certificate, number 1'",
    })
    void saysWhatIsWrongWithACertificate(String text, String what) throws Exception {
        Files.writeString(key, text);
        Pem pem = Pem.read(key);

        assertThatThrownBy(pem::certificates).hasMessageContaining(what);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> Pem.read(key)).hasMessage(key + " is missing: no such file");
    }

    @Test
    void neverShowsWhatIsInIt() throws Exception {
        Identity identity = identityBy("genpkey -algorithm ed25519");

        assertThat(identity.toString()).startsWith("CN=own until 20");
        assertThat(Pem.read(key).toString()).isEqualTo(key.toString());
    }
}
