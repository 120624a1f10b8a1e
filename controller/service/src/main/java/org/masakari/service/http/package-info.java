/** The HTTP API. */
@NullMarked
package org.masakari.service.http;

import org.jspecify.annotations.NullMarked;
