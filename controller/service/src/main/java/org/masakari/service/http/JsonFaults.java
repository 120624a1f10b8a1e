package org.masakari.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with JSON, told to who sent it: with its place, without names of our classes. */
final class JsonFaults {
    /** Jackson's hints for who programs with it. */
    private static final Pattern HINTS =
            Pattern.compile(
                    "Source: REDACTED \\(`[^`]*` disabled\\); |, from `[^`]*`|: enable `[^`]*` to allow");

    private JsonFaults() {}

    /** The first line of what {@code error} means. */
    static String of(JsonProcessingException error) {
        String text = place(error) + reason(error);
        return HINTS.matcher(text.lines().findFirst().orElse("")).replaceAll("");
    }

    private static String place(JsonProcessingException error) {
        if (!(error instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(part -> String.valueOf(part.getFieldName()))
                .collect(Collectors.joining(".", "", ": "));
    }

    private static String reason(JsonProcessingException error) {
        if (error instanceof UnrecognizedPropertyException unknown) {
            return "unknown; known are " + unknown.getKnownPropertyIds();
        }
        if (error instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            Object[] known = wrong.getTargetType().getEnumConstants();
            return "\"" + wrong.getValue() + "\" is none of " + Arrays.toString(known);
        }
        Optional<String> ours = Optional.ofNullable(error.getCause()).map(Throwable::getMessage);
        return ours.orElseGet(() -> general(error));
    }

    private static String general(JsonProcessingException error) {
        boolean isInOurWords =
                !(error instanceof JsonMappingException)
                        || (error instanceof InvalidFormatException
                                && !error.getOriginalMessage().contains("`"));
        return isInOurWords ? error.getOriginalMessage() : "a value of another type expected";
    }
}
