package org.masakari.protocol;

import java.util.UUID;

/** Nova's identifier of an instance (server). */
public record InstanceId(UUID value) implements Comparable<InstanceId> {
    private static final int LENGTH = 36;

    /**
     * Reads an instance id.
     *
     * @throws IllegalArgumentException if {@code text} is no UUID
     */
    public static InstanceId of(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("\"" + text + "\" is no UUID");
        }
        return new InstanceId(UUID.fromString(text));
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
