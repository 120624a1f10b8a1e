/** To which failure of a host a notification belongs. */
@NullMarked
package org.masakari.engine.incident;

import org.jspecify.annotations.NullMarked;
