package org.masakari.service.http;

/**
 * A document that is no JSON.
 *
 * @param type its Content-Type
 */
record PlainText(String text, String type) {

    PlainText(String text) {
        this(text, "text/plain");
    }
}
