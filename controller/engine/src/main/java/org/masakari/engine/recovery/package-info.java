/**
 * What the controller does about one incident: states, events, effects, and the pure function
 * between them.
 */
@NullMarked
package org.masakari.engine.recovery;

import org.jspecify.annotations.NullMarked;
