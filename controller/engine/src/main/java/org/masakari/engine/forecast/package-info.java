/** What would happen if a host failed now. Looks, and changes nothing. */
@NullMarked
package org.masakari.engine.forecast;

import org.jspecify.annotations.NullMarked;
