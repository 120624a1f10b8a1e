package org.masakari.service.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.masakari.runtime.config.ConfigSection;
import org.masakari.runtime.config.TlsKeys;
import org.masakari.service.webhook.EventName;
import org.masakari.service.webhook.Receiver;
import org.masakari.service.webhook.WebhookConfig;

/** What the section {@code webhooks} says. */
final class WebhookSection {
    private static final int SHORTEST_SECRET = 16;
    private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");
    private static final List<String> ALL =
            Arrays.stream(EventName.values()).map(EventName::word).toList();

    private WebhookSection() {}

    static WebhookConfig read(ConfigSection in) {
        List<Receiver> receivers = receivers(in);
        return new WebhookConfig(
                receivers,
                secret(in, !receivers.isEmpty()),
                events(in),
                in.positive("connect_timeout", Duration.ofSeconds(2)),
                in.positive("timeout", Duration.ofSeconds(5)),
                in.positive("give_up_after", Duration.ofDays(1)),
                in.number("queue_at_most", 10_000, 100, 1_000_000),
                TlsKeys.CLIENT.read(in));
    }

    /** As a secret: those of chat services let in whoever knows them. */
    private static List<Receiver> receivers(ConfigSection in) {
        List<Receiver> receivers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String word : words(in.optionalSecret("urls"))) {
            try {
                Receiver receiver = receiver(word);
                receivers.add(receiver);
                if (!names.add(receiver.name())) {
                    in.problem("urls", receiver + " is there twice; each receiver once expected");
                }
            } catch (IllegalArgumentException | URISyntaxException e) {
                in.problem(
                        "urls",
                        "number "
                                + (receivers.size() + 1)
                                + " is wrong (not shown, as it may be secret); URLs such as"
                                + " https://host/path, comma separated, expected");
                return List.of();
            }
        }
        return receivers;
    }

    private static List<String> words(String text) {
        return BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    private static Receiver receiver(String word) throws URISyntaxException {
        URI url = new URI(word);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("no http or https");
        }
        return Receiver.at(url);
    }

    private static String secret(ConfigSection in, boolean needed) {
        String secret = in.optionalSecret("secret");
        if ((needed || !secret.isEmpty()) && secret.length() < SHORTEST_SECRET) {
            in.problem(
                    "secret",
                    (secret.isEmpty() ? "missing" : "too short")
                            + "; what receivers know Masakari by, of "
                            + SHORTEST_SECRET
                            + " characters or more, expected");
        }
        return secret;
    }

    private static Set<EventName> events(ConfigSection in) {
        Set<EventName> events = EnumSet.noneOf(EventName.class);
        for (String word : in.words("events", ALL)) {
            if (ALL.contains(word)) {
                events.add(EventName.of(word));
            } else {
                in.problem("events", "\"" + word + "\" is none; some of " + names() + " expected");
            }
        }
        return events;
    }

    private static String names() {
        return ALL.stream().collect(Collectors.joining(", "));
    }
}
