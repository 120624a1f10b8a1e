package org.masakari.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build has written into the jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Masakari.class.getPackage().getImplementationVersion();
        return new String[] {"masakari " + (version == null ? "(not packaged)" : version)};
    }
}
