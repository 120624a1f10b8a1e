/** Whether a recovery may begin. */
@NullMarked
package org.masakari.engine.gate;

import org.jspecify.annotations.NullMarked;
