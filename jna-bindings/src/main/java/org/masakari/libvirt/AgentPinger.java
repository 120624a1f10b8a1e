package org.masakari.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.libvirt.LibvirtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the guests' agents for a sign of life, one after the other, in a thread and over a
 * connection of its own: an agent that is silent holds up nothing but the next one.
 */
public final class AgentPinger implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AgentPinger.class);

    private final Settings settings;
    private final Supplier<Set<UUID>> domains;
    private final BiConsumer<UUID, AgentAnswer> answers;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean told;

    /**
     * Whom to ask, and how patiently.
     *
     * @param every from the begin of one round to the begin of the next
     * @param timeout how long one agent may take, in whole seconds
     */
    public record Settings(String uri, Duration every, Duration timeout) {}

    private AgentPinger(
            Settings settings, Supplier<Set<UUID>> domains, BiConsumer<UUID, AgentAnswer> answers) {
        this.settings = settings;
        this.domains = domains;
        this.answers = answers;
        thread = new Thread(null, this::run, "guest-agents", LibvirtConnection.STACK_BYTES);
        thread.setDaemon(true);
    }

    /**
     * Starts to ask; libvirt's library must be there.
     *
     * @param domains who is to be asked now; called on the pinger's thread
     * @param answers called on the pinger's thread; must not throw
     */
    public static AgentPinger start(
            Settings settings, Supplier<Set<UUID>> domains, BiConsumer<UUID, AgentAnswer> answers) {
        AgentPinger pinger = new AgentPinger(settings, domains, answers);
        pinger.thread.start();
        return pinger;
    }

    /** Why nobody is asked any more, by a defect; empty if all is well. */
    public Optional<String> trouble() {
        return thread.isAlive()
                ? Optional.empty()
                : Optional.of("the thread that asks the guest agents has ended");
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private void run() {
        while (closing.getCount() > 0) {
            String why = oneConnection();
            if (why != null && !told) {
                told = true;
                log.atWarn()
                        .addKeyValue("error", why)
                        .log("guest agents cannot be asked; it is tried again");
            }
            pause(settings.every());
        }
    }

    private @Nullable String oneConnection() {
        try (LibvirtConnection connection = LibvirtConnection.open(settings.uri(), false)) {
            connection.keepAlive(5, 3);
            told = false;
            while (closing.getCount() > 0 && connection.closed().isEmpty()) {
                askAll(connection);
                pause(settings.every());
            }
            return connection.closed().orElse(null);
        } catch (LibvirtException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void askAll(LibvirtConnection connection) {
        int seconds = Math.max(1, (int) settings.timeout().toSeconds());
        for (UUID domain : domains.get()) {
            if (closing.getCount() == 0 || connection.closed().isPresent()) {
                return;
            }
            answers.accept(domain, connection.pingAgent(domain, seconds));
        }
    }

    private void pause(Duration wait) {
        try {
            boolean ignored = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }
}
