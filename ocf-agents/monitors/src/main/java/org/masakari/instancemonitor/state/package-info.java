/** What the instancemonitor remembers over a restart. */
@NullMarked
package org.masakari.instancemonitor.state;

import org.jspecify.annotations.NullMarked;
