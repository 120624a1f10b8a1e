package org.masakari.protocol.tls;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What is in force.
 *
 * @param context makes connections
 * @param identity who they say that we are; null for nobody
 */
public record TlsState(SSLContext context, @Nullable Identity identity) {}
