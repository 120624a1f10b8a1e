/** TLS in front of the API. */
@NullMarked
package org.masakari.service.http.tls;

import org.jspecify.annotations.NullMarked;
