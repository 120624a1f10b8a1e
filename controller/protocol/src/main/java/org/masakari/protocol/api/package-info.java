/** The documents of the HTTP API, as they are answered. */
@NullMarked
package org.masakari.protocol.api;

import org.jspecify.annotations.NullMarked;
