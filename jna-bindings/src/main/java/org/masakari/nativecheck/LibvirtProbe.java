package org.masakari.nativecheck;

import org.libvirt.LibvirtException;
import org.masakari.libvirt.LibvirtConnection;

/** Asks libvirt, read-only. */
final class LibvirtProbe {
    private static final String FEATURE = "instances";
    private static final String URI = "qemu:///system";

    private LibvirtProbe() {}

    static Finding instances() {
        try (LibvirtConnection connection = LibvirtConnection.open(URI, true)) {
            int domains = connection.domains().size();
            String library = LoadedLibrary.file("libvirt");
            return new Finding(
                    FEATURE, Finding.State.IN_USE, library, domains + " domains at " + URI);
        } catch (LibvirtException | IllegalStateException e) {
            return missing(String.valueOf(e.getMessage()));
        } catch (UnsatisfiedLinkError e) {
            return missing("libvirt.so.0 cannot be loaded: only compute hosts need it");
        }
    }

    private static Finding missing(String why) {
        return new Finding(FEATURE, Finding.State.MISSING, "", why);
    }
}
