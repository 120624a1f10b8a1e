package org.masakari.service.metrics;

/**
 * The pool of connections to the database.
 *
 * @param active connections in use
 * @param idle connections that wait for use
 * @param most connections that it may have
 * @param waiting threads that wait for one
 */
public record PoolUse(int active, int idle, int most, int waiting) {}
