/** The controller's parts at the scale of a thousand hosts, and what they cost. */
@NullMarked
package org.masakari.service.scale;

import org.jspecify.annotations.NullMarked;
