/** OpenStack's own services, as far as the command asks them. */
@NullMarked
package org.masakari.cli.openstack;

import org.jspecify.annotations.NullMarked;
