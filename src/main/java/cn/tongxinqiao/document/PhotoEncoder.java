package cn.tongxinqiao.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/**
 * Encodes a received photo anew: upright, in plain colours, and without anything else the file carried (place, camera,
 * comments, other content appended to it).
 *
 * <p>Size is checked in the header before a pixel is decoded, and only a few photos are decoded at a time: a small file
 * can hold a picture that fills the memory.
 */
@Component
class PhotoEncoder {

    private static final int AT_A_TIME = 2;
    private static final float JPEG_QUALITY = 0.88f;

    private final DocumentSettings settings;
    private final Semaphore decoding = new Semaphore(AT_A_TIME, true);

    PhotoEncoder(DocumentSettings settings) {
        this.settings = settings;
    }

    Photo encode(byte[] received) {
        PhotoFormat format = PhotoFormat.of(received)
                .orElseThrow(() ->
                        PhotoFormat.isHeic(received) ? DocumentNotAccepted.heic() : DocumentNotAccepted.notAPhoto());
        decoding.acquireUninterruptibly();
        try {
            BufferedImage picture = upright(decode(received, format), format, received);
            byte[] thumbnail = write(small(picture, settings.thumbnailSide()), PhotoFormat.JPEG);
            return new Photo(format, picture.getWidth(), picture.getHeight(), write(picture, format), thumbnail);
        } catch (IOException | RuntimeException unreadable) {
            // Decoders are known to answer damaged files with unchecked exceptions of every kind.
            throw unreadable instanceof DocumentNotAccepted known ? known : DocumentNotAccepted.unreadable(unreadable);
        } finally {
            decoding.release();
        }
    }

    private BufferedImage decode(byte[] received, PhotoFormat format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(received))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > settings.maxPixels()) {
                throw DocumentNotAccepted.tooManyPixels(width, height, settings.maxMegapixels());
            }
            if (format == PhotoFormat.JPEG && JpegMarkers.tooManyScans(received)) {
                throw DocumentNotAccepted.unreadable(null);
            }
            ImageReadParam every = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) width * height / settings.keptPixels()));
            every.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, every);
        } finally {
            reader.dispose();
        }
    }

    /** Drawn once onto a plain canvas, which also leaves colour profiles behind. */
    private static BufferedImage upright(BufferedImage decoded, PhotoFormat format, byte[] received) {
        int orientation = format == PhotoFormat.JPEG ? JpegMarkers.orientation(received) : 1;
        boolean onItsSide = orientation >= 5;
        int width = onItsSide ? decoded.getHeight() : decoded.getWidth();
        int height = onItsSide ? decoded.getWidth() : decoded.getHeight();
        boolean transparent =
                format == PhotoFormat.PNG && decoded.getColorModel().hasAlpha();
        int type = transparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage canvas = new BufferedImage(width, height, type);
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(decoded, turn(orientation, decoded.getWidth(), decoded.getHeight()), null);
        graphics.dispose();
        return canvas;
    }

    /** Halved step by step, which keeps fine lines that one great step would lose; on white where it is transparent. */
    private static BufferedImage small(BufferedImage picture, int longestSide) {
        BufferedImage smaller = picture;
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        while (longest > longestSide) {
            int next = Math.max(longestSide, longest / 2);
            double factor = (double) next / longest;
            smaller = drawn(smaller, scaled(smaller.getWidth(), factor), scaled(smaller.getHeight(), factor));
            longest = next;
        }
        return smaller == picture ? drawn(picture, picture.getWidth(), picture.getHeight()) : smaller;
    }

    private static int scaled(int side, double factor) {
        return Math.max(1, (int) Math.round(side * factor));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return canvas;
    }

    /** The eight orientations of EXIF: where the first row and column of the stored picture belong. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] write(BufferedImage picture, PhotoFormat format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format == PhotoFormat.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
