package io.civstack.moderation.picture;

import io.civstack.events.Sha256;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Drawn scenes, different for every seed, and edited copies of them. */
public final class PictureFixtures {

    private PictureFixtures() {}

    public static BufferedImage scene(long seed) {
        return scene(seed, 512, 384);
    }

    public static BufferedImage scene(long seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        pen.setColor(color(random));
        pen.fillRect(0, 0, width, height);
        for (int shape = 0; shape < 40; shape++) {
            pen.setColor(color(random));
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            int size = 20 + random.nextInt(width / 3);
            if (random.nextBoolean()) {
                pen.fillOval(x - size / 2, y - size / 2, size, size * 2 / 3);
            } else {
                pen.fillRect(x - size / 2, y - size / 2, size, size / 2);
            }
        }
        pen.dispose();
        return image;
    }

    static BufferedImage scaled(BufferedImage image, double factor) {
        int width = (int) (image.getWidth() * factor);
        int height = (int) (image.getHeight() * factor);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(scaled);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return scaled;
    }

    static BufferedImage brighter(BufferedImage image, int by) {
        BufferedImage brighter = scaled(image, 1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                brighter.setRGB(
                        x,
                        y,
                        new Color(
                                        Math.min(255, color.getRed() + by),
                                        Math.min(255, color.getGreen() + by),
                                        Math.min(255, color.getBlue() + by))
                                .getRGB());
            }
        }
        return brighter;
    }

    static BufferedImage signed(BufferedImage image) {
        BufferedImage signed = scaled(image, 1);
        Graphics2D pen = pen(signed);
        pen.setColor(Color.WHITE);
        pen.drawString("made by somebody", 12, image.getHeight() - 12);
        pen.dispose();
        return signed;
    }

    public static byte[] png(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream();
                ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), settings);
            stream.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    public static String sha256(byte[] file) {
        return Sha256.of(file).hex();
    }

    static Luminance decoded(byte[] file, BufferedImage like) {
        try {
            return Luminance.decode(file, sha256(file), like.getWidth(), like.getHeight());
        } catch (UnreadablePictureException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }

    private static Color color(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
