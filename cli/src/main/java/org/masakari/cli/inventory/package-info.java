/** The verbs for failover segments and their hosts. */
@NullMarked
package org.masakari.cli.inventory;

import org.jspecify.annotations.NullMarked;
