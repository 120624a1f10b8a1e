package org.masakari.cli.output;

/** How a cell looks on a terminal. */
public enum Style {
    PLAIN(""),
    TITLE("1"),
    GOOD("32"),
    BAD("31"),
    BUSY("33");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The look of a phase or a status, by its word in the API. */
    public static Style of(String word) {
        return switch (word) {
            case "recovered", "returned", "succeeded", "finished" -> GOOD;
            case "partial", "failed", "held", "error" -> BAD;
            case "superseded", "skipped", "ignored" -> PLAIN;
            default -> BUSY;
        };
    }

    /** {@code text} in this look. */
    public String on(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
