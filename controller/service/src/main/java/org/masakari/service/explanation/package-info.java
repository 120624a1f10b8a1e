/** Why a host or an instance was recovered or was not, and whether it is protected now. */
@NullMarked
package org.masakari.service.explanation;

import org.jspecify.annotations.NullMarked;
