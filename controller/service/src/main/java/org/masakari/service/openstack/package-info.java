/** Nova and Keystone. */
@NullMarked
package org.masakari.service.openstack;

import org.jspecify.annotations.NullMarked;
