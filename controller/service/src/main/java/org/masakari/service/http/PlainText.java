package org.masakari.service.http;

/** A document that is no JSON. */
record PlainText(String text) {}
