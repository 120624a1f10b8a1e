/** Who drives which recovery, and for how long. */
@NullMarked
package org.masakari.service.scheduling;

import org.jspecify.annotations.NullMarked;
