package io.civstack.moderation.prompt;

import java.util.Arrays;

/** A text during normalization: code points, each with the stretch of the raw text that it came from. Immutable. */
final class Glyphs {

    private final int[] symbols;
    private final int[] from;
    private final int[] to;

    private Glyphs(int[] symbols, int[] from, int[] to) {
        this.symbols = symbols;
        this.from = from;
        this.to = to;
    }

    static Glyphs of(String raw) {
        Writer writer = new Writer(raw.length());
        for (int at = 0; at < raw.length(); ) {
            int symbol = raw.codePointAt(at);
            int next = at + Character.charCount(symbol);
            writer.add(symbol, at, next);
            at = next;
        }
        return writer.done();
    }

    int length() {
        return symbols.length;
    }

    int at(int index) {
        return symbols[index];
    }

    /** The symbol there, or a blank beyond either end. */
    int near(int index) {
        return index < 0 || index >= symbols.length ? ' ' : symbols[index];
    }

    /** Where in the raw text this glyph begins. */
    int from(int index) {
        return from[index];
    }

    /** Where in the raw text this glyph ends, exclusively. */
    int to(int index) {
        return to[index];
    }

    /** The symbols from {@code begin} to {@code end}, the latter exclusive. */
    String word(int begin, int end) {
        return new String(symbols, begin, end - begin);
    }

    boolean sameSymbols(Glyphs other) {
        return Arrays.equals(symbols, other.symbols);
    }

    @Override
    public String toString() {
        return new String(symbols, 0, symbols.length);
    }

    /** Collects the glyphs that a step makes. */
    static final class Writer {

        private int[] symbols;
        private int[] from;
        private int[] to;
        private int length;

        Writer(int expected) {
            int room = Math.max(16, expected);
            symbols = new int[room];
            from = new int[room];
            to = new int[room];
        }

        void add(int symbol, int begin, int end) {
            if (length == symbols.length) {
                symbols = Arrays.copyOf(symbols, length * 2);
                from = Arrays.copyOf(from, length * 2);
                to = Arrays.copyOf(to, length * 2);
            }
            symbols[length] = symbol;
            from[length] = begin;
            to[length] = end;
            length++;
        }

        /** Takes a glyph over, as another symbol or as it was. */
        void add(int symbol, Glyphs source, int index) {
            add(symbol, source.from[index], source.to[index]);
        }

        int last() {
            return length == 0 ? ' ' : symbols[length - 1];
        }

        Glyphs done() {
            return new Glyphs(Arrays.copyOf(symbols, length), Arrays.copyOf(from, length), Arrays.copyOf(to, length));
        }
    }
}
