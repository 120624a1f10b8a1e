/** Hosts that can stand in for each other. */
@NullMarked
package org.masakari.protocol.segment;

import org.jspecify.annotations.NullMarked;
