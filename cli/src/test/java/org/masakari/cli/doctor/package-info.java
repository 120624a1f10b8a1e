@NullMarked
package org.masakari.cli.doctor;

import org.jspecify.annotations.NullMarked;
