/** The processmonitor: keeps processes and units up, and reports those that it cannot keep up. */
@NullMarked
package org.masakari.processmonitor;

import org.jspecify.annotations.NullMarked;
