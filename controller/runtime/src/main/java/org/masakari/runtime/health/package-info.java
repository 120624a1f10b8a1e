/** How a process tells the outside that its work goes on. */
@NullMarked
package org.masakari.runtime.health;

import org.jspecify.annotations.NullMarked;
