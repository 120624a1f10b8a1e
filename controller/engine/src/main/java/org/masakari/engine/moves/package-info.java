/** One instance's way through a host recovery. */
@NullMarked
package org.masakari.engine.moves;

import org.jspecify.annotations.NullMarked;
