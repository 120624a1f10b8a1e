package org.masakari.protocol.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A certificate authority of a test, made by the program {@code openssl}. */
public final class TestAuthority {
    /** The address of all that tests start. */
    public static final String LOOPBACK = "IP:127.0.0.1";

    private final Path folder;
    private final String name;

    /** Makes one whose files are in {@code folder}. */
    public TestAuthority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        key(file(name, "key"));
        openssl("req -x509 -new -days 10 -key KEY -out OUT -subj", name, "/CN=" + name);
    }

    /** Its own certificate. */
    public Path certificate() {
        return file(name, "pem");
    }

    /** Issues a certificate, for {@value #LOOPBACK}, that is good for ten days. */
    public TlsFiles issue(String subject) {
        return issue(subject, LOOPBACK, 10);
    }

    /**
     * Issues a certificate, in files that have the subject's name, as others may have been.
     *
     * @param names as OpenSSL writes them, such as {@code DNS:controller1}
     * @param days how long it is good; below zero for one that has expired
     */
    public TlsFiles issue(String subject, String names, int days) {
        key(file(subject, "key"));
        openssl("req -new -key KEY -out OUT.csr -subj", subject, "/CN=" + subject);
        write(file(subject, "ext"), "subjectAltName=" + names + "\n");
        openssl(
                "x509 -req -in OUT.csr -out OUT -CAcreateserial",
                subject,
                "-days",
                String.valueOf(days),
                "-CA",
                certificate().toString(),
                "-CAkey",
                file(name, "key").toString(),
                "-extfile",
                file(subject, "ext").toString());
        return files(subject);
    }

    /** The files of a subject, trusting this authority. */
    public TlsFiles files(String subject) {
        return new TlsFiles(certificate(), file(subject, "pem"), file(subject, "key"));
    }

    /** What only trusts this authority. */
    public TlsFiles trusting() {
        return new TlsFiles(certificate(), null, null);
    }

    private Path file(String subject, String ending) {
        return folder.resolve(subject + "." + ending);
    }

    private static void key(Path file) {
        run(
                List.of(
                        "openssl",
                        "genpkey",
                        "-algorithm",
                        "EC",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-out",
                        file.toString()));
    }

    private void openssl(String command, String subject, String... more) {
        List<String> words = new ArrayList<>(List.of("openssl"));
        for (String word : command.split(" ", -1)) {
            words.add(
                    word.replace("KEY", file(subject, "key").toString())
                            .replace("OUT", file(subject, "pem").toString()));
        }
        words.addAll(Arrays.asList(more));
        run(words);
    }

    /** Runs {@code openssl …}, and says what it said if it fails. */
    static void run(List<String> words) {
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(words + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the tests of TLS need the program openssl", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
