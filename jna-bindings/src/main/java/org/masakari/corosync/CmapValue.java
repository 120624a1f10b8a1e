package org.masakari.corosync;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** One value of Corosync's cmap. */
public sealed interface CmapValue {

    /** Any of the whole-number types; {@code uint64_t} beyond the range of a long wraps. */
    record Whole(long value) implements CmapValue {
        @Override
        public String text() {
            return String.valueOf(value);
        }
    }

    /** {@code float} or {@code double}. */
    record Fraction(double value) implements CmapValue {
        @Override
        public String text() {
            return String.valueOf(value);
        }
    }

    /** A string. */
    record Text(String text) implements CmapValue {}

    /**
     * What is none of those.
     *
     * @param bytes how many
     */
    record Binary(long bytes) implements CmapValue {
        @Override
        public String text() {
            return bytes + " bytes";
        }
    }

    /** For people. */
    String text();

    /** Copies what the library shows; {@code type} is {@code cmap_value_types_t}. */
    static CmapValue of(int type, Pointer data, long length) {
        return switch (type) {
            case 1 -> new Whole(data.getByte(0));
            case 2 -> new Whole(data.getByte(0) & 0xff);
            case 3 -> new Whole(data.getShort(0));
            case 4 -> new Whole(data.getShort(0) & 0xffff);
            case 5 -> new Whole(data.getInt(0));
            case 6 -> new Whole(Integer.toUnsignedLong(data.getInt(0)));
            case 7, 8 -> new Whole(data.getLong(0));
            case 9 -> new Fraction(data.getFloat(0));
            case 10 -> new Fraction(data.getDouble(0));
            case 11 -> new Text(string(data, length));
            default -> new Binary(length);
        };
    }

    private static String string(Pointer data, long length) {
        String text = new String(data.getByteArray(0, (int) length), StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
