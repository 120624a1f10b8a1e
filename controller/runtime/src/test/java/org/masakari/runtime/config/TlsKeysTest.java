package org.masakari.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.protocol.tls.TlsFiles;

class TlsKeysTest {
    @TempDir Path folder;
    private TestAuthority authority;

    @BeforeEach
    void issue() {
        authority = new TestAuthority(folder, "ca");
        authority.issue("own");
        authority.issue("other");
    }

    /** Reads a section; {@code @} in it stands for the folder. */
    private TlsFiles read(String section) throws Exception {
        String text = "[a]\n" + section.replace("@", folder.toString());
        ConfigReader in = ConfigReader.open(Files.writeString(folder.resolve("a.conf"), text));
        TlsFiles files = TlsKeys.CLIENT.read(in.section("a"));
        in.finish();
        return files;
    }

    private List<String> problems(String section) {
        ConfigException problem = catchThrowableOfType(ConfigException.class, () -> read(section));
        return problem.problems();
    }

    @Test
    void areAllOptional() throws Exception {
        assertThat(read("cafile =\n")).isEqualTo(TlsFiles.NONE);
    }

    @Test
    void nameAuthoritiesCertificateAndKey() throws Exception {
        assertThat(read("cafile = @/ca.pem\ncertfile = @/own.pem\nkeyfile = @/own.key\n"))
                .isEqualTo(authority.files("own"));
    }

    @Test
    void needTheOneWhereTheOtherIs() {
        assertThat(problems("certfile = @/own.pem\n"))
                .containsExactly("[a] keyfile: missing; certfile and keyfile go together");
    }

    @Test
    void areToldWithAllThatIsWrongInTheFiles() {
        assertThat(problems("cafile = @/no.pem\ncertfile = @/own.key\nkeyfile = @/own.pem\n"))
                .satisfiesExactly(
                        each ->
                                assertThat(each)
                                        .startsWith("[a] cafile: ")
                                        .endsWith("no such file"),
                        each ->
                                assertThat(each)
                                        .startsWith("[a] certfile: ")
                                        .contains("own.key has no"),
                        each ->
                                assertThat(each)
                                        .startsWith("[a] keyfile: ")
                                        .contains("own.pem has no"));
    }

    @Test
    void areToldWhereTheKeyIsAnotherCertificates() {
        assertThat(problems("certfile = @/own.pem\nkeyfile = @/other.key\n"))
                .singleElement()
                .asString()
                .startsWith("[a] keyfile: " + folder + "/other.key is not the key of");
    }

    @Test
    void areToldWhereTheCertificatesAreNoChain() throws Exception {
        Files.writeString(
                folder.resolve("chain.pem"),
                Files.readString(folder.resolve("own.pem"))
                        + Files.readString(folder.resolve("other.pem")));

        assertThat(problems("certfile = @/chain.pem\nkeyfile = @/own.key\n"))
                .singleElement()
                .asString()
                .startsWith("[a] certfile: ");
    }
}
