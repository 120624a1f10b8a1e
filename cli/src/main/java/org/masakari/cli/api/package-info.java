/**
 * The controller's API as the commands see it: documents, or a failure that is told in four parts.
 */
@NullMarked
package org.masakari.cli.api;

import org.jspecify.annotations.NullMarked;
