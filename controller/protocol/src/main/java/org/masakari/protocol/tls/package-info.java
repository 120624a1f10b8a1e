/** TLS from PEM files: the only place that makes an SSL context, for servers and for clients. */
@NullMarked
package org.masakari.protocol.tls;

import org.jspecify.annotations.NullMarked;
