package org.masakari.service;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Could a host be saved right now? Says once when a part is missing, and once when it is back. */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final Set<String> parts;
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    Readiness(String... parts) {
        this.parts = Set.of(parts);
        for (String part : parts) {
            problems.put(part, "not tried yet");
        }
    }

    void works(String part) {
        if (problems.remove(part) != null) {
            LOG.info("{} works", part);
        }
    }

    void fails(String part, String why) {
        String before = problems.put(part, why);
        if (!why.equals(before)) {
            LOG.error("{} does not work, trying again: {}", part, why);
        }
    }

    /** Whether each part works. */
    Map<String, Boolean> parts() {
        return parts.stream()
                .collect(Collectors.toMap(part -> part, part -> !problems.containsKey(part)));
    }

    /** What is missing and why, by part; empty when all is well. */
    Map<String, String> problems() {
        return new TreeMap<>(problems);
    }
}
