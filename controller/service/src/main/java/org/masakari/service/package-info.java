/** The controller process. */
@NullMarked
package org.masakari.service;

import org.jspecify.annotations.NullMarked;
