package org.masakari.cli.output;

/** How results are written. */
public enum Format {
    /** Aligned columns, for people. */
    TABLE,
    /** The API's documents. */
    JSON,
    /** The same documents, for people and programs that prefer it. */
    YAML,
    /** RFC 4180, with a line of titles. */
    CSV,
    /** The bare values, tab separated. */
    VALUE
}
