package org.masakari.engine.port;

/**
 * A server group.
 *
 * @param id its identifier
 * @param policy Nova's word for where its members may be: {@code affinity}, {@code anti-affinity},
 *     {@code soft-affinity}, {@code soft-anti-affinity}
 * @param members how many instances are in it, wherever they are; 0 if that is not known
 */
public record ServerGroup(String id, String policy, int members) {

    /** True if its members must be on different hosts. */
    public boolean separates() {
        return policy.equals("anti-affinity");
    }

    /** True if its members must be on one host. */
    public boolean unites() {
        return policy.equals("affinity");
    }
}
