/** Plans of hosts, made within bounds. */
@NullMarked
package org.masakari.service.planning;

import org.jspecify.annotations.NullMarked;
