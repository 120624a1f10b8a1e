package org.masakari.cli.session;

import java.io.PrintWriter;

/**
 * Where the command writes to.
 *
 * @param out results
 * @param err everything else
 * @param terminal true if a person looks at it: colours and redrawn lines are welcome
 */
public record Screen(PrintWriter out, PrintWriter err, boolean terminal) {}
