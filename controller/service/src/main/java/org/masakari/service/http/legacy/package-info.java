/** The door of the original Masakari (2015), for its monitors. */
@NullMarked
package org.masakari.service.http.legacy;

import org.jspecify.annotations.NullMarked;
