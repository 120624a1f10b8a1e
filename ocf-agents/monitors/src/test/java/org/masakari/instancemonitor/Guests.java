package org.masakari.instancemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The test libvirtd, and guests of 512 bytes on it: {@code testbed/cloud libvirt} gives the
 * environment.
 */
final class Guests {
    /** hlt; and again. */
    static final String IDLE = "f4ebfd";

    /** Writes 1 to the port of ISA pvpanic, 0x505: the guest has panicked. */
    static final String PANIC = "ba0505b001eef4ebfd";

    /** Has the keyboard controller, port 0x64, pull the reset line. */
    static final String REBOOT = "b0fee664f4ebfd";

    /** Writes to the port of the ib700 watchdog, 0x443, the time for 2 s, and never again. */
    static final String WATCHDOG = "ba4304b00eeef4ebfd";

    /** Has the BIOS (int 13h, 43h) write 127 sectors to the second disk, further on each time. */
    static final String FILL_DISK =
            "31c08ed8be207cb80043b281cd138306287c7febf2"
                    + "00".repeat(11)
                    + "10007f0000000010"
                    + "00".repeat(8);

    /** Sets CR4.MCE, so that it takes machine checks, and writes to its serial port, 0x3f8. */
    static final String MACHINE_CHECKS = "0f20e00c400f22e0baf803eef4ebfd";

    static final String AGENT_CHANNEL =
            "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>";

    private static final String UUID_PREFIX = "6d617361-6b61-7269-0000-00000000000";

    private final Path root = Path.of(environment("MASAKARI_TEST_LIBVIRT_ROOT"));
    private final List<String> enter =
            List.of(environment("MASAKARI_TEST_LIBVIRT_ENTER").split(" "));

    private static String environment(String name) {
        String value = System.getenv(name);
        assertThat(value).as("run this by: testbed/cloud libvirt -- mvn verify ...").isNotNull();
        return String.valueOf(value);
    }

    String uri() {
        return environment("MASAKARI_TEST_LIBVIRT_URI");
    }

    static UUID uuid(int number) {
        return UUID.fromString(UUID_PREFIX + number);
    }

    static String name(int number) {
        return "guest" + number;
    }

    /** Defines guest {@code number}, which runs {@code code}; {@code devices} are in XML. */
    void define(int number, String code, String devices) throws IOException, InterruptedException {
        byte[] sector = new byte[512];
        byte[] program = HexFormat.of().parseHex(code);
        System.arraycopy(program, 0, sector, 0, program.length);
        sector[510] = 0x55;
        sector[511] = (byte) 0xaa;
        Files.write(root.resolve("guests/boot" + number), sector);
        String disk =
                """
                <disk type='file' device='disk'>
                  <driver name='qemu' type='raw'/>
                  <source file='/guests/boot%d'/><target dev='hda' bus='ide'/>
                </disk>
                """
                        .formatted(number);
        define(number, 16, "", disk + devices);
    }

    /** Defines guest {@code number}, a Linux with qemu's guest agent. */
    void defineLinux(int number) throws IOException, InterruptedException {
        run("sh", "-c", script("make-linux"));
        String kernel =
                "<kernel>/guests/vmlinuz</kernel><initrd>/guests/initrd</initrd>"
                        + "<cmdline>quiet</cmdline>";
        String console =
                "<serial type='unix'><source mode='bind' path='/guests/console%d'/></serial>"
                        .formatted(number);
        define(number, 128, kernel, AGENT_CHANNEL + console);
    }

    private void define(int number, int memoryMiB, String kernel, String devices)
            throws IOException, InterruptedException {
        String xml =
                """
                <domain type='qemu'>
                  <name>%s</name><uuid>%s</uuid>
                  <memory unit='MiB'>%d</memory>
                  <os><type arch='x86_64' machine='pc'>hvm</type>%s</os>
                  <on_crash>destroy</on_crash>
                  <devices>
                    <emulator>/usr/bin/qemu-system-x86_64</emulator>
                    %s
                  </devices>
                </domain>
                """
                        .formatted(name(number), uuid(number), memoryMiB, kernel, devices);
        Files.writeString(root.resolve("guests/domain.xml"), xml, StandardCharsets.UTF_8);
        virsh("define", "/guests/domain.xml");
    }

    /** Has the Linux that is guest {@code number} run {@code command}. */
    void tellLinux(int number, String command) throws IOException, InterruptedException {
        String console = "UNIX-CONNECT:/guests/console" + number;
        run("sh", "-c", "echo \"$1\" | socat - \"$2\"", "sh", command, console);
    }

    /** The device that makes {@link #hasSpoken} work. */
    static String serialPort(int number) {
        return "<serial type='file'><source path='/guests/serial" + number + "'/></serial>";
    }

    /** True if the guest has written to its serial port since it was started. */
    boolean hasSpoken(int number) {
        return root.resolve("guests/serial" + number).toFile().length() > 0;
    }

    /** A sparse disk of 100 MB on the file system of 1 MB. */
    void makeDiskThatCannotBeFilled() throws IOException, InterruptedException {
        run("rm", "-f", "/guests/full/disk");
        run("truncate", "-s", "100M", "/guests/full/disk");
    }

    String virsh(String... arguments) throws IOException, InterruptedException {
        return run(virshCommand(arguments).toArray(new String[0]));
    }

    private static List<String> virshCommand(String... arguments) {
        List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", "qemu:///system"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The guest's qemu is gone at once. */
    void killQemu(int number) throws IOException, InterruptedException {
        run("kill", "-9", qemuPid(number));
    }

    /** What libvirtd hears from the guest's qemu makes no sense to it. */
    void haveQemuTalkNonsense(int number) throws IOException, InterruptedException {
        run("python3", "-c", script("talk-nonsense.py"), qemuPid(number));
    }

    private String qemuPid(int number) throws IOException {
        return read("run/libvirt/qemu/" + name(number) + ".pid");
    }

    /** An uncorrected error of the guest's memory, as a machine check. */
    void breakMemory(int number) throws IOException, InterruptedException {
        String bankStatusAndAddress = "9 0xbd00000000000000 0x4 0x62000000 0x8c";
        virsh("qemu-monitor-command", name(number), "--hmp", "mce -b 0 " + bankStatusAndAddress);
    }

    /** Sends {@code signal} to libvirtd. */
    void signalLibvirtd(String signal) throws IOException, InterruptedException {
        run("kill", "-" + signal, read("run/libvirtd.pid"));
    }

    void startLibvirtd() throws IOException, InterruptedException {
        run("libvirtd", "--daemon");
    }

    /** True if virsh refuses. */
    boolean fails(String... arguments) throws IOException, InterruptedException {
        return attempt(virshCommand(arguments)) != 0;
    }

    /** Removes guest {@code number} and whatever is left of it. */
    void remove(int number) throws IOException, InterruptedException {
        attempt(virshCommand("destroy", name(number)));
        attempt(virshCommand("undefine", "--managed-save", name(number)));
    }

    private int attempt(List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(enter);
        whole.addAll(command);
        Process process =
                new ProcessBuilder(whole)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", whole).isTrue();
        return process.exitValue();
    }

    private static String script(String name) throws IOException {
        try (InputStream text = Guests.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String read(String file) throws IOException {
        return Files.readString(root.resolve(file)).strip();
    }

    /** Runs a command in there; what it said. */
    String run(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(enter);
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", whole).isTrue();
        assertThat(process.exitValue()).as("%s: %s", whole, said).isZero();
        return said;
    }
}
