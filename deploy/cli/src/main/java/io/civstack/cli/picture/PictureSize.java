package io.civstack.cli.picture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Width and height in pixels, written as 128x192. */
record PictureSize(int width, int height) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /** Reads the value of an option. */
    static final class Converter implements ITypeConverter<PictureSize> {

        @Override
        public PictureSize convert(String text) {
            Matcher sides = TEXT.matcher(text);
            if (!sides.matches()) {
                throw new TypeConversionException("must look like 128x128, not " + text);
            }
            return new PictureSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
        }
    }
}
