package org.masakari.protocol.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir Path folder;

    @Test
    void whatWasAddedIsThereForTheNextProcess() {
        OutboxEntry added = stored(open().add(Samples.fenced("compute1")));

        assertThat(open().entries()).containsExactly(added);
    }

    @Test
    void entriesKeepTheirOrderAcrossARestart() {
        open().add(Samples.fenced("a"));
        open().add(Samples.fenced("b"));

        assertThat(hosts(open())).containsExactly("a", "b");
    }

    @Test
    void whatWasDeliveredIsForgotten() {
        Outbox outbox = open();
        OutboxEntry added = stored(outbox.add(Samples.fenced("a")));

        outbox.delivered(added);

        assertThat(outbox.entries()).isEmpty();
        assertThat(open().entries()).isEmpty();
    }

    @Test
    void whatWasRefusedIsKeptWithItsAnswerAndNotDeliveredAgain() {
        Outbox outbox = open();
        OutboxEntry added = stored(outbox.add(Samples.fenced("a")));

        Path aside = outbox.refused(added, "400 no such host");

        assertThat(aside).exists();
        assertThat(aside.resolveSibling(aside.getFileName() + ".answer"))
                .hasContent("400 no such host");
        assertThat(open().entries()).isEmpty();
    }

    @Test
    void aFullOutboxSaysSo() {
        Outbox outbox = Outbox.open(folder, 1);
        outbox.add(Samples.fenced("a"));

        assertThat(outbox.add(Samples.fenced("b"))).isEqualTo(new Added.Full(1));
    }

    @Test
    void aFullOutboxDropsTheOldestEntryThatALaterOneSupersedes() {
        Outbox outbox = Outbox.open(folder, 3);
        outbox.add(Samples.fenced("a"));
        outbox.add(Samples.fenced("b"));
        OutboxEntry later = stored(outbox.add(Samples.fenced("b")));

        outbox.add(Samples.fenced("c"));

        assertThat(hosts(outbox)).containsExactly("a", "b", "c");
        assertThat(outbox.entries()).contains(later);
        assertThat(hosts(open())).containsExactly("a", "b", "c");
    }

    @Test
    void aReturnDoesNotSupersedeTheFencingBeforeIt() {
        Outbox outbox = Outbox.open(folder, 1);
        outbox.add(Samples.fenced("a"));

        assertThat(outbox.add(Samples.returned("a"))).isEqualTo(new Added.Full(1));
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenIsRemoved() throws IOException {
        Path leftover = folder.resolve(".tmp-0000000000000001.json");
        Files.writeString(leftover, "{\"id\":");

        assertThat(open().entries()).isEmpty();
        assertThat(leftover).doesNotExist();
    }

    @Test
    void aDamagedFileIsPutAsideAndTheOthersAreKept() throws IOException {
        open().add(Samples.fenced("a"));
        Files.writeString(folder.resolve("0000000000000007.json"), "{\"id\":");

        Outbox outbox = open();

        assertThat(hosts(outbox)).containsExactly("a");
        assertThat(folder.resolve("corrupt/0000000000000007.json")).exists();
    }

    @Test
    void aFileThatIsNoEntryIsLeftAlone() throws IOException {
        Path stranger = Files.writeString(folder.resolve("notes.json"), "{}");

        assertThat(open().entries()).isEmpty();
        assertThat(stranger).exists();
    }

    @Test
    void aProbeLeavesNothingBehind() {
        Outbox outbox = open();

        outbox.probe();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aProbeOfAFolderThatCannotBeWrittenFails() throws IOException {
        Outbox outbox = open();
        Files.delete(folder);

        assertThatThrownBy(outbox::probe).hasMessageContaining(folder + " cannot be written");
    }

    @Test
    void aRehearsalLeavesNothingBehind() {
        Outbox outbox = open();

        outbox.rehearse(Samples.fenced("a"));

        assertThat(outbox.entries()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private Outbox open() {
        return Outbox.open(folder, 1000);
    }

    private static OutboxEntry stored(Added added) {
        return ((Added.Stored) added).entry();
    }

    private static List<String> hosts(Outbox outbox) {
        return outbox.entries().stream().map(e -> e.notification().hostname().value()).toList();
    }
}
