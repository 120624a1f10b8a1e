/** How a notification is delivered to another Masakari than ours. */
@NullMarked
package org.masakari.protocol.peer;

import org.jspecify.annotations.NullMarked;
