/** What the hostmonitor remembers over a restart. */
@NullMarked
package org.masakari.hostmonitor.state;

import org.jspecify.annotations.NullMarked;
