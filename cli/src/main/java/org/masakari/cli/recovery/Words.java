package org.masakari.cli.recovery;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values in words. */
final class Words {
    private Words() {}

    /** As the API has it; null stays null. */
    static @Nullable String of(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }

    /** One after the other, by comma; null if there is none. */
    static @Nullable String of(Collection<?> values) {
        return values.isEmpty()
                ? null
                : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
