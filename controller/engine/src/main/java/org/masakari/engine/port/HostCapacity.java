package org.masakari.engine.port;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a host has left for instances. A class that it has no inventory of, such as a disk that is
 * shared, is missing.
 *
 * @param stocks by resource class
 */
public record HostCapacity(Map<ResourceClass, Stock> stocks) {

    /**
     * What there is of one class.
     *
     * @param free how much is free, overcommitment and reservations counted in; below 0 if more is
     *     taken than may be
     * @param largest how much one instance may take at most
     */
    public record Stock(long free, long largest) {}

    public HostCapacity {
        stocks = Map.copyOf(stocks);
    }

    /** How much is free, by resource class; the caller's own, to be changed at will. */
    public Map<ResourceClass, Long> free() {
        Map<ResourceClass, Long> free = new EnumMap<>(ResourceClass.class);
        stocks.forEach((each, stock) -> free.put(each, stock.free()));
        return free;
    }
}
