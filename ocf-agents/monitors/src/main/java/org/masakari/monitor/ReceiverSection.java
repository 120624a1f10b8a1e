package org.masakari.monitor;

import java.net.URI;
import org.masakari.protocol.peer.KeystoneAccess;
import org.masakari.protocol.peer.KeystonePassword;
import org.masakari.protocol.peer.OriginalFormat;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;

/** Reads to whom a monitor reports, and what that one needs to know. */
final class ReceiverSection {
    private enum Format {
        MASAKARI,
        OPENSTACK,
        ORIGINAL
    }

    private ReceiverSection() {}

    static Receiver read(ConfigReader in) {
        ConfigSection section = in.section("controller");
        Format format = section.oneOf("format", Format.class, Format.MASAKARI);
        OriginalFormat original =
                new OriginalFormat(
                        section.text("region", "RegionOne"), section.text("cluster_port", ""));
        KeystoneAccess access = access(in.section("keystone"), format == Format.OPENSTACK);
        return switch (format) {
            case MASAKARI -> new Receiver.Ours();
            case OPENSTACK -> new Receiver.OpenStack(access);
            case ORIGINAL -> new Receiver.Original(original);
        };
    }

    private static KeystoneAccess access(ConfigSection section, boolean needed) {
        String domain = section.text("domain", "Default");
        return KeystonePassword.of(
                needed ? section.uri("auth_url") : URI.create(section.text("auth_url", "")),
                needed ? section.text("admin_user") : section.text("admin_user", ""),
                domain,
                needed
                        ? section.secret("admin_password")
                        : section.optionalSecret("admin_password"),
                section.text("project_name", "service"),
                domain);
    }
}
