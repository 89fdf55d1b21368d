package cn.tongxinqiao.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Makes pictures and files for the tests. */
final class Photos {

    static final int TOP_LEFT = 0xFF0000;
    static final int TOP_RIGHT = 0x00FF00;
    static final int BOTTOM_LEFT = 0x0000FF;
    static final int BOTTOM_RIGHT = 0xFFFFFF;

    private static final int AFTER_START_OF_IMAGE = 2;
    private static final int AFTER_PNG_HEADER = 8 + 25;

    private Photos() {}

    /** A picture with another colour in each corner. */
    static BufferedImage picture(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean left = x < width / 2;
                boolean top = y < height / 2;
                int colour = top ? (left ? TOP_LEFT : TOP_RIGHT) : (left ? BOTTOM_LEFT : BOTTOM_RIGHT);
                picture.setRGB(x, y, colour);
            }
        }
        return picture;
    }

    static byte[] jpeg() {
        return file(picture(64, 32), "jpeg");
    }

    /** One of many files with the same picture. */
    static byte[] jpeg(int serial) {
        return withSegment(jpeg(), 0xFE, Integer.toString(serial).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] png() {
        return file(picture(64, 32), "png");
    }

    static byte[] file(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Puts an EXIF block with an orientation and a place into a JPEG file. */
    static byte[] withExif(byte[] jpeg, int orientation, ByteOrder order) {
        byte[] place = "GPS 23.261234 113.810345".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + place.length).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(38);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putInt(0).put(place);
        return withSegment(jpeg, 0xE1, concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array()));
    }

    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content);
        return insert(jpeg, AFTER_START_OF_IMAGE, segment.array());
    }

    static byte[] withTextChunk(byte[] png, String text) {
        return insert(png, AFTER_PNG_HEADER, chunk("tEXt", ("Comment\0" + text).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The same file claiming another size in its header. */
    static byte[] claiming(byte[] png, int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13);
        header.put(png, 16, 13).putInt(0, width).putInt(4, height);
        byte[] changed = png.clone();
        System.arraycopy(chunk("IHDR", header.array()), 0, changed, 8, 25);
        return changed;
    }

    static byte[] withoutHeight(byte[] jpeg) {
        byte[] changed = jpeg.clone();
        int frame = 0;
        while ((changed[frame] & 0xFF) != 0xFF || (changed[frame + 1] & 0xFF) != 0xC0) {
            frame++;
        }
        changed[frame + 5] = 0;
        changed[frame + 6] = 0;
        return changed;
    }

    static byte[] concat(byte[] first, byte[] second) {
        return insert(first, first.length, second);
    }

    private static byte[] insert(byte[] into, int at, byte[] what) {
        return ByteBuffer.allocate(into.length + what.length)
                .put(into, 0, at)
                .put(what)
                .put(into, at, into.length - at)
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] typed = concat(type.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 check = new CRC32();
        check.update(typed);
        return ByteBuffer.allocate(4 + typed.length + 4)
                .putInt(content.length)
                .put(typed)
                .putInt((int) check.getValue())
                .array();
    }
}
