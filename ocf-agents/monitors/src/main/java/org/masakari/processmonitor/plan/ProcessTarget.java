package org.masakari.processmonitor.plan;

/**
 * A process, by a line of proc.list.
 *
 * @param id the line's number, as its first column has it
 */
public record ProcessTarget(String id, Keyword keyword, Plan plan) implements Target {
    @Override
    public String name() {
        return keyword.text();
    }
}
