/** What the controller can tell of what it needs to save a host. */
@NullMarked
package org.masakari.service.diagnosis;

import org.jspecify.annotations.NullMarked;
