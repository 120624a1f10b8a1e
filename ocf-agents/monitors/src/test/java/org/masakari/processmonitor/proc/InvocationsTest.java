package org.masakari.processmonitor.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.processmonitor.plan.Keyword;

/** Command lines as /proc shows them on real hosts; blanks stand for its zero bytes. */
class InvocationsTest {
    private static final String PYTHON = "/usr/bin/python3.11";
    private static final String JAVA = "/usr/lib/jvm/java-17-openjdk-amd64/bin/java";

    @ParameterizedTest(name = "{0} is {2}")
    @CsvSource({
        "/usr/sbin/libvirtd,/usr/sbin/libvirtd --timeout 120,libvirtd",
        "/usr/sbin/libvirtd,/usr/sbin/libvirtd --timeout 120,/usr/sbin/libvirtd",
        "/usr/sbin/libvirtd,/usr/sbin/libvirtd --timeout 120,libvirtd --timeout 120",
        "/usr/sbin/libvirtd,libvirtd,/usr/sbin/libvirtd",
        "/usr/sbin/mariadbd,mysqld,mariadbd",
        "/usr/sbin/mariadbd,mysqld,mysqld",
        PYTHON + ",/usr/bin/python3 /usr/bin/nova-compute --config-file /n.conf,nova-compute",
        PYTHON
                + ",/usr/bin/python3 /usr/bin/nova-compute --config-file /n.conf,"
                + "nova-compute --config-file /n.conf",
        PYTHON + ",/usr/bin/python3 /usr/bin/nova-compute,/usr/bin/nova-compute",
        PYTHON + ",python3 -W ignore -u /opt/agent.py,agent.py",
        PYTHON + ",python3 -m http.server 80,http.server",
        JAVA + ",java -Xmx1g -cp /a.jar:/b.jar org.example.Main --x,org.example.Main",
        JAVA + ",java -Xmx1g -jar /opt/app.jar,app.jar",
        "/usr/bin/dash,/bin/sh /usr/bin/mysqld_safe --x,mysqld_safe",
        "/usr/bin/dash,/bin/sh -e /usr/bin/mysqld_safe,mysqld_safe",
    })
    void aProcessIsCalledByItsProgram(String executable, String words, String keyword) {
        assertThat(matches(executable, words, keyword)).isTrue();
    }

    @ParameterizedTest(name = "{1} is not {2}")
    @CsvSource({
        "/usr/bin/vim.basic,vi /usr/bin/nova-compute,nova-compute",
        "/usr/bin/tail,tail -f /var/log/nova-compute,nova-compute",
        "/usr/bin/grep,grep nova-compute,nova-compute",
        "/usr/bin/dash,sh -c nova-compute,nova-compute",
        "/usr/bin/dash,sh -ec x nova-compute,nova-compute",
        "/usr/bin/sudo,sudo nova-compute,nova-compute",
        PYTHON + ",/usr/bin/python3 /usr/bin/nova-compute-agent,nova-compute",
        PYTHON + ",/usr/bin/python3 /usr/bin/nova-api nova-compute,nova-compute",
        PYTHON + ",python3 -c pass nova-compute,nova-compute",
        "/usr/sbin/libvirtd,/usr/sbin/libvirtd,virtd",
        "/usr/sbin/libvirtd,/usr/sbin/libvirtd,libvirtd --timeout",
        "/usr/sbin/libvirtd,/usr/sbin/libvirtd --timeout 120,libvirtd --timeout 12",
        "/usr/sbin/libvirtd,/usr/sbin/libvirtd,/opt/libvirtd",
        JAVA + ",java -cp /opt/app.jar org.example.Main app.jar,app.jar",
    })
    void noOtherArgumentCounts(String executable, String words, String keyword) {
        assertThat(matches(executable, words, keyword)).isFalse();
    }

    @Test
    void aTitleIsReadUpToItsColon() {
        List<String> title = List.of("nova-compute: worker (/usr/bin/python3 /usr/bin/other)");

        assertThat(Invocations.of(title, PYTHON)).anyMatch(new Keyword("nova-compute")::matches);
    }

    @Test
    void aProcessWithATitleIsStillTheFileThatItExecutes() {
        assertThat(Invocations.of(List.of("nginx: master process nginx"), "/usr/sbin/nginx"))
                .anyMatch(new Keyword("/usr/sbin/nginx")::matches);
    }

    @Test
    void aKernelThreadIsNoProgram() {
        assertThat(Invocations.of(List.of(), "")).isEmpty();
    }

    private static boolean matches(String executable, String words, String keyword) {
        List<String> line = Arrays.asList(words.split(" ", -1));
        return Invocations.of(line, executable).stream().anyMatch(new Keyword(keyword)::matches);
    }
}
