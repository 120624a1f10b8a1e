package org.masakari.processmonitor.list;

/**
 * What is wrong with proc.list.
 *
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1; 0 for the line as a whole
 */
public record ListProblem(int line, int column, String text) {

    static ListProblem ofTheFile(String text) {
        return new ListProblem(0, 0, text);
    }

    /** For people. */
    @Override
    public String toString() {
        if (line == 0) {
            return text;
        }
        return "line " + line + (column == 0 ? ": " : ", column " + column + ": ") + text;
    }
}
