package org.masakari.cli.session;

import java.net.URI;
import java.util.List;
import org.masakari.protocol.tls.TlsFiles;

/**
 * Where the controllers are.
 *
 * @param urls their addresses
 * @param tls for those of https
 */
record Controllers(List<URI> urls, TlsFiles tls) {

    static Controllers at(List<URI> urls) {
        return new Controllers(urls, TlsFiles.NONE);
    }
}
