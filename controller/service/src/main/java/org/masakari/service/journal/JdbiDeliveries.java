package org.masakari.service.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.masakari.service.webhook.Deliveries;
import org.masakari.service.webhook.Delivery;
import org.masakari.service.webhook.GivenUp;

/**
 * Events for webhooks in the {@code webhook_delivery} table. Claims are leases by the database's
 * clock, and the number of the attempt is their fencing token.
 */
public final class JdbiDeliveries implements Deliveries {
    private final Database database;
    private final String controller;

    /** Deliveries by {@code controller}, which is its name, for people. */
    public JdbiDeliveries(Database database, String controller) {
        this.database = database;
        this.controller = controller;
    }

    @Override
    public Optional<Delivery> claim(String receiver, Duration lease) {
        Optional<Delivery> due = database.read(handle -> new WebhookDao(handle).due(receiver));
        return due.filter(
                each ->
                        database.single(
                                handle -> new WebhookDao(handle).claim(each, controller, lease)));
    }

    @Override
    public void delivered(Delivery delivery) {
        database.single(
                handle -> {
                    new WebhookDao(handle).delivered(delivery);
                    return delivery;
                });
    }

    @Override
    public void failed(Delivery delivery, String why, Duration wait) {
        database.single(
                handle -> {
                    new WebhookDao(handle).failed(delivery, why, wait);
                    return delivery;
                });
    }

    @Override
    public List<GivenUp> giveUp(Duration age, int mostEach) {
        List<GivenUp> old = end(dao -> dao.olderThan(age));
        return old.isEmpty() ? end(dao -> dao.moreThan(mostEach)) : old;
    }

    private List<GivenUp> end(Function<WebhookDao, List<Long>> which) {
        return database.transaction(
                handle -> {
                    WebhookDao dao = new WebhookDao(handle);
                    return which.apply(dao).stream()
                            .map(dao::giveUp)
                            .flatMap(Optional::stream)
                            .toList();
                });
    }
}
