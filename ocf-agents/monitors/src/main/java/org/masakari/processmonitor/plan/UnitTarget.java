package org.masakari.processmonitor.plan;

/**
 * A unit of systemd.
 *
 * @param name with its suffix, such as {@code nova-compute.service}
 */
public record UnitTarget(String name, UnitCare care, Plan plan) implements Target {}
