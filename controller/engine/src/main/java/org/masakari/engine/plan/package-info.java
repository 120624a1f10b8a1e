/** Which instances move, in which order, and which are skipped and why. */
@NullMarked
package org.masakari.engine.plan;

import org.jspecify.annotations.NullMarked;
