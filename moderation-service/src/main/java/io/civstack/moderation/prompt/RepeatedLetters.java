package io.civstack.moderation.prompt;

/** Undoes stretched words: a letter that comes three times or more in a row is left {@code left} times. */
record RepeatedLetters(int left) implements NormalizationStep {

    private static final int RUN_MIN = 3;

    @Override
    public Glyphs apply(Glyphs text) {
        Glyphs.Writer writer = new Glyphs.Writer(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i + 1;
            while (end < text.length() && text.at(end) == text.at(i)) {
                end++;
            }
            boolean stretched = end - i >= RUN_MIN && Character.isLetter(text.at(i));
            int keep = stretched ? Math.min(left, end - i) : end - i;
            for (int kept = 0; kept < keep; kept++) {
                int to = kept == keep - 1 ? text.to(end - 1) : text.to(i + kept);
                writer.add(text.at(i), text.from(i + kept), to);
            }
            i = end;
        }
        return writer.done();
    }
}
